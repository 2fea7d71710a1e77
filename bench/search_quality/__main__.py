"""``python -m bench.search_quality``: how often the right article comes first, beside a stemmed BM25.

    python -m bench.search_quality tuning            the half that may be looked at
    python -m bench.search_quality held_out          the other half: its totals only
    python -m bench.search_quality --folder DIR      a collection of your own, see docs/search.md

The articles go into a scratch SQLite database through the same code that publishing uses.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.search_quality", description="MRR@10 and recall@10 of the search.")
    parser.add_argument("halves", nargs="?", default="both", choices=("tuning", "held_out", "both"))
    parser.add_argument("--folder", type=Path, help="documents (.md, .txt, .jsonl), queries.jsonl and qrels.tsv")
    parser.add_argument("--language", default="en", choices=("en", "sw"), help="of the folder's documents and queries")
    parser.add_argument("--misses", action="store_true", help="also list what was not found first (not for held_out)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-quality-") as scratch:
        _start(scratch)
        from bench.search_quality import collection, report

        if chosen.folder:
            report.show(chosen.folder.name, collection.folder(chosen.folder, chosen.language), misses=chosen.misses)
            return
        for half in ("tuning", "held_out") if chosen.halves == "both" else (chosen.halves,):
            report.show(half, collection.starter(HERE / f"{half}.yaml"), misses=chosen.misses and half == "tuning")


def _start(scratch: str) -> None:
    os.environ["HELPCENTRE_DATA"] = scratch
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpcentre.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "search", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
