"""The board in the authors' menu."""

from django.urls import reverse
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def item() -> MenuItem:
    return MenuItem(pgettext_lazy("board", "To do"), reverse("cms_board"), name="board", icon_name="tasks", order=90)
