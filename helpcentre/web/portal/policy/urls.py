from django.urls import path

from helpcentre.web.portal.policy import views

urlpatterns = [
    path("", views.privacy, name="privacy"),
    path("promises/", views.promises, name="promises"),
    path("cookies/", views.cookies, name="cookies"),
]
