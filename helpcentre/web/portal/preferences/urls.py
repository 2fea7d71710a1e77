from django.urls import path

from helpcentre.web.portal.preferences import views

urlpatterns = [path("", views.preferences, name="preferences")]
