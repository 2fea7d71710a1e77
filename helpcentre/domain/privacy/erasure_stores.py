"""What no app owns: texts anywhere, and log files."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.stores import Stage, Store, Whose, add_store
from helpcentre.base.inventory.taxonomy import Group
from helpcentre.domain.privacy.erasing import elsewhere, log_files
from helpcentre.domain.privacy.models import PersonExport


def _exports(whose: Whose) -> list[Path]:
    made = PersonExport.objects.filter(person=whose.person_id)
    return [export.path for export in made if export.path.exists()]


def _drop_exports(whose: Whose) -> int:
    found = _exports(whose)
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


add_store(
    Store(
        "privacy.exports",
        Group.HISTORY,
        _("copies of your data that were made for you"),
        stage=Stage.DOORS,
        count=lambda whose: len(_exports(whose)),
        erase=_drop_exports,
    )
)
add_store(
    Store(
        "privacy.elsewhere",
        Group.SERVICE,
        _("your address or number in any other text"),
        stage=Stage.WORDS,
        count=elsewhere.count,
        erase=elsewhere.cover,
        glance=elsewhere.glance,
        seek=elsewhere.seek,
    )
)
add_store(
    Store(
        "privacy.log_files",
        Group.SERVICE,
        _("lines of log files that name you"),
        stage=Stage.AFTER,
        count=log_files.count,
        erase=log_files.cover,
    )
)
