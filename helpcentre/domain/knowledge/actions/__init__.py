"""Writing topics and articles. Row, event and search index are committed together."""

from helpcentre.domain.knowledge.actions.announcing import announce, reword
from helpcentre.domain.knowledge.actions.articles import (
    load_articles,
    publish_article,
    put_article,
    unpublish_article,
)
from helpcentre.domain.knowledge.actions.exporting import export_folder
from helpcentre.domain.knowledge.actions.importing import import_folder
from helpcentre.domain.knowledge.actions.ordering import move_topic
from helpcentre.domain.knowledge.actions.pictures import put_picture
from helpcentre.domain.knowledge.actions.reporting import ImportReport, Problem
from helpcentre.domain.knowledge.actions.saving import Saved
from helpcentre.domain.knowledge.actions.scheduling import Due, publish_due
from helpcentre.domain.knowledge.actions.topics import put_topic
from helpcentre.domain.knowledge.actions.translating import mark_translation_current, translate_article

__all__ = [
    "Due",
    "ImportReport",
    "Problem",
    "Saved",
    "announce",
    "export_folder",
    "import_folder",
    "load_articles",
    "mark_translation_current",
    "move_topic",
    "publish_article",
    "publish_due",
    "put_article",
    "put_picture",
    "put_topic",
    "reword",
    "translate_article",
    "unpublish_article",
]
