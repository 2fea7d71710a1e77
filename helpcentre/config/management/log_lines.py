"""What the server prints: times, names of code and kinds of faults, never an address, a path or a word of anybody."""

import logging

from helpcentre.base.events import faults


class ImpersonalFormatter(logging.Formatter):
    """Writes an exception as its type and place. Django's own lines quote paths (private links) and header values:
    of those only the status remains."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django"):
            record = logging.makeLogRecord(record.__dict__ | {"msg": _of_django(record), "args": None})
        if record.exc_info and record.exc_info[1] is not None:
            fault = faults.describe(record.exc_info[1])
            record = logging.makeLogRecord(
                record.__dict__
                | {"msg": "%s: %s", "args": (record.getMessage(), fault), "exc_info": None, "exc_text": None}
            )
        return super().format(record)


def _of_django(record: logging.LogRecord) -> str:
    status = getattr(record, "status_code", None)
    return f"a request ended with {status}" if status else "something was refused"


def configure() -> None:
    """Warnings and worse, to standard error. What visitors do wrong (4xx) is no line at all."""
    logging.basicConfig(level=logging.WARNING, handlers=[handler()])


def handler() -> logging.Handler:
    """Where lines go. It leaves lines out itself: Django, set up once more, resets the levels of its loggers."""
    made = logging.StreamHandler()
    made.setFormatter(ImpersonalFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    made.addFilter(lambda record: not _is_a_visitors_mistake(record))
    return made


def _is_a_visitors_mistake(record: logging.LogRecord) -> bool:
    asked = record.name == "django.request" and record.levelno < logging.ERROR
    return asked or record.name.startswith("django.security")
