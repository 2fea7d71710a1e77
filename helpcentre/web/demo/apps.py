from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "helpcentre.web.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
