"""Wagtail's tables. Nobody who works or worked in the team is merged, so what stands once here is nobody's."""

from helpcentre.base.inventory.merging import once

once("wagtailcore.PageSubscription", "user")
once("wagtailusers.UserProfile", "user")
