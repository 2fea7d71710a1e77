from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "helpcentre.domain.answering"
    label = "answering"
    default_auto_field = "django.db.models.BigAutoField"
