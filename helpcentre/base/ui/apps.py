from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "helpcentre.base.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
