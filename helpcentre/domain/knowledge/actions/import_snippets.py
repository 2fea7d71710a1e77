from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.knowledge import article_file, article_folder, events
from helpcentre.domain.knowledge.actions.picture_files import PictureFiles
from helpcentre.domain.knowledge.actions.reporting import ImportReport, as_bad_file
from helpcentre.domain.knowledge.actions.saving import Outcome, Saved, save
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.models import Snippet


def put_snippet(*, actor: Actor, name: str, language: str, body: str) -> Saved[Snippet]:
    """Create or change the snippet ``name`` in one language. Raises ValidationError."""
    with transaction.atomic():
        snippet = Snippet.objects.select_for_update().filter(name=name, language=language).first()
        snippet = snippet or Snippet(name=name, language=language)
        snippet.body = article_file.tidy(snippet.body)
        outcome = save(snippet, {"body": article_file.tidy(body)})
        if outcome != Outcome.UNCHANGED:
            log.record(events.SNIPPET_CHANGED, snippet.pk, actor=actor)
    return Saved(snippet, outcome)


def import_snippets(*, actor: Actor, folder: Path, pictures: PictureFiles, report: ImportReport) -> None:
    """Take in ``snippets/en/NAME.md`` and ``snippets/sw/NAME.md``; the whole file is the text."""
    for found in article_folder.files(folder, ".md"):
        if found.is_snippet:
            try:
                body = article_folder.read_text(found.path)
                if "\0" in body:
                    raise BadFileError("holds a NUL character", body.count("\n", 0, body.index("\0")) + 1)
                body = pictures.taken_in(body, found.path.parent)
                put_snippet(actor=actor, name=found.stem, language=found.folder, body=body)
            except ValidationError as error:
                report.refuse(found.name, as_bad_file(error))
            except (BadFileError, OSError) as error:
                report.refuse(found.name, error)
