from django.urls import path

from helpcentre.web.portal.topics import views

urlpatterns = [path("<slug:slug>/", views.topic, name="topic")]
