from django.urls import path

from helpcentre.web.portal.announcements import feed, views

urlpatterns = [
    path("", views.announcements, name="announcements"),
    path("feed/", feed.announcements_feed, name="announcements_feed"),
    path("<int:number>/", views.announcement, name="announcement"),
]
