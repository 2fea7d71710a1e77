"""The data directory, the framework's cookies, and the log stream: what no single app owns."""

from datetime import timedelta

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.places import Cookie, CookieKind, FileRoot, LogField
from helpcentre.base.inventory.registry import cookie, file_root, log_field
from helpcentre.base.inventory.retention import Retention, Rule, while_account_lives, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Use, Words

_PEOPLE = (Category.NAME, Category.EMAIL, Category.PHONE, Category.CONTENT)


def _own(path: str, holds: Words) -> None:
    """A file of the service's own, about nobody."""
    file_root(
        FileRoot(
            path=path,
            holds=holds,
            categories=(Category.SYSTEM,),
            use=Use.OPERATE,
            basis=Basis.LEGITIMATE_INTEREST,
            retention=while_service_runs(),
            erase="nothing in it is about a person",
        )
    )


file_root(
    FileRoot(
        path="helpcentre.sqlite3*",
        holds=_("the database, with the files SQLite keeps beside it"),
        categories=_PEOPLE,
        use=Use.SUPPORT,
        basis=Basis.CONTRACT,
        retention=while_account_lives(),
        erase="field by field, as declared; SQLite overwrites what is deleted (secure_delete)",
    )
)
file_root(
    FileRoot(
        path="files",
        holds=_("files that belong to a record in the database"),
        categories=(Category.CONTENT,),
        use=Use.SUPPORT,
        basis=Basis.CONTRACT,
        retention=while_account_lives(),
        erase="the file goes with the record that names it",
    )
)
file_root(
    FileRoot(
        path="uploads",
        holds=_("files that are still on their way to us"),
        categories=(Category.CONTENT,),
        use=Use.SUPPORT,
        basis=Basis.CONTRACT,
        retention=Retention(Rule.PERIOD, _("a day after the last piece of it came"), period=timedelta(days=1)),
        erase="gone within a day, or as soon as the file is whole",
    )
)
file_root(
    FileRoot(
        path="outbox",
        holds=_("mail and text messages kept as files where no server is set for them"),
        categories=(Category.EMAIL, Category.NAME, Category.CONTENT),
        use=Use.MAIL,
        basis=Basis.CONTRACT,
        retention=Retention(Rule.PERIOD, _("30 days after it was sent"), period=timedelta(days=30)),
        erase="the file goes with the row that names it",
    )
)
file_root(
    FileRoot(
        path="backups",
        holds=_("encrypted copies of the database and the files"),
        categories=_PEOPLE,
        use=Use.SECURITY,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=Retention(
            Rule.PERIOD,
            format_lazy(_("{days} days after it was made"), days=settings.BACKUP_DAYS),
            period=timedelta(days=settings.BACKUP_DAYS),
        ),
        erase="encrypted; gone after its days, and an erasure is repeated on a copy that is brought back",
    )
)
file_root(
    FileRoot(
        path="ledger",
        holds=_("the list of those who were erased, as marks that only a key beside it can make"),
        categories=(Category.PERSON_ID,),
        use=Use.SECURITY,
        basis=Basis.LEGAL_OBLIGATION,
        retention=while_service_runs(),
        erase="a mark names nobody; it must stay, so that a backup that is brought back forgets them again",
    )
)
_own("restored.json", _("the mark of a copy that was brought back from a backup"))
_own("secret.key", _("the key that signs cookies and links"))
_own("backup.key", _("the key that opens the backups"))
_own("server.lock", _("which server runs on this directory"))
_own("demo", _("the mark of a demonstration"))

cookie(
    Cookie(
        name=settings.SESSION_COOKIE_NAME,
        purpose=_("Keeps you signed in"),
        lifetime=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        kind=CookieKind.ESSENTIAL,
        category=Category.COOKIE_ID,
        http_only=True,
    )
)
cookie(
    Cookie(
        name=settings.CSRF_COOKIE_NAME,
        purpose=_("Proves that a form comes from this website and not from another"),
        lifetime=None,
        kind=CookieKind.ESSENTIAL,
        category=Category.COOKIE_ID,
        http_only=True,
    )
)
cookie(
    Cookie(
        name="messages",
        purpose=_("Carries a short notice to the next page, such as “Saved”"),
        lifetime=None,
        kind=CookieKind.ESSENTIAL,
        category=Category.OPERATIONS,
        http_only=True,
    )
)

for _name, _holds, *_written in (
    ("fault", "type and place of an exception, without its text", "faults.describe(error)", "faults.describe(second)"),
    ("exception", "type of an exception", "type(error).__name__"),
    ("place", "type and place of an exception, without its text", "place"),
    ("name", "name of a job, from the code", "name"),
    ("reader", "name of a reader of the event log, from the code", "subscriber.name"),
    ("promise", "number of a promise", "control.promise_id"),
    ("event", "number of an event", "event.id"),
    ("try", "how often it was tried, of how many times", "attempt", "tries", "TRIES"),
):
    log_field(LogField(name=_name, holds=_holds, category=Category.OPERATIONS, written_as=tuple(_written)))
