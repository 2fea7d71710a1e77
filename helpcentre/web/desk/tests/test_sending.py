import pytest

from helpcentre.base.outbound.models import OutboundMail, OutboundSms
from helpcentre.base.outbound.sms import deliver
from helpcentre.web.desk.settings import first_run

PAGE = "/desk/settings/sending/"


def test_a_lead_sends_a_test_mail_to_themselves_only(joseph, sign_in):
    browser = sign_in(joseph)
    assert browser.post(f"{PAGE}mail/", {"address": "stranger@x.example"}).status_code == 302
    (mail,) = OutboundMail.objects.all()
    assert (mail.kind, mail.address) == ("test", joseph.email)


def test_a_test_message_goes_to_a_number_that_is_paid_for(joseph, sign_in):
    browser = sign_in(joseph)
    browser.post(f"{PAGE}sms/", {"number": "0712 345 678"})
    sms = OutboundSms.objects.get()
    assert sms.number == "+254712345678"
    deliver(sms.pk)
    page = browser.get(PAGE).content.decode()
    assert "kept as files" in page
    assert "Last sent" in page


@pytest.mark.parametrize("number", ["", "x", "+12025550123", "\x00", "9" * 5_000])
def test_another_number_is_refused_in_words(joseph, sign_in, number):
    answer = sign_in(joseph).post(f"{PAGE}sms/", {"number": number})
    assert answer.status_code == 422
    assert 'id="number-error"' in answer.content.decode()
    assert not OutboundSms.objects.exists()


def test_ten_tests_an_hour_are_enough(joseph, sign_in):
    browser = sign_in(joseph)
    answers = [browser.post(f"{PAGE}mail/").status_code for _ in range(11)]
    assert answers[-1] == 429
    assert OutboundMail.objects.count() == 10


def test_the_key_of_a_carrier_and_the_password_of_a_mail_server_are_never_shown(joseph, sign_in, settings):
    settings.SMS_URL = "africastalking://duka:s3cret@api.africastalking.com"
    settings.EMAIL_URL = "smtp://help:s3cret@mail.example:587?tls"
    page = sign_in(joseph).get(PAGE).content.decode()
    assert "api.africastalking.com" in page
    assert "mail.example" in page
    assert "s3cret" not in page


def test_the_list_of_first_steps_looks_at_what_is_there(joseph, asha, sign_in, settings, ticket):
    settings.SUPPORT_EMAIL = ""
    done = {str(step.title): step.is_done for step in first_run.steps()}
    assert done["Add a colleague to the team"]
    assert done["Receive the first request"]
    assert not done["Say where people write to"]
    assert not done["Write the first saved reply"]
    assert "To the first request" in sign_in(joseph).get("/desk/settings/").content.decode()


@pytest.mark.django_db
def test_it_goes_away_when_all_is_done(joseph, sign_in, monkeypatch):
    monkeypatch.setattr(first_run, "steps", list)
    assert "To the first request" not in sign_in(joseph).get("/desk/settings/").content.decode()
