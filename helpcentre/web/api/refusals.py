"""What a program is told when the answer is no: always JSON, with a sentence a person can act on."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError
from pydantic import Field

from helpcentre.web.api.pace import TooFastError


class Fault(Schema):
    field: str = Field(description=_("The parameter that is wrong."))
    message: str = Field(description=_("What is wrong with it."))


class Refusal(Schema):
    status: int = Field(description=_("The HTTP status, once more."))
    error: str = Field(description=_("What is wrong, in a sentence."))
    faults: list[Fault] = Field(default=[], description=_("Which parameters are wrong."))


#: What the status alone can say.
WORDS = {
    400: "The request cannot be read. See /api/v1/docs.",
    403: "This may not be asked from here.",
    404: "There is nothing at this address. See /api/v1/docs.",
    405: "This address does not take this method. See the Allow header.",
    413: "The request is too large.",
    500: "Something failed on our side. Please try again later.",
}


def refuse(status: int, error: str = "", faults: list[dict[str, str]] | None = None) -> HttpResponse:
    said = error or WORDS.get(status) or HTTPStatus(status).phrase
    answer = JsonResponse({"status": status, "error": said, "faults": faults or []}, status=status)
    answer["Cache-Control"] = "no-store"
    answer["Content-Language"] = "en"
    return answer


def register(api: NinjaAPI) -> None:
    """Say it in our words wherever the library would use its own."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = [{"field": str(found["loc"][-1]), "message": _message(found)} for found in error.errors]
        named = ", ".join(fault["field"] for fault in faults)
        return refuse(422, f"Please correct: {named}. See /api/v1/docs.", faults)

    @api.exception_handler(TooFastError)
    def too_fast(request: HttpRequest, error: TooFastError) -> HttpResponse:
        answer = refuse(429, f"Too many questions from one address. Please wait {error.seconds} s.")
        answer["Retry-After"] = str(error.seconds)
        return answer


def _message(found: dict[str, Any]) -> str:
    if found["type"] == "missing":
        return "is needed"
    return str(found["msg"]).replace("Input should be", "should be").replace("String should", "should")
