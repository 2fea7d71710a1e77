from django.urls import include, path

from helpcentre.web.portal.announcements import feed, views

urlpatterns = [
    path("", views.announcements, name="announcements"),
    path("feed/", feed.announcements_feed, name="announcements_feed"),
    path("by-mail/", include("helpcentre.web.portal.news.urls")),
    path("<int:number>/", views.announcement, name="announcement"),
]
