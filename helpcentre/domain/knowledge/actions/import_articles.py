from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.courtesy import give_way
from helpcentre.domain.knowledge.actions.articles import publish_article, put_article, unpublish_article
from helpcentre.domain.knowledge.actions.publishing_many import is_plain, publish_many
from helpcentre.domain.knowledge.actions.reporting import ImportReport, Progress, as_bad_file
from helpcentre.domain.knowledge.actions.saving import Outcome
from helpcentre.domain.knowledge.actions.wanted import Wanted
from helpcentre.domain.knowledge.bad_file import BadFileError
from helpcentre.domain.knowledge.models import Article

BATCH = 100  # articles in one transaction: short enough that nobody at the counter waits for it


def write_all(*, actor: Actor, wanted: list[Wanted], report: ImportReport, progress: Progress) -> list[Wanted]:
    """Bring the articles in line with what is wanted; those that now stand as their files say.

    A file belongs to the article of its name, or else to the one at its address, unless that is another file's. A
    file whose address another article is about to give up waits for that.
    """
    standing: list[Wanted] = []
    done = 0
    for batch in _batches(wanted):
        give_way()
        good = _checked(batch, report)
        same = [one for one in good if one.row is not None and _stands(one)]
        report.unchanged += len(same)
        standing += same + _write(actor, [one for one in good if one not in same], report)
        done += len(batch)
        progress("writing", done, len(wanted))
    return standing


def _batches(wanted: list[Wanted]) -> Iterator[list[Wanted]]:
    """Each with its row; those whose address is still another's come when all others are through."""
    for queue in _matched(wanted):
        rest = iter(queue)
        while batch := list(islice(rest, BATCH)):
            ids = [one.row_id for one in batch if one.row_id]
            rows = Article.objects.select_related("topic", "owner").in_bulk(ids)
            for one in batch:
                one.row = _newest(rows[one.row_id]) if one.row_id in rows else None
            yield batch


def _matched(wanted: list[Wanted]) -> tuple[list[Wanted], list[Wanted]]:
    """Those whose address is free or their own already, and the others; each with the id of its article."""
    by_key: dict[tuple[str, UUID], int] = {}
    by_slug: dict[tuple[str, str], tuple[UUID, int]] = {}
    for language, key, slug, row_id in Article.objects.values_list("language", "translation_key", "slug", "id"):
        by_key[language, key] = row_id
        by_slug[language, slug] = key, row_id
    named = {one.key for one in wanted}
    ready: list[Wanted] = []
    waiting: list[Wanted] = []
    for one in wanted:
        one.row_id = by_key.get(one.key)
        held = by_slug.get((one.file.language, one.file.slug))
        holder = held[1] if held else None
        if one.row_id is None and held is not None and (one.file.language, held[0]) not in named:
            one.row_id = holder
        (ready if holder in (None, one.row_id) else waiting).append(one)
    return ready, waiting


def _newest(row: Article) -> Article:
    """What an author sees: a text that was never public is kept in its revisions only."""
    return row if row.live else row.get_latest_revision_as_object()


def _stands(one: Wanted) -> bool:
    """Whether the article says what its file says. One that an author took back stays so."""
    assert one.row
    return not one.changes and (one.file.published or not one.row.live)


def _checked(batch: list[Wanted], report: ImportReport) -> list[Wanted]:
    good = []
    slugs = {(one.file.language, one.file.slug) for one in batch}
    holders = Article.objects.filter(slug__in={slug for _, slug in slugs}).values_list("language", "slug", "id")
    held = {(language, slug): row_id for language, slug, row_id in holders}
    for one in batch:
        holder = held.get((one.file.language, one.file.slug))
        try:
            if holder is not None and holder != one.row_id:
                raise BadFileError("slug belongs to another article", one.file.lines["slug"])
            if one.row is not None and one.row.locked and one.changes:
                raise BadFileError("is locked by an author; nothing was changed")
            _check_fields(one)
        except BadFileError as error:
            report.refuse(one.name, error)
        else:
            good.append(one)
    return good


def _check_fields(one: Wanted) -> None:
    draft = Article(language=one.file.language, translation_key=one.file.translation_key, **one.values)
    try:
        draft.clean_fields(exclude={"topic", "owner"})
        draft.clean()
    except ValidationError as error:
        raise as_bad_file(error, one.file.lines) from None


def _write(actor: Actor, wanted: list[Wanted], report: ImportReport) -> list[Wanted]:
    """In one transaction where that is possible, otherwise each in its own; those that went in."""
    plain = [one for one in wanted if is_plain(one)]
    outcomes = [Outcome.CHANGED if one.row else Outcome.CREATED for one in plain]
    try:
        publish_many(actor=actor, wanted=plain)
    except DatabaseError:  # somebody else wrote meanwhile, and it concerns single files
        plain, outcomes = [], []
    for outcome in outcomes:
        report.count(outcome)
    alone = [one for one in wanted if one not in plain]
    return plain + [one for one in alone if _written(actor, one, report)]


def _written(actor: Actor, one: Wanted, report: ImportReport) -> bool:
    try:
        report.count(_write_one(actor, one))
    except ValidationError as error:
        report.refuse(one.name, as_bad_file(error, one.file.lines))
        return False
    return True


def _write_one(actor: Actor, one: Wanted) -> Outcome:
    key = one.row.translation_key if one.row else one.file.translation_key
    with transaction.atomic():
        saved = put_article(actor=actor, language=one.file.language, translation_key=key, **one.values)
        if one.file.published:
            publish_article(actor=actor, article=saved.row)
        else:
            unpublish_article(actor=actor, article=saved.row)
    one.row, one.row_id = saved.row, saved.row.pk
    one.is_written = True
    return Outcome.CREATED if saved.outcome == Outcome.CREATED else Outcome.CHANGED
