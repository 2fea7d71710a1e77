from django.apps import AppConfig
from django.core import checks
from django.utils.module_loading import autodiscover_modules


class InventoryConfig(AppConfig):
    name = "helpcentre.base.inventory"
    label = "inventory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from helpcentre.base.inventory.checks import check_inventory
        from helpcentre.base.inventory.merging_gaps import check_merging

        autodiscover_modules("data_inventory", "erasure_stores", "person_merging")
        checks.register(check_inventory, "inventory")
        checks.register(check_merging, "inventory")
