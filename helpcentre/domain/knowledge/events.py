from helpcentre.base.events.kinds import kind

ARTICLE_PUBLISHED = kind("article.published", ids=("topic",))
ARTICLE_UNPUBLISHED = kind("article.unpublished", ids=("topic",))
ARTICLE_DELETED = kind("article.deleted", ids=("topic",))
TOPIC_CHANGED = kind("topic.changed")
SNIPPET_CHANGED = kind("snippet.changed")
ANNOUNCEMENT_CHANGED = kind("announcement.changed")
REVIEW_ASKED = kind("article.review.asked", ids=("review",))
REVIEW_APPROVED = kind("article.review.approved", ids=("review",))
REVIEW_REJECTED = kind("article.review.rejected", ids=("review",))
TRANSLATION_STARTED = kind("article.translation.started", ids=("source",))
TRANSLATION_CURRENT = kind("article.translation.current", ids=("source",))
PICTURE_CHANGED = kind("picture.changed")
