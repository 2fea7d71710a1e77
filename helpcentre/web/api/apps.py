from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "helpcentre.web.api"
    label = "api"
