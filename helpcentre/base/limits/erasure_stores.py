"""Marks against floods cannot be led back to anybody; they fall away by themselves."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.stores import Store, add_store
from helpcentre.base.inventory.taxonomy import Group

add_store(
    Store(
        "limits.buckets",
        Group.DEVICE,
        _("scrambled marks against floods, and tries to sign in"),
        fades=timedelta(days=1),
        tables=("limits.Bucket",),
    )
)
