"""The list of articles: where each stands, whose it is, when it wants to be read again."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView

from helpcentre.domain.knowledge import choosing, states
from helpcentre.domain.knowledge.models import Article, Audience, Topic
from helpcentre.domain.people.models import Language, Person


class ArticleFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=states.State.choices, method="in_state")
    language = django_filters.ChoiceFilter(label=_("Language"), choices=Language.choices)
    topic = django_filters.ModelChoiceFilter(label=_("Topic"), queryset=Topic.objects.order_by("language", "position"))
    audience = django_filters.ChoiceFilter(label=_("Audience"), choices=Audience.choices)
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), queryset=Person.objects.filter(staffmember__left_at=None).exclude(staffmember=None)
    )
    is_starter = django_filters.BooleanFilter(label=_("Came with the Help Centre"))

    class Meta:
        model = Article
        fields: list[str] = []

    def in_state(self, queryset: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        return queryset.filter(states.condition(value))


class StateColumn(Column):
    cell_template_name = "cms/articles/state.html"

    def get_value(self, article: Article) -> list[states.State]:
        return states.states(article)


class FactColumn(Column):
    """A plain fact that a phone leaves out."""

    cell_template_name = "cms/articles/fact.html"


class ArticleList(IndexView):
    default_ordering = "-updated_at"
    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Article]:
        rows = Article.objects.select_related("topic", "owner")
        return states.with_states(rows)

    def search_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return choosing.titled(queryset, self.search_query[:200]) if self.search_query else queryset

    @cached_property
    def columns(self) -> list[Any]:
        title = self._get_title_column("title", TitleColumn)
        title.label = _("Title")
        return [
            title,
            StateColumn("state", label=_("State")),
            FactColumn("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
            FactColumn("topic", label=_("Topic"), sort_key="topic__title"),
            FactColumn("owner", label=_("Owner"), sort_key="owner__name"),
            FactColumn("review_by", label=_("Read again by"), sort_key="review_by"),
            FactColumn("updated_at", label=_("Changed"), sort_key="updated_at"),
        ]
