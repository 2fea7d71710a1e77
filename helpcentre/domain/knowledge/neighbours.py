"""What stands around an article: its translation, what to read next, and the topics its topic stands in.

One statement, written by hand: it runs on every page that is not in the front's memory, and building the same two
queries from models took longer than answering them. It reads the shelf from the article's place in both directions, and
not the whole of it: a topic may hold a thousand articles.
"""

from dataclasses import dataclass

from django.db import connection

from helpcentre.domain.knowledge.models import Article

#: Neighbours on one side that are read. A number in the statement itself: SQLite plans one whose LIMIT is a value given
#: to it anew at every run, which took longer than the answer.
_MOST = 4
_SHELF = """SELECT * FROM (
  SELECT {near} AS near, position, language, slug, title FROM knowledge_article
   WHERE topic_id = %(topic)s AND live IN (%(yes)s) AND audience = 'public'
     AND (position {beyond} %(position)s OR (position = %(position)s AND id {beyond} %(id)s))
   ORDER BY position {way}, id {way} LIMIT {most}
) AS {name}"""
_FOLLOWING = _SHELF.format(most=_MOST, near=1, beyond=">", way="ASC", name="following")
_PRECEDING = _SHELF.format(most=_MOST, near=2, beyond="<", way="DESC", name="preceding")
_STATEMENT = f"""
SELECT 0 AS near, 0 AS position, language, slug, title FROM knowledge_article
 WHERE translation_key = %(key)s AND language <> %(language)s AND live AND audience = 'public'
UNION ALL {_FOLLOWING}
UNION ALL {_PRECEDING}
UNION ALL
SELECT 3 AS near, 0 AS position, language, slug, title FROM knowledge_topic
 WHERE id = (SELECT parent_id FROM knowledge_topic WHERE id = %(topic)s)
UNION ALL
SELECT 4 AS near, 0 AS position, language, slug, title FROM knowledge_topic
 WHERE id = (SELECT p.parent_id FROM knowledge_topic t JOIN knowledge_topic p ON p.id = t.parent_id
              WHERE t.id = %(topic)s)
"""  # noqa: S608 - made of constants


@dataclass(frozen=True)
class Link:
    """Enough of a published article, or of a topic, to link to it."""

    language: str
    slug: str
    title: str


@dataclass(frozen=True)
class Neighbours:
    """``translation`` is None while the other language has no published text, ``next`` at the end of the topic.

    ``related`` is nearest first and leaves ``next`` out; ``above`` has the outermost topic first.
    """

    translation: Link | None
    next: Link | None
    related: list[Link]
    above: list[Link]


def neighbours(article: Article) -> Neighbours:
    """The translation of ``article``, what follows it in its topic, and up to three others; one query."""
    key = Article._meta.get_field("translation_key").get_db_prep_value(article.translation_key, connection)
    values = {
        "key": key,
        "language": article.language,
        "topic": article.topic_id,
        "id": article.pk,
        "position": article.position,
        "yes": True,  # a bare boolean is no equality to SQLite's planner, which would not use the index
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        rows = cursor.fetchall()
    translations, following, preceding, parent, outermost = (
        [(abs(position - article.position), Link(*rest)) for near, position, *rest in rows if near == kind]
        for kind in range(5)
    )
    others = sorted([*following[1:], *preceding], key=lambda pair: pair[0])
    return Neighbours(
        translations[0][1] if translations else None,
        following[0][1] if following else None,
        [link for _, link in others[: _MOST - 1]],
        [link for _, link in (*outermost, *parent)],
    )
