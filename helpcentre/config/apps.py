from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "helpcentre.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("helpcentre.config.checks")
