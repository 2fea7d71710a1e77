"""What the pages for customers keep in a browser."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.places import BrowserKey, Cookie, CookieKind
from helpcentre.base.inventory.registry import browser_key, cookie
from helpcentre.base.inventory.taxonomy import Category
from helpcentre.web.portal import language, low_data, phone
from helpcentre.web.portal.privacy import access as my_data

cookie(
    Cookie(
        name=phone.COOKIE,
        purpose=_("Remembers which of your requests this phone may open without signing in"),
        lifetime=timedelta(seconds=phone.COOKIE_AGE),
        kind=CookieKind.ESSENTIAL,
        category=Category.COOKIE_ID,
        http_only=True,
    )
)
cookie(
    Cookie(
        name=language.COOKIE,
        purpose=_("Remembers your language"),
        lifetime=timedelta(seconds=language.COOKIE_AGE),
        kind=CookieKind.PREFERENCE,
        category=Category.SETTINGS,
        http_only=True,
    )
)
cookie(
    Cookie(
        name="theme",
        purpose=_("Remembers whether you want light or dark pages"),
        lifetime=timedelta(days=365),
        kind=CookieKind.PREFERENCE,
        category=Category.SETTINGS,
        http_only=False,
    )
)
cookie(
    Cookie(
        name=low_data.COOKIE,
        purpose=_("Remembers that you want to save data: pictures come only when you tap them"),
        lifetime=timedelta(days=365),
        kind=CookieKind.PREFERENCE,
        category=Category.SETTINGS,
        http_only=False,
    )
)
cookie(
    Cookie(
        name=my_data.COOKIE,
        purpose=_("Remembers for an hour that you proved who you are, on the page My data"),
        lifetime=timedelta(seconds=my_data.COOKIE_AGE),
        kind=CookieKind.ESSENTIAL,
        category=Category.COOKIE_ID,
        http_only=True,
    )
)
browser_key(
    BrowserKey(
        name="draft:",
        storage="sessionStorage",
        purpose=_("Keeps what you are writing until it is sent; it goes when you close the page"),
        category=Category.CONTENT,
    )
)
browser_key(
    BrowserKey(
        name="upload:",
        storage="localStorage",
        purpose=_("Remembers for a day how far a file you are sending has come, and nothing of what is in it"),
        category=Category.OPERATIONS,
    )
)
for _code in ("en", "sw"):
    browser_key(
        BrowserKey(
            name=f"offline-{_code}",
            storage="CacheStorage",
            purpose=_("Keeps the articles you chose to read without internet; you remove it on the same page"),
            category=Category.OPERATIONS,
        )
    )
