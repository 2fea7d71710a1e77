from django.db import migrations
from django.db.models import F


def forwards(apps, schema_editor):
    article = apps.get_model("knowledge", "Article")
    article.objects.filter(published_at__isnull=True).update(live=False)
    article.objects.filter(published_at__isnull=False).update(
        live=True, first_published_at=F("published_at"), last_published_at=F("updated_at")
    )


def backwards(apps, schema_editor):
    article = apps.get_model("knowledge", "Article")
    article.objects.filter(live=True).update(published_at=F("first_published_at"))


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_write_with_revisions")]
    operations = [migrations.RunPython(forwards, backwards)]
