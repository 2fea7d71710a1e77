from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.places import Cookie, CookieKind
from helpcentre.base.inventory.registry import cookie
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.web.demo import seats

cookie(
    Cookie(
        name=seats.DESK_COOKIE,
        purpose=_("In the demonstration only: keeps the second person signed in beside the first"),
        lifetime=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        kind=CookieKind.ESSENTIAL,
        category=Category.COOKIE_ID,
        http_only=True,
    )
)
