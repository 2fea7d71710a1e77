from django.urls import path

from helpcentre.web.portal.contact import views

urlpatterns = [path("", views.contact, name="contact")]
