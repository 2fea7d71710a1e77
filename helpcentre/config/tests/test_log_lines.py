"""Nothing about a person gets into what the server prints."""

import logging
import sys

from helpcentre.config.management import log_lines
from helpcentre.config.management.log_lines import ImpersonalFormatter


def line(name: str, message: str, *args: object, **more: object) -> str:
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, more.pop("exc_info", None))
    record.__dict__.update(more)
    return ImpersonalFormatter("%(levelname)s %(name)s %(message)s").format(record)


def test_an_exception_is_its_type_and_place_without_its_text() -> None:
    try:
        raise ValueError("mama.njeri@duka.example")
    except ValueError:
        said = line("helpcentre.base.front", "a page failed", exc_info=sys.exc_info())
    assert said.startswith("ERROR helpcentre.base.front a page failed: ValueError at config/tests/test_log_lines.py:")
    assert "njeri" not in said
    assert "\n" not in said


def test_of_djangos_own_lines_only_the_status_remains() -> None:
    said = line("django.request", "Internal Server Error: %s", "/sw/private/abcdef/", status_code=500)
    assert said == "ERROR django.request a request ended with 500"
    said = line("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'njeri.example'.")
    assert said == "ERROR django.security.DisallowedHost something was refused"


def test_our_own_lines_stay_as_they_are() -> None:
    assert line("helpcentre.base.jobs", "job %s failed", "send") == "ERROR helpcentre.base.jobs job send failed"


def test_what_visitors_do_wrong_is_no_line_even_after_django_has_set_up_its_own_logging() -> None:
    handler = log_lines.handler()
    for name, level, is_said in (
        ("django.request", logging.WARNING, False),
        ("django.security.csrf", logging.WARNING, False),
        ("django.security.DisallowedHost", logging.ERROR, False),
        ("django.request", logging.ERROR, True),
        ("helpcentre.base.jobs", logging.WARNING, True),
    ):
        record = logging.LogRecord(name, level, __file__, 1, "something", (), None)
        assert bool(handler.filter(record)) is is_said, name
