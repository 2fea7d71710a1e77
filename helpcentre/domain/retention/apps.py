from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "helpcentre.domain.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.base.inventory import terms
        from helpcentre.domain.retention.periods import chosen

        terms.set_by(chosen)
