"""What the people's tables prove of the policy."""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.registry import inventory
from helpcentre.base.promises.controls import Evidence, control
from helpcentre.domain.people.models import Business, Person


@control("P02", summary=_("The columns in which the database keeps people and businesses"))
def profiles_hold_only_what_is_declared() -> Evidence:
    """Looks at the tables as they are in the database, not at the models, and at whether anybody is in them."""
    undeclared = []
    columns = 0
    with connection.cursor() as cursor:
        for model in (Person, Business):
            declared = inventory.tables[model._meta.label].fields
            known = {field.column for field in model._meta.local_fields if field.name in declared}
            present = [row.name for row in connection.introspection.get_table_description(cursor, model._meta.db_table)]
            columns += len(present)
            undeclared += [f"{model._meta.db_table}.{name}" for name in present if name not in known]
    found = (
        (_("Columns examined"), columns),
        (_("Columns nobody declared"), ", ".join(undeclared) or 0),
    )
    if undeclared:
        return Evidence.broken(_("Profiles can hold something that we do not tell you about."), *found)
    if not Person.objects.exists():
        return Evidence.unproven(_("Nobody has a profile yet."), *found)
    return Evidence.kept(_("Profiles hold only what this policy names."), *found)
