from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "helpcentre.domain.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.base.outbound import processors
        from helpcentre.domain.sharing.register import ProcessorRegister

        processors.use(ProcessorRegister())
