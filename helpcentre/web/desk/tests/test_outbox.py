import pytest

from helpcentre.base.core import clock
from helpcentre.base.outbound.models import OutboundMail


@pytest.fixture
def mail(db):
    return OutboundMail.objects.create(
        kind="sign_in_code",
        address="njeri@stores.example",
        language="sw",
        subject="Namba yako ya kuingia",
        text="Namba yako ni 482911",
        masked_text="Namba yako ni ••••••",
        status="sent",
        created_at=clock.now(),
        message_id="<one@duka.example>",
    )


@pytest.fixture
def admin(sign_in, rehema):
    rehema.language = "en"
    rehema.save()
    return sign_in(rehema)


def test_an_empty_outbox_says_what_will_be_in_it(admin):
    assert "EMAIL_URL" in admin.get("/desk/outbox/").content.decode()


def test_an_admin_reads_what_left_without_its_secrets(admin, mail):
    shown = admin.get("/desk/outbox/").content.decode() + admin.get(f"/desk/outbox/{mail.pk}/").content.decode()

    assert "Namba yako ya kuingia" in shown
    assert "••••••" in shown
    assert "482911" not in shown


def test_an_unknown_mail_is_missing(admin):
    assert admin.get("/desk/outbox/99/").status_code == 404


def test_nobody_else_reads_it(desk, client, sign_in, joseph, baraka_the_stranger, mail):
    for address in ("/desk/outbox/", f"/desk/outbox/{mail.pk}/"):
        assert desk.get(address).status_code == 404
        assert sign_in(joseph).get(address).status_code == 404
        assert sign_in(baraka_the_stranger).get(address).status_code == 404
        assert client.get(address).status_code == 302


def test_it_is_only_read(admin, mail):
    for address in ("/desk/outbox/", f"/desk/outbox/{mail.pk}/"):
        assert admin.post(address).status_code == 405
