from django.urls import path

from helpcentre.web.portal.feeds import views

urlpatterns = [
    path("feed/", views.feed, name="feed"),
    path("topics/<slug:slug>/feed/", views.topic_feed, name="topic_feed"),
]
