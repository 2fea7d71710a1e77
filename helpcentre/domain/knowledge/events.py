from helpcentre.base.events.kinds import kind

ARTICLE_PUBLISHED = kind("article.published", ids=("topic",))
ARTICLE_UNPUBLISHED = kind("article.unpublished", ids=("topic",))
ARTICLE_DELETED = kind("article.deleted", ids=("topic",))
TOPIC_CHANGED = kind("topic.changed")
SNIPPET_CHANGED = kind("snippet.changed")
ANNOUNCEMENT_CHANGED = kind("announcement.changed")
