from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "helpcentre.domain.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"
