from helpcentre.base.events.kinds import kind

ARTICLE_PUBLISHED = kind("article.published", ids=("topic",))
ARTICLE_UNPUBLISHED = kind("article.unpublished", ids=("topic",))
TOPIC_CHANGED = kind("topic.changed")
