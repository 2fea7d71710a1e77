from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "helpcentre.base.backups"
    label = "backups"
    default_auto_field = "django.db.models.BigAutoField"
