"""``/cms/``: Wagtail's addresses, every one behind our own door."""

from wagtail.admin import urls as wagtail

from helpcentre.web.cms.access import behind_the_door

urlpatterns = behind_the_door(wagtail.urlpatterns)
