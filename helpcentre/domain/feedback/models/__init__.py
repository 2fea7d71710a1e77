from helpcentre.domain.feedback.models.external_link import ExternalLink, LinkState, LinkUse

__all__ = ["ExternalLink", "LinkState", "LinkUse"]
