"""What stands around an article: its translation, what to read next, and the topics its topic stands in.

One statement, written by hand: it runs on every page that is not in the front's memory, and building the same two
queries from models took longer than answering them.
"""

from dataclasses import dataclass

from django.db import connection

from helpcentre.domain.knowledge.models import Article

_STATEMENT = """
SELECT 0 AS near, language, slug, title FROM knowledge_article
 WHERE translation_key = %(key)s AND language <> %(language)s AND live AND audience = 'public'
UNION ALL
SELECT 3 AS near, language, slug, title FROM knowledge_topic
 WHERE id = (SELECT parent_id FROM knowledge_topic WHERE id = %(topic)s)
UNION ALL
SELECT 4 AS near, language, slug, title FROM knowledge_topic
 WHERE id = (SELECT p.parent_id FROM knowledge_topic t JOIN knowledge_topic p ON p.id = t.parent_id
              WHERE t.id = %(topic)s)
UNION ALL
SELECT * FROM (
  SELECT 2 AS near, language, slug, title FROM knowledge_article
   WHERE topic_id = %(topic)s AND live AND audience = 'public'
     AND (position > %(position)s OR (position = %(position)s AND id > %(id)s))
   ORDER BY position, id LIMIT 1
) AS following
UNION ALL
SELECT * FROM (
  SELECT 1 AS near, language, slug, title FROM knowledge_article
   WHERE topic_id = %(topic)s AND id <> %(id)s AND live AND audience = 'public'
   ORDER BY ABS(position - %(position)s), is_popular DESC, id LIMIT %(n)s
) AS shelf
"""


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


def neighbours(article: Article, n: int = 3) -> Neighbours:
    """The translation of ``article``, what follows it in its topic, and up to ``n`` others; one query."""
    key = Article._meta.get_field("translation_key").get_db_prep_value(article.translation_key, connection)
    values = {
        "key": key,
        "language": article.language,
        "topic": article.topic_id,
        "id": article.pk,
        "position": article.position,
        "n": n + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        rows = [(near, Link(*rest)) for near, *rest in cursor.fetchall()]
    translations, others, following, parent, outermost = (
        [link for near, link in rows if near == kind] for kind in range(5)
    )
    return Neighbours(
        translations[0] if translations else None,
        following[0] if following else None,
        [link for link in others if link not in following][:n],
        [*outermost, *parent],
    )
