"""The list of words that mean the same, for editors. The search of every node feels a change within a second."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from helpcentre.base.search.models import SynonymGroup
from helpcentre.web.cms.heads import NamedList


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "link"
    menu_label = _("Synonyms")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = NamedList
    list_display = ("words", "changed_at")
    search_fields = ("words",)
    search_backend_name = None
    list_per_page = 100
    panels = [FieldPanel("words")]
