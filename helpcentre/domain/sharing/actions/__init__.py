from helpcentre.domain.sharing.actions.processors import ProcessorError, put_processor, switch_processor
from helpcentre.domain.sharing.actions.waiting import send_waiting

__all__ = ["ProcessorError", "put_processor", "send_waiting", "switch_processor"]
