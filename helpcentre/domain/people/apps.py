from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "helpcentre.domain.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
