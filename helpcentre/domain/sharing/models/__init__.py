from helpcentre.domain.sharing.models.processor import HOST, Processor

__all__ = ["HOST", "Processor"]
