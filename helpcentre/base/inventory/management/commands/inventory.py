import json
from itertools import groupby
from textwrap import fill
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from helpcentre.base.inventory.completeness import gaps
from helpcentre.base.inventory.listing import listing


class Command(BaseCommand):
    help = "Everything that is stored: what it is, what for, whose, how long, how it leaves and how it goes."
    requires_system_checks = ()  # an incomplete inventory must still be printable

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the whole inventory as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            whole = listing()
        if options["json"]:
            self.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1))
            return
        self._fields(whole["fields"])
        self._section("Files", whole["files"], "path", "holds")
        self._section("Cookies", whole["cookies"], "name", "purpose")
        self._section("Kept by the browser", whole["browser"], "name", "purpose")
        self._section("Log lines", whole["logs"], "name", "holds")
        self._section("Memory", whole["caches"], "pattern", "holds")
        personal = sum(field["personal"] for field in whole["fields"])
        self.stdout.write(f"\n{len(whole['fields'])} fields, {personal} of them personal.")
        for gap in gaps():
            self.stderr.write(self.style.ERROR(f"{gap.place} {gap.message}."))

    def _fields(self, fields: list[dict[str, Any]]) -> None:
        for table, rows in groupby(fields, key=lambda field: field["table"]):
            self.stdout.write(f"\n{self.style.MIGRATE_HEADING(table)}")
            for (_, why), alike in groupby(rows, key=lambda field: (field["personal"], field["why"])):
                together = list(alike)
                if together[0]["personal"]:
                    self._personal(together)
                else:
                    said = ", ".join(field["field"] for field in together) + (f" ({why})" if why else "")
                    self.stdout.write(fill(said, 118, initial_indent="  ", subsequent_indent="    "))

    def _personal(self, fields: list[dict[str, Any]]) -> None:
        for field in fields:
            self.stdout.write(
                self.style.WARNING(f"  {field['field']:<22}")
                + f" {field['category']}, of {', '.join(field['owners'])}; kept {field['retention']['words']}; "
                f"export: {field['export'] or 'never'}; erase: {field['erase'].replace('_', ' ')}"
            )

    def _section(self, title: str, rows: list[dict[str, Any]], name: str, words: str) -> None:
        if rows:
            self.stdout.write(f"\n{self.style.MIGRATE_HEADING(title)}")
        for row in rows:
            self.stdout.write(f"  {row[name]:<32} {row[words]}")
