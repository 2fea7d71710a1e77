from helpcentre.domain.knowledge.models.announcement import Announcement, AnnouncementKind
from helpcentre.domain.knowledge.models.article import Article, Audience
from helpcentre.domain.knowledge.models.former_address import FormerAddress
from helpcentre.domain.knowledge.models.picture import Picture, PictureRendition
from helpcentre.domain.knowledge.models.review import ReviewTask
from helpcentre.domain.knowledge.models.snippet import Snippet
from helpcentre.domain.knowledge.models.topic import Topic

__all__ = [
    "Announcement",
    "AnnouncementKind",
    "Article",
    "Audience",
    "FormerAddress",
    "Picture",
    "PictureRendition",
    "ReviewTask",
    "Snippet",
    "Topic",
]
