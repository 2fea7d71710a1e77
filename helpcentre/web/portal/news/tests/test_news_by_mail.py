"""The pages around news by mail, with the standard questions for each."""

from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from helpcentre.base.core.actor import Actor
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.domain.news import actions, links
from helpcentre.domain.news.links import Link
from helpcentre.domain.news.models import NewsSubscriber
from helpcentre.domain.people.models import ConsentEntry

pytestmark = pytest.mark.django_db
FORM = "/sw/announcements/by-mail/"
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ELSEWHERE = {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://elsewhere.example"}


def ask(phone: Client, email: str = "njeri@stores.example", language: str = "sw", **more: Any) -> Any:
    return phone.post(FORM, {"email": email, "language": language}, **more)


@pytest.fixture
def asked() -> NewsSubscriber:
    return actions.ask(actor=Actor.system(), email="njeri@stores.example", language="sw")


@pytest.fixture
def reader(asked: NewsSubscriber) -> NewsSubscriber:
    return actions.confirm(actor=Actor.system(), subscriber=asked)


def decisions() -> list[tuple[str, str]]:
    return list(ConsentEntry.objects.order_by("id").values_list("decision", "how"))


# The form


def test_the_form_asks_for_an_address_and_a_language(phone: Client) -> None:
    page = phone.get(FORM).content.decode()
    assert 'name="email"' in page
    assert '<option value="sw" selected>' in page
    assert "Nitumieni habari" in page


def test_asking_leads_to_look_in_your_mail(phone: Client) -> None:
    answer = ask(phone, " Njeri@Stores.example ", "en")
    assert (answer.status_code, answer["Location"]) == (302, "/sw/announcements/by-mail/sent/")
    row = NewsSubscriber.objects.get()
    assert (row.email, row.language, row.is_on) == ("njeri@stores.example", "en", False)
    assert "barua pepe" in phone.get(answer["Location"]).content.decode()


def test_the_answer_is_the_same_for_an_address_that_gets_news_already(phone: Client, reader: NewsSubscriber) -> None:
    known, unknown = ask(phone), ask(phone, "nobody@shop.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.parametrize(
    "email",
    ["", "njeri", "a@[10.0.0.1]", "a\0@shop.example", "a@shop.example\nBcc: b@evil.example", "x" * 10_000 + "@a.co",
     "🎉@shop.example", "\u202eelpmaxe@shop.example", "a@shop.example,b@shop.example"],
)  # fmt: skip
def test_what_is_no_address_is_said_beside_the_box(phone: Client, email: str) -> None:
    answer = ask(phone, email)
    assert answer.status_code == 200
    assert 'class="q wrong"' in answer.content.decode()
    assert not NewsSubscriber.objects.exists()
    assert not OutboundMail.objects.exists()


@pytest.mark.parametrize("language", ["", "fr", "\0", "en,sw"])
def test_a_language_that_is_none_of_ours_is_refused(phone: Client, language: str) -> None:
    assert ask(phone, language=language).status_code == 200
    assert not NewsSubscriber.objects.exists()


def test_one_mailbox_is_asked_three_times_a_day_and_the_page_does_not_tell(phone: Client) -> None:
    answers = [ask(phone, f"njeri+{n}@stores.example")["Location"] for n in range(5)]
    assert len(set(answers)) == 1
    assert OutboundMail.objects.count() == 3


def test_one_place_cannot_fill_many_mailboxes(phone: Client) -> None:
    answers = [ask(phone, f"reader{n}@shop.example").status_code for n in range(32)]
    assert answers[29:] == [302, 429, 429]
    assert OutboundMail.objects.count() == 30


def test_a_form_without_our_token_is_refused() -> None:
    assert ask(Client(enforce_csrf_checks=True)).status_code == 403


# Saying yes


def test_looking_at_the_mailed_link_confirms_nothing(phone: Client, asked: NewsSubscriber) -> None:
    page = phone.get(links.path(asked, Link.CONFIRM))
    assert page.status_code == 200
    assert "n…@stores.example" in page.content.decode()
    assert "njeri@" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    asked.refresh_from_db()
    assert not asked.is_on


def test_the_button_behind_it_does_once(phone: Client, asked: NewsSubscriber) -> None:
    for _ in range(2):
        answer = phone.post(links.path(asked, Link.CONFIRM), **HERE)
        assert (answer.status_code, answer["Location"]) == (302, links.path(asked, Link.CHOICES))
    asked.refresh_from_db()
    assert asked.is_on
    assert decisions() == [("given", "mailed_link")]


def test_the_button_from_another_website_does_nothing(phone: Client, asked: NewsSubscriber) -> None:
    assert phone.post(links.path(asked, Link.CONFIRM), **ELSEWHERE).status_code == 403
    assert decisions() == []


# Choosing


def test_the_language_is_chosen_and_the_page_follows(phone: Client, reader: NewsSubscriber) -> None:
    answer = phone.post(links.path(reader, Link.CHOICES), {"language": "en"}, **HERE)
    assert answer["Location"].startswith("/en/")
    reader.refresh_from_db()
    assert reader.language == "en"
    assert "News comes to you" in phone.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("language", ["", "fr", "\0", "x" * 10_000])
def test_a_choice_that_is_none_changes_nothing(phone: Client, reader: NewsSubscriber, language: str) -> None:
    assert phone.post(links.path(reader, Link.CHOICES), {"language": language}, **HERE).status_code == 302
    reader.refresh_from_db()
    assert reader.language == "sw"


def test_nobody_chooses_from_another_website(phone: Client, reader: NewsSubscriber) -> None:
    assert phone.post(links.path(reader, Link.CHOICES), {"language": "en"}, **ELSEWHERE).status_code == 403


# Stopping


def test_looking_at_the_way_out_stops_nothing(phone: Client, reader: NewsSubscriber) -> None:
    page = phone.get(links.path(reader, Link.STOP)).content.decode()
    assert "<button" in page
    reader.refresh_from_db()
    assert reader.is_on


def test_the_button_stops_and_says_so(phone: Client, reader: NewsSubscriber) -> None:
    for _ in range(2):
        answer = phone.post(links.path(reader, Link.STOP), **HERE)
        assert answer.status_code == 200
        assert "Hupati habari tena" in answer.content.decode()
    assert decisions() == [("given", "mailed_link"), ("withdrawn", "page")]


@pytest.mark.parametrize("how", ["application/x-www-form-urlencoded", "multipart"])
def test_a_mail_program_stops_with_one_post_without_cookie_token_or_origin(reader: NewsSubscriber, how: str) -> None:
    program = Client(enforce_csrf_checks=True)
    path = links.path(reader, Link.STOP)
    if how == "multipart":
        answer = program.post(path, {"List-Unsubscribe": "One-Click"})
    else:
        answer = program.post(path, "List-Unsubscribe=One-Click", content_type=how)
    assert answer.status_code == 200
    assert decisions()[-1] == ("withdrawn", "one_click")


def test_nobody_stops_it_from_another_website(phone: Client, reader: NewsSubscriber) -> None:
    assert phone.post(links.path(reader, Link.STOP), **ELSEWHERE).status_code == 403
    assert decisions() == [("given", "mailed_link")]


# All three


@pytest.mark.parametrize("use", list(Link))
def test_a_wrong_link_is_a_page_that_explains(phone: Client, reader: NewsSubscriber, use: Link) -> None:
    right = links.path(reader, use)
    for wrong in (
        right[:-2] + "/",
        right.replace(f"/{reader.pk}-", "/999-"),
        f"{right.rsplit('/', 2)[0]}/{'x' * 3000}/",
    ):
        answer = phone.get(wrong)
        assert answer.status_code == 404
        assert "by-mail" in answer.content.decode()
        assert phone.post(wrong, **HERE).status_code == 404


@pytest.mark.parametrize("use", list(Link))
def test_another_method_is_refused(phone: Client, reader: NewsSubscriber, use: Link) -> None:
    assert phone.put(links.path(reader, use)).status_code == 405
    assert phone.delete(links.path(reader, use)).status_code == 405


def test_every_page_opens_in_both_languages(phone: Client, reader: NewsSubscriber) -> None:
    pages = [FORM, "/sw/announcements/by-mail/sent/", *(links.path(reader, use) for use in Link)]
    for path in pages:
        for code in ("sw", "en"):
            answer = phone.get(path.replace("/sw/", f"/{code}/"))
            assert answer.status_code == 200
            assert f'<html lang="{code}"' in answer.content.decode()


def test_the_link_in_a_real_mail_opens(phone: Client, settings: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    from helpcentre.base.outbound.delivery import deliver

    settings.DATA = replace(settings.DATA, root=tmp_path)
    settings.EMAIL_URL = ""
    ask(phone)
    deliver(OutboundMail.objects.get().pk)
    (file,) = settings.DATA.outbox.iterdir()
    mail = BytesParser().parsebytes(file.read_bytes())
    text = mail.get_payload(0).get_payload(decode=True).decode()  # type: ignore[union-attr]
    path = next(line for line in text.split() if "/confirm/" in line).removeprefix(settings.PUBLIC_URL)
    assert phone.get(path).status_code == 200
