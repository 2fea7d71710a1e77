from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class ConfigConfig(AppConfig):
    name = "helpcentre.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("helpcentre.config.checks")
        if settings.LINK_CHECKS_ON:
            link_probe = import_module("helpcentre.domain.feedback.link_probe")
            probe = import_module("helpcentre.adapters.web_links.probe")
            link_probe.use(probe.WebProbe(agent=f"DukaSystem-Help-link-check/1 (+{settings.PUBLIC_URL})"))
        scanning = import_module("helpcentre.base.files.scanning")
        scanning.use(import_module("helpcentre.adapters.antivirus.clamd").make)
        sms = import_module("helpcentre.base.outbound.transports.sms")
        sms.use(import_module("helpcentre.adapters.sms.carriers").make)
