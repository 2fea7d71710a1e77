"""The list and the editing screens of articles."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from helpcentre.domain.knowledge.models import Article
from helpcentre.web.cms.articles.deleting import ArticleDelete
from helpcentre.web.cms.articles.editing import ArticleAdd, ArticleEdit
from helpcentre.web.cms.articles.form import ArticleForm
from helpcentre.web.cms.articles.listing import ArticleFilters, ArticleList
from helpcentre.web.cms.comparing import TextPanel
from helpcentre.web.cms.unpublishing import TakeBackView
from helpcentre.web.cms.writing import MarkdownField

_COUNTED = {"data-letters": ""}

_TEXT = [
    FieldRowPanel(
        [
            FieldPanel("language", heading=_("Language"), widget=forms.Select),
            FieldPanel("topic", heading=_("Topic"), widget=forms.Select),
        ]
    ),
    TitleFieldPanel(
        "title",
        heading=_("Title"),
        help_text=_("What the shopkeeper wants to do or what went wrong, in their words."),
        placeholder=_("Title"),
    ),
    FieldPanel(
        "summary",
        heading=_("Summary"),
        help_text=_("The answer in one or two sentences. It stands in lists and in search results."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300, **_COUNTED}),
    ),
    TextPanel("body", heading=_("Text"), widget=MarkdownField),
    FieldPanel(
        "keywords",
        heading=_("Keywords"),
        help_text=_("Words and whole questions as shopkeepers say them, with commas. Searched, never shown."),
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": 2000, **_COUNTED}),
    ),
]

_PLACE = [
    FieldRowPanel(
        [
            FieldPanel("slug", heading=_("Address"), help_text=_("A former address keeps leading here.")),
            FieldPanel("position", heading=_("Place in its topic")),
        ]
    ),
    FieldPanel("audience", heading=_("Who may read it")),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("countries", heading=_("Countries"), help_text=_("KE, TZ … Empty: every country.")),
                    FieldPanel("apps", heading=_("Apps"), help_text=_("android, web … Empty: every app.")),
                    FieldPanel("plans", heading=_("Plans"), help_text=_("free, business … Empty: every plan.")),
                ]
            )
        ],
        heading=_("Whom it applies to"),
    ),
    FieldRowPanel(
        [
            FieldPanel("owner", heading=_("Owner"), help_text=_("Who keeps it true.")),
            FieldPanel("review_by", heading=_("Read again by"), help_text=_("On this day it comes back to the board.")),
        ]
    ),
    FieldRowPanel(
        [
            FieldPanel("is_popular", heading=_("On the front page")),
            FieldPanel("is_starter", heading=_("Came with the Help Centre, to be checked with product")),
        ]
    ),
    PublishingPanel(),
]


class ArticleViewSet(SnippetViewSet):
    model = Article
    icon = "doc-full"
    menu_label = _("Articles")
    menu_name = "articles"
    index_view_class = ArticleList
    add_view_class = ArticleAdd
    edit_view_class = ArticleEdit
    delete_view_class = ArticleDelete
    unpublish_view_class = TakeBackView
    copy_view_enabled = False
    filterset_class = ArticleFilters
    create_template_name = "cms/articles/create.html"
    edit_template_name = "cms/articles/edit.html"
    delete_template_name = "cms/articles/delete.html"
    index_results_template_name = "cms/articles/index_results.html"
    list_per_page = 50
    edit_handler = TabbedInterface(
        [ObjectList(_TEXT, heading=_("Text")), ObjectList(_PLACE, heading=_("Place and people"))],
        base_form_class=ArticleForm,
    )
