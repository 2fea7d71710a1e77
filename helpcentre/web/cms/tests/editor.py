"""What a browser sends back from the editing screen of an article."""

from typing import Any

from django.test import Client

from helpcentre.domain.knowledge.models import Article

ADD = "/cms/snippets/knowledge/article/add/"


def edit(article: Article) -> str:
    return f"/cms/snippets/knowledge/article/edit/{article.pk}/"


def form_of(article: Article, **typed: Any) -> dict[str, Any]:
    """The form as it would come with the page, with what was ``typed`` over it."""
    draft = article.get_latest_revision_as_object()
    names = ("title", "summary", "body", "keywords", "language", "slug", "position", "audience", "countries", "apps")
    sent: dict[str, Any] = {name: getattr(draft, name) for name in (*names, "plans")}
    sent |= {"topic": draft.topic_id, "owner": draft.owner_id or "", "review_by": draft.review_by or ""}
    return sent | {"go_live_at": "", "expire_at": ""} | typed


def save(client: Client, article: Article, action: str = "", **typed: Any) -> Any:
    """Press a button of the editor: "" saves a draft, ``publish`` and ``submit`` are the others."""
    sent = form_of(article, **typed) | ({f"action-{action}": "y"} if action else {})
    answer = client.post(edit(article), sent)
    article.refresh_from_db()
    return answer
