"""The portal with its own views at the door, whatever the configuration does with them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from helpcentre.web.portal.accounts import views

urlpatterns = [
    path("accounts/login/", views.request_code, name="account_login"),
    path("accounts/code/", views.request_code, name="account_request_login_code"),
    path("accounts/code/confirm/", views.confirm_code, name="account_confirm_login_code"),
    path("accounts/logout/", views.sign_out, name="account_logout"),
    path("accounts/signup/", views.request_code, name="account_signup"),
    path("static/", include("helpcentre.base.ui.urls")),
    *i18n_patterns(path("", include("helpcentre.web.portal.urls")), prefix_default_language=True),
]
