"""The customer's side, below ``/en/`` and ``/sw/``."""

from django.urls import include, path

app_name = "portal"

urlpatterns = [
    path("articles/", include("helpcentre.web.portal.articles.urls")),
    path("search/", include("helpcentre.web.portal.search.urls")),
    path("topics/", include("helpcentre.web.portal.topics.urls")),
    path("", include("helpcentre.web.portal.home.urls")),
    path("", include("helpcentre.web.portal.tickets.urls")),
    path("", include("helpcentre.web.portal.feeds.urls")),
    path("", include("helpcentre.web.portal.offline.urls")),
    path("", include("helpcentre.web.portal.uploads.urls")),
    path("announcements/", include("helpcentre.web.portal.announcements.urls")),
    path("contact/", include("helpcentre.web.portal.contact.urls")),
    path("privacy/my-data/", include("helpcentre.web.portal.privacy.urls")),
    path("privacy/mail/", include("helpcentre.web.portal.mail_choices.urls")),
    path("privacy/", include("helpcentre.web.portal.policy.urls")),
    path("preferences/", include("helpcentre.web.portal.preferences.urls")),
]
