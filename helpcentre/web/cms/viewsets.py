"""The lists and editing screens of topics, announcements and shared words; those of articles have their own folder."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PublishingPanel, TitleFieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from helpcentre.domain.knowledge.models import Announcement, Snippet, Topic
from helpcentre.web.cms.announcements import AnnouncementForm
from helpcentre.web.cms.articles.deleting import SnippetDelete
from helpcentre.web.cms.articles.editing import PlainPanels
from helpcentre.web.cms.articles.viewset import ArticleViewSet
from helpcentre.web.cms.comparing import TextPanel
from helpcentre.web.cms.forms import SnippetForm, TopicForm
from helpcentre.web.cms.heads import NamedList
from helpcentre.web.cms.unpublishing import TakeBackView
from helpcentre.web.cms.writing import MarkdownField


class TopicList(NamedList):
    default_ordering = ("language", "position", "id")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        order = Button(_("Put in order"), url=reverse("cms_shelves"), icon_name="order", priority=10)
        return [*super().header_more_buttons, order]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "folder-open-inverse"
    menu_label = _("Topics")
    index_view_class = TopicList
    copy_view_enabled = False
    list_display = ("title", "language", "parent", "position")
    list_filter = ("language",)
    search_fields = ("title",)
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("language", heading=_("Language")),
                    FieldPanel("parent", heading=_("Inside"), widget=forms.Select),
                ]
            ),
            TitleFieldPanel("title", heading=_("Title"), placeholder=False),
            FieldPanel("summary", heading=_("Summary"), widget=forms.Textarea(attrs={"rows": 2, "data-letters": ""})),
            FieldRowPanel(
                [
                    FieldPanel("slug", heading=_("Address")),
                    FieldPanel(
                        "key", heading=_("Name in files"), help_text=_("The same in both languages: it joins them.")
                    ),
                ]
            ),
            FieldRowPanel(
                [FieldPanel("icon", heading=_("Symbol")), FieldPanel("position", heading=_("Place among its like"))]
            ),
        ],
        base_form_class=TopicForm,
    )


class AnnouncementAdd(PlainPanels, CreateView):
    pass


class AnnouncementEdit(PlainPanels, EditView):
    pass


class AnnouncementViewSet(SnippetViewSet):
    model = Announcement
    add_view_class = AnnouncementAdd
    edit_view_class = AnnouncementEdit
    unpublish_view_class = TakeBackView
    icon = "warning"
    menu_label = _("Announcements")
    copy_view_enabled = False
    index_view_class = NamedList
    list_display = ("title", "language", "kind")
    list_filter = ("language", "kind")
    search_fields = ("title",)
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("language", heading=_("Language")), FieldPanel("kind", heading=_("Kind"))]),
            FieldPanel("title", heading=_("Title"), widget=forms.TextInput(attrs={"data-letters": ""})),
            TextPanel("body", heading=_("Text"), widget=MarkdownField(attrs={"rows": 8})),
            FieldPanel("same_as"),
            FieldPanel("by_mail"),
            PublishingPanel(),
        ],
        base_form_class=AnnouncementForm,
    )


class SnippetsViewSet(SnippetViewSet):
    model = Snippet
    icon = "copy"
    menu_label = _("Shared words")
    copy_view_enabled = False
    delete_view_class = SnippetDelete
    delete_template_name = "cms/articles/delete.html"
    index_view_class = NamedList
    list_display = ("name", "language")
    list_filter = ("language",)
    search_fields = ("name", "body")
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name", heading=_("Name")), FieldPanel("language", heading=_("Language"))]),
            TextPanel("body", heading=_("Text"), widget=MarkdownField(attrs={"rows": 8})),
        ],
        base_form_class=SnippetForm,
    )


class KnowledgeGroup(SnippetViewSetGroup):
    menu_label = _("Content")
    menu_icon = "doc-full"
    menu_order = 100
    items = (ArticleViewSet, TopicViewSet, AnnouncementViewSet, SnippetsViewSet)
