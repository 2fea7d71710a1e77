"""The register of processors on the privacy desk."""

import pytest

from helpcentre.domain.sharing.models import Processor

ENTRY = {
    "name": "Posta ya Kenya",
    "host": "mail.example",
    "place": "Kenya",
    "contract": "C-17",
    "purpose": "essential.service.notifications.email",
    "categories": ["user.contact.email", "user.name", "user.content.private"],
}


@pytest.fixture
def officer(fatuma, sign_in):
    return sign_in(fatuma)


def test_the_officer_registers_where_mail_goes_and_switches_it_on_and_off(officer, settings):
    settings.EMAIL_URL = "smtp://user:secret@mail.example:587?tls"
    page = officer.get("/desk/privacy/processors/").content.decode()
    assert "not registered, messages wait" in page
    assert "secret" not in page
    form = officer.get("/desk/privacy/processors/new/?way=mail").content.decode()
    assert 'value="mail.example"' in form
    assert form.count("checked") == 3
    assert officer.post("/desk/privacy/processors/new/", ENTRY).status_code == 302
    made = Processor.objects.get()
    assert "switched off, messages wait" in officer.get("/desk/privacy/processors/").content.decode()
    officer.post(f"/desk/privacy/processors/{made.pk}/switch/", {"on": "1"})
    assert "messages wait" not in officer.get("/desk/privacy/processors/").content.decode()
    officer.post(f"/desk/privacy/processors/{made.pk}/switch/", {"on": "0"})
    assert not Processor.objects.get().is_on
    assert officer.post(f"/desk/privacy/processors/{made.pk}/", ENTRY | {"place": "Uganda"}).status_code == 302
    assert Processor.objects.get().place == "Uganda"


@pytest.mark.parametrize(
    "wrong",
    [{"name": "\0"}, {"host": "<script>"}, {"host": "x" * 10_000}, {"categories": ["<b>"]}, {"purpose": "sale"}, {}],
)
def test_what_cannot_be_kept_is_said_beside_the_form(officer, wrong):
    officer.post("/desk/privacy/processors/new/", ENTRY)
    answer = officer.post("/desk/privacy/processors/new/", ENTRY | wrong)  # {}: the server stands in it already
    assert answer.status_code == 422
    assert 'class="err"' in answer.content.decode()
    assert Processor.objects.count() == 1


def test_who_leads_the_team_does_not_see_it(joseph, sign_in):
    assert sign_in(joseph).get("/desk/privacy/processors/").status_code == 404


def test_a_look_at_the_register_asks_few_questions(officer, django_assert_max_num_queries):
    for number in range(5):
        officer.post("/desk/privacy/processors/new/", ENTRY | {"host": f"mail{number}.example"})
    with django_assert_max_num_queries(16):
        officer.get("/desk/privacy/processors/")
