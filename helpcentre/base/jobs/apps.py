from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "helpcentre.base.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django_tasks.signals import task_enqueued

        from helpcentre.base.jobs.queue import wake_workers

        task_enqueued.connect(wake_workers, dispatch_uid="jobs.wake_workers")
        import_module("helpcentre.base.jobs.mail")
        import_module("helpcentre.base.jobs.sms")
        import_module("helpcentre.base.jobs.housekeeping")
        autodiscover_modules("jobs", "schedule")
