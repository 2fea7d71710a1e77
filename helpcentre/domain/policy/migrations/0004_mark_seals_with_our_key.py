from django.db import migrations, models

from helpcentre.base.core import keyed


def mark_what_stands(apps, schema_editor):
    """Until now anybody who wrote rows could seal them. What stands is taken as it is, and from here on the key counts."""
    rows = apps.get_model("policy", "PolicyVersion")
    for row in rows.objects.all():
        rows.objects.filter(pk=row.pk).update(mark=keyed.mark("policy", row.seal))


class Migration(migrations.Migration):

    dependencies = [("policy", "0003_tell_people_once")]

    operations = [
        migrations.AddField("policyversion", "mark", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(mark_what_stands, migrations.RunPython.noop),
    ]
