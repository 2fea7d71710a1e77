from django.apps import AppConfig


class ServiceLevelsConfig(AppConfig):
    name = "helpcentre.domain.service_levels"
    label = "service_levels"
    default_auto_field = "django.db.models.BigAutoField"
