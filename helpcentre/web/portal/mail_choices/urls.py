from django.urls import path

from helpcentre.web.portal.mail_choices import views

urlpatterns = [
    path("", views.mail_choices, name="mail_choices"),
    path("<str:token>/", views.mail_choices_link, name="mail_choices_link"),
    path("<str:token>/stop/<slug:purpose>/", views.mail_stop, name="mail_stop"),
]
