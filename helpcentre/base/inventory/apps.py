from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "helpcentre.base.inventory"
    label = "inventory"
    default_auto_field = "django.db.models.BigAutoField"
