"""What authors work with, in the order of the menu."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from helpcentre.web.cms import dress, pictures  # noqa: F401 - register their hooks
from helpcentre.web.cms.board import menu  # noqa: F401 - registers its hook
from helpcentre.web.cms.policy import menu as policy_menu  # noqa: F401 - registers its hook
from helpcentre.web.cms.synonyms import SynonymViewSet
from helpcentre.web.cms.viewsets import KnowledgeGroup

register_snippet(KnowledgeGroup)
register_snippet(SynonymViewSet)

#: Menu entries of Wagtail's for things we do not have.
_UNUSED = {"explorer", "documents", "help"}


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: object, items: list[Any]) -> None:
    items[:] = [item for item in items if getattr(item, "name", "") not in _UNUSED]
    for item in items:
        if item.name == "images":
            item.label = _("Pictures")


@hooks.register("register_admin_menu_item")
def way_back_to_the_desk() -> MenuItem:
    return MenuItem(_("Desk"), reverse_lazy("desk:inbox"), name="desk", icon_name="comment", order=10_000)


@hooks.register("register_admin_search_area")
def search_articles() -> SearchArea:
    """The first area is where the search of the menu leads."""
    return SearchArea(
        _("Articles"),
        reverse_lazy("wagtailsnippets_knowledge_article:list"),
        name="articles",
        icon_name="doc-full",
        order=1,
    )
