"""Another process on the same database, as the worker and the command line are. Run by the tests.

``writer_process.py FILE many SELLER COUNT`` writes COUNT sales, each in its own transaction.
``writer_process.py FILE hold`` begins a transaction, writes, says so, and never ends it.
"""

import sys
import time

import django
from django.conf import settings
from django.db import connection, transaction


def main(database: str, what: str, *arguments: str) -> None:
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "helpcentre.base.core.database.sqlite",
                "NAME": database,
                "OPTIONS": {"timeout": 15},
            }
        }
    )
    django.setup()
    if what == "many":
        for number in range(int(arguments[1])):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO sale (seller, number) VALUES (%s, %s)", [arguments[0], number])
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO sale (seller, number) VALUES ('lost', 1)")
            sys.stdout.write("holding\n")
            sys.stdout.flush()
            time.sleep(600)


if __name__ == "__main__":
    main(*sys.argv[1:])
