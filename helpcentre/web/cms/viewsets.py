"""The lists and editing screens of articles, topics, announcements and snippets."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from helpcentre.domain.knowledge.models import Announcement, Article, Snippet, Topic
from helpcentre.web.cms.forms import ArticleForm, SnippetForm, TopicForm
from helpcentre.web.cms.unpublishing import TakeBackView


class ArticleViewSet(SnippetViewSet):
    model = Article
    unpublish_view_class = TakeBackView
    icon = "doc-full"
    list_display = ("title", "language", "topic", "updated_at")
    list_filter = ("language", "topic", "live", "audience")
    search_fields = ("title", "summary", "keywords")
    search_backend_name = None
    list_per_page = 50
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("title"), FieldPanel("summary"), FieldPanel("body"), FieldPanel("keywords")],
                heading=_("Text"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("language"), FieldPanel("topic", widget=forms.Select)]),
                    FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
                    FieldPanel("audience"),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("countries"), FieldPanel("apps"), FieldPanel("plans")])],
                        heading=_("Whom it applies to"),
                    ),
                    FieldRowPanel([FieldPanel("owner"), FieldPanel("review_by")]),
                    FieldRowPanel([FieldPanel("is_popular"), FieldPanel("is_starter")]),
                    PublishingPanel(),
                ],
                heading=_("Place and people"),
            ),
        ],
        base_form_class=ArticleForm,
    )


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "folder-open-inverse"
    list_display = ("title", "language", "parent", "position")
    list_filter = ("language",)
    search_fields = ("title",)
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("language"), FieldPanel("parent", widget=forms.Select)]),
            FieldPanel("title"),
            FieldPanel("summary"),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("key")]),
            FieldRowPanel([FieldPanel("icon"), FieldPanel("position")]),
        ],
        base_form_class=TopicForm,
    )


class AnnouncementViewSet(SnippetViewSet):
    model = Announcement
    unpublish_view_class = TakeBackView
    icon = "warning"
    list_display = ("title", "language", "kind")
    list_filter = ("language", "kind")
    search_fields = ("title",)
    search_backend_name = None
    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("kind")]),
        FieldPanel("title"),
        FieldPanel("body"),
        PublishingPanel(),
    ]


class SnippetsViewSet(SnippetViewSet):
    model = Snippet
    icon = "copy"
    list_display = ("name", "language")
    list_filter = ("language",)
    search_fields = ("name", "body")
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("name"), FieldPanel("language")]), FieldPanel("body")], base_form_class=SnippetForm
    )


class KnowledgeGroup(SnippetViewSetGroup):
    menu_label = _("Knowledge base")
    menu_icon = "doc-full"
    menu_order = 100
    items = (ArticleViewSet, TopicViewSet, AnnouncementViewSet, SnippetsViewSet)
