from django.urls import path

from helpcentre.web.portal.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("opened/", views.opened, name="search_opened"),
]
