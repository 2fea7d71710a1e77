"""``helpcentre search QUERY``: what the public search would answer."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.html import strip_tags

from helpcentre.domain.knowledge import selectors
from helpcentre.domain.people.models import Language


class Command(BaseCommand):
    help = "Show what the public search would answer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", nargs="+")
        parser.add_argument("--language", choices=Language.values, default=Language.ENGLISH.value)
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["limit"] <= 100:
            raise CommandError("--limit is a whole number from 1 to 100")
        answer = selectors.search(" ".join(options["query"]), options["language"], options["limit"])
        if options["json"]:
            self.stdout.write(json.dumps(selectors.as_data(answer), ensure_ascii=False, indent=2))
            return
        if answer.corrected:
            self.stdout.write(f"Searched for: {answer.corrected}\n\n")
        for place, result in enumerate(answer.results, 1):
            article = result.article
            self.stdout.write(f"{place}. {article.title}  [{article.language}]  {selectors.address(article)}")
            self.stdout.write(f"   {strip_tags(result.snippet_html)}")
        if not answer.results:
            self.stdout.write("Nothing found.")
