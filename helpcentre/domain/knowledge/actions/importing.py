from pathlib import Path

from django.utils import translation

from helpcentre.base.core.actor import Actor
from helpcentre.domain.knowledge import article_folder
from helpcentre.domain.knowledge.actions.import_articles import write_all
from helpcentre.domain.knowledge.actions.import_snippets import import_snippets
from helpcentre.domain.knowledge.actions.import_topics import import_topics
from helpcentre.domain.knowledge.actions.linking import link_all
from helpcentre.domain.knowledge.actions.picture_files import PictureFiles
from helpcentre.domain.knowledge.actions.reporting import ImportReport, Progress
from helpcentre.domain.knowledge.actions.wanted import Shelves, Wanted, read_all


def _silence(_: str, done: int, total: int) -> None:
    """Nobody watches."""


def import_folder(*, actor: Actor, folder: Path, progress: Progress = _silence) -> ImportReport:
    """Take in ``topics.yaml``, ``snippets/`` and every other Markdown file below ``folder``, published.

    Files of one name in the folders ``en`` and ``sw`` are translations of each other. A bad file is reported and the
    others go in. A file that says what is already there writes nothing, so an article taken back by an author stays
    taken back. Reasons are in English. Raises NotADirectoryError.
    """
    if not folder.is_dir():
        raise NotADirectoryError(str(folder))
    report = ImportReport()
    with translation.override("en"):
        topics = folder / article_folder.TOPICS
        has_topics = topics.is_symlink() or topics.exists()
        if has_topics:
            import_topics(actor=actor, path=topics, report=report)
        pictures = PictureFiles(actor)
        import_snippets(actor=actor, folder=folder, pictures=pictures, report=report)
        wanted = _read(folder, Shelves(actor, create=not has_topics), pictures, report, progress)
        standing = write_all(actor=actor, wanted=wanted, report=report, progress=progress)
        link_all(standing=standing, report=report)
    return report


def _read(
    folder: Path, shelves: Shelves, pictures: PictureFiles, report: ImportReport, progress: Progress
) -> list[Wanted]:
    found = [one for one in article_folder.files(folder, ".md") if not one.is_snippet]
    wanted = []
    for done, one in enumerate(read_all(found, shelves, pictures, report), 1):
        wanted += [one] if one else []
        progress("reading", done, len(found))
    return wanted
