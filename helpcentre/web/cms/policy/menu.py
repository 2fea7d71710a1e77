"""The privacy policy in the authors' menu, for those who may write it."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from helpcentre.domain.people.models import Person
from helpcentre.domain.people.permissions import Permission, may


class PolicyItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Person) and may(request.user, Permission.WRITE_POLICY)


@hooks.register("register_admin_menu_item")
def item() -> MenuItem:
    return PolicyItem(_("Privacy policy"), reverse_lazy("cms_policy"), name="policy", icon_name="lock", order=900)
