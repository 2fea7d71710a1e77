"""Articles are ranked by postings (ADR 0011); their full-text indexes go. Nothing of messages changes."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

before = import_module("helpcentre.base.search.migrations.0002_hang_full_text_indexes")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_articleentry DROP COLUMN document, DROP COLUMN heading")
        return
    for index in ("search_article_en", "search_article_sw"):
        for event in ("put", "remove", "change"):
            schema_editor.execute(f"DROP TRIGGER {index}_{event}")
        schema_editor.execute(f"DROP TABLE {index}")


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = [statement for statement in before.POSTGRESQL if "articleentry" in statement]
    else:
        statements = [statement for statement in before.sqlite_statements() if "search_article" in statement]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_hang_full_text_indexes")]

    operations = [
        migrations.RunPython(drop, create),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=44)),
                ("impact", models.PositiveSmallIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="search.articleentry",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["word", "-impact", "article"], name="posting_loudest"),
        ),
    ]
