import os
from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.base.outbound import selectors
from helpcentre.base.outbound.delivery import deliver
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.outbound.transports.files import FileTransport


def copy(mail, **changes):
    fields = {f.name: getattr(mail, f.name) for f in OutboundMail._meta.fields if f.name != "id"}
    return OutboundMail.objects.create(**{**fields, **changes})


def test_the_newest_mails_come_first_without_their_full_bodies(mail, django_assert_num_queries):
    later = copy(mail, message_id="<b@x>", created_at=clock.now() + timedelta(seconds=1))
    with django_assert_num_queries(1) as queries:
        assert [each.pk for each in selectors.newest()] == [later.pk, mail.pk]
    assert '"html"' not in queries.captured_queries[0]["sql"]
    assert [each.pk for each in selectors.newest(1)] == [later.pk]


def test_one_mail_is_found_and_a_missing_one_is_none(mail):
    assert selectors.get(mail.pk) == mail
    assert selectors.get(404) is None


def test_old_files_are_forgotten_and_new_ones_stay(mail, outbox):
    deliver(mail.pk)
    (new,) = outbox.iterdir()
    old = outbox / "0ld.eml"
    old.write_text("")
    os.utime(old, (0, 0))
    assert FileTransport().forget(clock.now() - timedelta(days=30)) == 1
    assert list(outbox.iterdir()) == [new]


@pytest.mark.django_db
def test_an_outbox_that_was_never_used_has_nothing_to_forget():
    assert FileTransport().forget(clock.now()) == 0
