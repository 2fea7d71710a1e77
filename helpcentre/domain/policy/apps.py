from django.apps import AppConfig
from django.core import checks
from django.utils.module_loading import autodiscover_modules


class PolicyConfig(AppConfig):
    name = "helpcentre.domain.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.domain.people import consents
        from helpcentre.domain.policy import selectors
        from helpcentre.domain.policy.checks import check_starter

        consents.use_notice(selectors.notice)
        autodiscover_modules("policy_lists")
        checks.register(check_starter, "policy")
