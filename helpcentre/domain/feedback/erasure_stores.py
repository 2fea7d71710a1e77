"""Votes are kept without a name: nobody, we included, can tell whose one is."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.stores import Store, add_store
from helpcentre.base.inventory.taxonomy import Group

add_store(
    Store(
        "feedback.votes",
        Group.REQUESTS,
        _("what you wrote about an article, without your name"),
        fades=timedelta(days=180),
        tables=("feedback.ArticleVote",),
    )
)
