"""Everything is said in Swahili too: the catalogue is whole, and no page slips into the other language."""

import re
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client
from django.utils import translation

import helpcentre
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.base.front import refusals
from helpcentre.base.jobs.mail import queue_mail
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.config import catalogue
from helpcentre.config.catalogue import Text
from helpcentre.domain.knowledge import actions as knowledge
from helpcentre.domain.knowledge import reviewing
from helpcentre.domain.news import actions as news
from helpcentre.domain.people import actions as people
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import notifications
from helpcentre.domain.tickets.colleague_subscribers import tell_colleagues
from helpcentre.domain.tickets.models import NotificationKind, Ticket
from tests.crawling import reader, slips
from tests.mails import (
    break_a_promise,
    certificate,
    fall_silent,
    give_to_an_authority,
    post_a_policy,
    use_ones_rights,
)
from tests.reading import foreign_sentences, foreign_words, said_in

PACKAGE = Path(helpcentre.__file__).parent

#: Swahili that is rightly the same as the English, with the reason.
SAME = {
    "English": "a language is named in itself",
    "Kiswahili": "a language is named in itself",
    "…": "a mark",
    "WhatsApp": "a brand",
    "PostgreSQL": "a brand",
    "Kenya": "a country",
    "Tanzania": "a country",
    "Uganda": "a country",
    "Rwanda": "a country",
}


# The catalogue


def test_the_catalogue_is_whole() -> None:
    assert catalogue.faults(catalogue.load(), catalogue.extract(), SAME) == []


def test_what_django_reads_was_made_from_the_catalogue() -> None:
    assert catalogue.COMPILED.read_bytes() == catalogue.load().to_binary(), "run: helpcentre translations compile"


def test_django_speaks_it() -> None:
    with translation.override("sw"):
        assert translation.gettext("My requests") == "Maombi yangu"
        assert translation.ngettext("%(count)s day", "%(count)s days", 3) % {"count": 3} == "siku 3"


def entry(**values: Any) -> polib.POFile:
    made = polib.POFile()
    made.metadata = catalogue.METADATA
    made.append(polib.POEntry(**values))
    return made


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"msgid": "Send", "msgstr": ""}, "untranslated"),
        ({"msgid": "Send", "msgstr": "Tuma", "flags": ["fuzzy"]}, "fuzzy"),
        ({"msgid": "Send", "msgstr": "Send"}, "the same as the English"),
        ({"msgid": "Hello %(name)s", "msgstr": "Habari %(jina)s"}, "other placeholders"),
        ({"msgid": "Hello %(name)s", "msgstr": "Habari"}, "other placeholders"),
        ({"msgid": "%(n)s day", "msgid_plural": "%(n)s days", "msgstr_plural": {0: "siku"}}, "untranslated"),
        ({"msgid": "Gone", "msgstr": "Imeondoka", "obsolete": True}, "obsolete"),
    ],
)
def test_the_check_finds_what_it_looks_for(values: dict[str, Any], fault: str) -> None:
    made = entry(**values)
    assert any(found.startswith(fault) for found in catalogue.faults(made, [catalogue.key(each) for each in made]))


def test_a_whole_entry_has_no_fault() -> None:
    made = entry(msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "siku %(n)s", 1: "siku %(n)s"})
    assert catalogue.faults(made, [Text("%(n)s day", "%(n)s days")]) == []
    assert catalogue.faults(made, [Text("%(n)s week", "%(n)s weeks")]) != []


def test_messages_are_found_in_code_under_any_name_and_in_every_template_tag() -> None:
    code = "from django.utils.translation import gettext_lazy as _, ngettext as n\n_('One')\nn('a day', 'days', 2)\n"
    assert list(catalogue.in_python(code, "views.py")) == [Text("One"), Text("a day", "days")]
    template = (
        "{% translate \"A 'quoted' one\" %}{% blocktranslate with n=x trimmed %}\n  Hi {{ n }}: 5%\n"
        "{% endblocktranslate %}"
        '{% blocktranslate count n=x %}one{% plural %}{{ n }} many{% endblocktranslate %}{{ x|default:_("none") }}'
        '{% translate "May" context "month" %}'
    )
    assert list(catalogue.in_template(template, "page.html")) == [
        Text("A 'quoted' one"),
        Text("Hi %(n)s: 5%%"),
        Text("one", "%(n)s many"),
        Text("none"),
        Text("May", "", "month"),
    ]


