"""``GET /api/v1/search``: what the page would answer."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from helpcentre.domain.knowledge import selectors
from helpcentre.web.api import pace
from helpcentre.web.api.refusals import Refusal

MOST = 100
FRESH_SECONDS = 60  # an article published meanwhile is found by programs a minute later

router = Router()


class Result(Schema):
    """One article. It holds plain text only, except ``snippet``."""

    slug: str = Field(description=_("The article's word in addresses; unique within its language."))
    language: Literal["en", "sw"] = Field(description=_("The language the article is written in."))
    title: str = Field(description=_("The title as plain text."))
    url: str = Field(description=_("The path of the page on this site."))
    snippet: str = Field(description=_("Safe HTML: escaped text in which found words stand in <mark>."))


class Answer(Schema):
    query: str = Field(description=_("What was asked."))
    corrected: str | None = Field(
        description=_("The question as it was understood when a word was misspelt, otherwise null.")
    )
    results: list[Result] = Field(description=_("The best first: the language asked for, then the other one."))


@router.get(
    "/search",
    response={200: Answer, 422: Refusal, 429: Refusal},
    summary=_("Search the articles"),
    description=_(
        "The same answer as the search page gives: whole questions, single words, unfinished and misspelt words, "
        "in either language or both at once."
    ),
    operation_id="search",
)
def search(
    request: HttpRequest,
    response: HttpResponse,
    q: Annotated[str, Query(..., description=_("The question or words. What follows 500 characters is not read."))],
    language: Annotated[
        Literal["en", "sw"], Query(description=_("The reader's language; its articles come first."))
    ] = "en",
    limit: Annotated[int, Query(ge=1, le=MOST, description=_("How many articles at most."))] = 10,
) -> dict[str, object]:
    pace.check(request)
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response["Content-Language"] = language
    return selectors.as_data(selectors.search(q, language, limit))
