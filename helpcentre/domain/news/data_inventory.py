"""Who gets news by mail. The log of what people agreed to is with the people, for every purpose."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import Owner, never, person_id, personal, plain
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import as_long_as, for_days
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.news.actions.subscribing import ENDED_LIFE, UNCONFIRMED_LIFE
from helpcentre.domain.news.models import NewsMailing, NewsSending, NewsSubscriber

# Who asked again after they had stopped may still say yes.
_AFTER_STOPPING = for_days(
    ENDED_LIFE.days, counted_from="ended_at", after=_("you stop the news"), only={"asked_at__lt": F("ended_at")}
)

table(
    NewsSubscriber,
    group=Group.MAIL,
    use=Use.MAIL,
    basis=Basis.CONSENT,
    retention=_AFTER_STOPPING,
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "email": personal(Category.EMAIL, _("the address you asked us to mail news to")),
        "language": personal(Category.LANGUAGE, _("the language you want news in")),
        "salt": personal(
            Category.CREDENTIALS,
            _("what the private links in the news are made from"),
            export=never("it is part of a key"),
        ),
        "words_version": plain(),
        "asked_at": personal(
            Category.ACCOUNT,
            _("when you asked for news"),
            retention=for_days(
                UNCONFIRMED_LIFE.days,
                counted_from="asked_at",
                after=_("you asked, unless you said yes"),
                only={"confirmed_at": None},
            ),
        ),
        "confirmed_at": personal(Category.ACCOUNT, _("when you said yes to news")),
        "ended_at": personal(Category.ACCOUNT, _("when you stopped the news")),
    },
)

table(
    NewsSending,
    group=Group.MAIL,
    use=Use.MAIL,
    basis=Basis.CONSENT,
    retention=as_long_as("subscriber"),
    owners=(Owner("subscriber__person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "subscriber": person_id(),
        "translation_key": plain("the number of an announcement that everybody may read"),
        "mail_id": plain(),
        "created_at": plain(),
    },
)

machinery(NewsMailing._meta.label, "id announcement started_at", why="which announcements were mailed, to nobody named")