def test_a_message_that_is_put_together_is_refused() -> None:
    code = "from django.utils.translation import gettext\ngettext(f'Hello {name}')\n"
    with pytest.raises(catalogue.BadMessageError, match="one plain string"):
        list(catalogue.in_python(code, "views.py"))


# The pages; those that need a filled house: test_translations_pages.py


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_way_in_speaks_the_language_of_the_browser(language: str) -> None:
    client = reader(language)
    assert slips(client, language, "/accounts/login/", "/accounts/", at_least=1) == {}
    assert slips(client, language, "/desk/sign-in/", "/desk/sign-in/", at_least=1) == {}


@pytest.mark.django_db
@pytest.mark.urls("tests.access.urls")
@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_guide_of_the_demo_does_not_slip(language: str, settings: Any) -> None:
    settings.DEMO = True
    assert slips(reader(language), language, "/demo/", "/demo/nothing", at_least=1) == {}


REFUSED = [
    ("get", "articles/there-is-none/"),
    ("get", "tickets/DK-10/"),
    ("get", "search/?q=zzzz"),
    ("post", "tickets/new/"),
    ("put", "contact/"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize(("method", "path"), REFUSED)
def test_a_refusal_speaks_the_language_of_its_address(language: str, method: str, path: str) -> None:
    answer = getattr(reader("en" if language == "sw" else "sw"), method)(f"/{language}/{path}")
    page = answer.content.decode()
    assert f'<html lang="{language}"' in page
    assert foreign_sentences(page, language) == []


@pytest.mark.django_db
def test_a_missing_token_is_explained_in_the_language_of_the_address() -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    answer = client.post("/sw/tickets/new/", HTTP_ORIGIN="https://elsewhere.example")
    assert answer.status_code == 403
    assert foreign_sentences(answer.content.decode(), "sw") == []


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("status", [400, 405, 408, 413, 414, 431, 500, 503])
def test_the_front_refuses_in_the_language_of_the_address(language: str, status: int) -> None:
    text = refusals.page(status, language).decode()
    assert f'<html lang="{language}"' in text
    assert foreign_sentences(text, language) == []


# Mail


def kinds_of_mail() -> set[str]:
    found = PACKAGE.rglob("templates/mail/*.subject.txt")
    return {path.name.removesuffix(".subject.txt") for path in found if "tests" not in path.parts}


def mail_an_announcement(email: str, language: str) -> None:
    asked = news.ask(actor=Actor.system(), email=email, language=language)
    news.confirm(actor=Actor.system(), subscriber=asked)
    told = knowledge.announce(actor=Actor.system(), language=language, title="M-Pesa", by_mail=True)
    mailing = news.start_mailing(actor=Actor.system(), announcement_id=told.pk)
    assert mailing is not None
    news.send_batch(actor=Actor.system(), mailing_id=mailing.pk, after=0, whom=news.Whom.READERS)


def bring_in_a_colleague(adder: Any, ticket: Ticket, language: str) -> None:
    colleague = people.find_or_create_person(
        actor=Actor.system(), name="Grace", email="grace@stores.example", language=language
    )
    part = tickets.add_participant(actor=adder.actor, ticket=ticket, person=colleague, role="cc")
    tell_colleagues(Event.objects.get(kind="ticket.participant.added", subject_id=part.ticket_id))


def send_a_test(person: Any) -> None:
    queue_mail(
        kind="test", address=person.email, language=person.language, person_id=person.pk, context={"person": person}
    )


def review_an_article(reader: Any, language: str) -> None:
    """She asks for a review and hears of it, and then of what was decided."""
    topic = knowledge.put_topic(actor=Actor.system(), key="mpesa", language=language, slug="mpesa", title="M-Pesa").row
    draft = knowledge.put_article(
        actor=reader.actor, language=language, slug="mpesa", topic=topic, title="M-Pesa", body="M-Pesa"
    ).row
    draft.get_workflow().start(draft, reader)
    review = draft.current_workflow_task_state
    reviewing.tell_reviewers(review.pk, but=None)
    review.reject(user=reader, comment="M-Pesa")
    reviewing.tell_writer(review.pk, but=None)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_mail_speaks_the_language_of_its_reader(
    language: str, mama_njeri: Any, opened: Any, rehema: Any, fatuma: Any
) -> None:
    for person in (mama_njeri, rehema, fatuma):
        person.language = language
        person.save()
    ticket = opened.ticket
    Ticket.objects.filter(pk=ticket.pk).update(subject="M-Pesa")
    ticket.refresh_from_db()
    reply = tickets.send_reply(actor=rehema.actor, ticket=ticket, author=rehema, body="M-Pesa: DK.")
    for kind in ("ticket_received", "ticket_reply", "ticket_closed"):
        notifications.tell_customers(kind, ticket, message=reply)
    for number, told in enumerate(NotificationKind, start=1):
        notifications.tell_staff(told, rehema, ticket, event_id=number)
    for address in (mama_njeri.email, "nobody@stores.example"):
        reader(language).post("/accounts/code/", {"email": address})

    mail_an_announcement(mama_njeri.email, language)
    bring_in_a_colleague(mama_njeri, ticket, language)
    send_a_test(rehema)
    review_an_article(rehema, language)
    use_ones_rights(mama_njeri)
    post_a_policy(mama_njeri)
    break_a_promise()
    give_to_an_authority(mama_njeri, fatuma, rehema)
    fall_silent(language)

    mails = [*OutboundMail.objects.all(), certificate(language)]
    assert {mail.kind for mail in mails} == kinds_of_mail(), "show each kind of mail here"
    for mail in mails:
        assert foreign_words(mail.subject, language) == [], mail.subject
        assert foreign_words(mail.text, language) == [], mail.text
        assert foreign_sentences(mail.html, language) == [], mail.html


# What the reading of pages can do


def test_the_reading_tells_languages_apart() -> None:
    page = '<html lang="sw"><p title="the list">Karibu</p><p lang="en">Close the door</p><img alt="your shop"></html>'
    assert foreign_sentences(page, "sw") == ["the list", "your shop"]
    assert foreign_sentences('<html lang="en"><p>Tuma ombi <b>lako</b></p>', "en") == ["Tuma ombi", "lako"]
    assert foreign_sentences("<p>njeri@for.example https://the.example/and/</p>", "sw") == []


# No words outside the catalogue

#: Words that stand in templates as they are, with the reason.
AS_THEY_ARE = {
    "DukaSystem": "a name",
    "Mama": "a name",
    "Njeri": "a name",
    "Asha": "a name",
    "Mwangi": "a name",
    "English": "a language named in itself",
    "Kiswahili": "a language named in itself",
    "WhatsApp": "a name",
    "Ctrl": "printed on the key",
    "Esc": "printed on the key",
}


def page_templates() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("templates/**/*.html") if "tests" not in path.parts)


def hard_coded(source: str) -> list[str]:
    """Words of a template that no translation reaches. A part with a language of its own may say what it likes."""
    source = re.sub(
        r"{#.*?#}|{% comment.*?{% endcomment %}|{% blocktrans.*?{% endblocktrans\w* %}", " ", source, flags=re.S
    )
    source = re.sub(r"{% block tone %}[a-z]+{% endblock %}", " ", source)  # a CSS class
    source = re.sub(r"{%.*?%}|{{.*?}}", " ", source, flags=re.S)
    # Blocks that hold attributes stand outside any tag here.
    texts = re.sub(r"[\w-]+=\"[^\"]*\"", " ", " ".join(said_in(source, "none of both")))
    return [
        word for word in re.findall(r"&?\b[A-Za-z][a-z]{2,}\b", texts) if word not in AS_THEY_ARE and word[0] != "&"
    ]


@pytest.mark.parametrize("path", page_templates(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_says_nothing_past_the_catalogue(path: Path) -> None:
    assert hard_coded(path.read_text()) == []


def test_hard_coded_words_are_found() -> None:
    assert hard_coded('<p title="Close it">{% translate "Send" %} now {{ x }} <b lang="sw">Tuma</b></p>') == [
        "Close",
        "now",
    ]
