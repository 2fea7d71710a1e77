"""Who may use pictures: whoever may write, by role."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permission_policies import ModelPermissionPolicy


class PicturePolicy(ModelPermissionPolicy):
    """Wagtail asks by collection; there is one, and the role decides about all of it."""

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Collection]:
        return self.collections_user_has_any_permission_for(user, [action])

    def collections_user_has_any_permission_for(self, user: Any, actions: list[str]) -> QuerySet[Collection]:
        every: QuerySet[Collection] = Collection.objects.all()
        return every if self.user_has_any_permission(user, actions) else every.none()
