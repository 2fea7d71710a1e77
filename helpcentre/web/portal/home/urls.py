from django.urls import path

from helpcentre.web.portal.home import views

urlpatterns = [path("", views.home, name="home")]
