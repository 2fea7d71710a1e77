"""``python -m bench.sabotage.journey``: what people do first, so that promises are kept, not unproven.

Runs beside the server, on its data, through the actions that pages call.
"""

from datetime import timedelta
from io import BytesIO

import django
from PIL import Image

LATER = timedelta(days=7)
YEARS = timedelta(days=1200)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from helpcentre.domain.people.actions import find_or_create_person
    from helpcentre.domain.policy.actions.accepting import accept
    from helpcentre.domain.policy.models import Act

    made = {
        name: find_or_create_person(actor=_system(), name=name, email=f"{key}@duka.example", language=language)
        for name, key, language in (("Baraka Odhiambo", "barakao", "en"), ("Salma Alli", "salma", "sw"))
    }
    _merge()
    for person in made.values():
        accept(actor=person.actor, person=person, language=person.language, act=Act.REQUEST)
        _ask(person)
    _author()
    _agree_to_news()
    _new_policy()
    _use_rights(made["Salma Alli"])
    _stay()
    _register()
    _answer_an_authority(made["Salma Alli"])
    call_command("person", "erase", "barakao@duka.example", "--yes")
    call_command("backup", "create")


def _system():
    from helpcentre.base.core.actor import Actor

    return Actor.system()


def _merge() -> None:
    """Zuhura wrote, and called: she was known twice, and is not any more."""
    from helpcentre.domain.people.actions import find_or_create_person
    from helpcentre.domain.people.models import SamePerson, WhyMerged
    from helpcentre.domain.privacy.merging.actions import merge_persons

    facts = {"actor": _system(), "name": "Zuhura Ally", "language": "sw"}
    wrote = find_or_create_person(email="zuhura@duka.example", **facts)
    called = find_or_create_person(phone="+255712345678", **facts)
    for person in (wrote, called):
        _ask(person)
    merge_persons(actor=_system(), by=None, kept=wrote, merged=called, why=WhyMerged.TWO_WAYS, proof=SamePerson.SPOKE)


def _ask(person) -> None:
    """A request with a photo that knows where it was taken."""
    from helpcentre.domain.tickets.actions import Context, attach, open_ticket, receive_attachment

    opened = open_ticket(
        actor=person.actor, requester=person, subject="Stoo haipungui", body="Nauza lakini stoo haipungui. Picha hii.",
        channel="web", language=person.language,
        context=Context(browser="Chrome Mobile 118", device="Tecno Spark 10C", operating_system="Android 12"),
    )  # fmt: skip
    photo, taken = BytesIO(), Image.Exif()
    taken[0x010F] = "Tecno"
    taken.get_ifd(0x8825)[1] = "S"
    Image.effect_noise((400, 300), 60).convert("RGB").save(photo, "JPEG", exif=taken)
    photo.seek(0)
    kept = receive_attachment(stream=photo, name="stoo.jpg", uploader=person)
    attach(actor=person.actor, message=opened.message, attachments=[kept])


def _author() -> None:
    """An article that leads to another website, which was looked at. Nothing leaves this machine for it."""
    from helpcentre.base.core import clock
    from helpcentre.domain.feedback.actions import list_every_link
    from helpcentre.domain.feedback.models import ExternalLink, LinkState
    from helpcentre.domain.knowledge.actions import publish_article, put_article
    from helpcentre.domain.knowledge.models import Topic

    saved = put_article(
        actor=_system(), language="en", slug="pay-your-tax", topic=Topic.objects.filter(language="en").first(),
        title="Pay your tax", body="Sales are sent to [the tax office](https://itax.example/).\n\nOnce a month.",
    )  # fmt: skip
    publish_article(actor=_system(), article=saved.row)
    list_every_link()
    ExternalLink.objects.update(
        state=LinkState.ALIVE, status=200, checked_at=clock.now(), check_after=clock.now() + LATER
    )


def _agree_to_news() -> None:
    from helpcentre.domain.knowledge.actions import announce
    from helpcentre.domain.news import actions as news

    asked = news.ask(actor=_system(), email="peter@duka.example", language="en")
    news.confirm(actor=_system(), subscriber=asked)
    announce(actor=_system(), language="en", title="New reports", body="Sales by hour.", by_mail=True)


def _new_policy() -> None:
    """A second version, so that there is a chain and a change to be read."""
    from helpcentre.domain.policy.actions.drafting import start_draft, write_note
    from helpcentre.domain.policy.actions.posting import post_draft

    draft = start_draft(actor=_system())
    note = {"en": "Nothing new but the date.", "sw": "Hakuna kipya ila tarehe."}
    draft = write_note(actor=_system(), draft_id=draft.pk, edits=draft.edits, note=note)
    post_draft(actor=_system(), draft_id=draft.pk, edits=draft.edits)


def _use_rights(person) -> None:
    """A name put right, a copy that waits, and a request that is not answered yet."""
    from helpcentre.domain.people.models import Person
    from helpcentre.domain.privacy.correcting.actions import correct_fact
    from helpcentre.domain.privacy.export.actions import prepare_export
    from helpcentre.domain.privacy.models import Fact, Kind, Source
    from helpcentre.domain.privacy.requests.actions import open_request

    correct_fact(actor=person.actor, person=person, fact=Fact.NAME, value="Salma Ali")
    prepare_export(actor=person.actor, person=person)
    njeri = Person.objects.get(email="njeri@duka.example")
    open_request(actor=njeri.actor, person=njeri, kind=Kind.ACCESS, source=Source.PAGE)


def _register() -> None:
    """Somebody who carries mail for us stands in the register, and is switched on."""
    from helpcentre.domain.policy.actions import post_lists
    from helpcentre.domain.sharing.actions import put_processor, switch_processor

    made = put_processor(
        actor=_system(), by=None, processor=None, name="Posta", host="mail.posta.example", place="Kenya",
        categories=["user.contact.email", "user.name", "user.content.private"],
        purpose="essential.service.notifications.email", contract="C-17",
    )  # fmt: skip
    switch_processor(actor=_system(), processor=made, on=True)
    post_lists(actor=_system())


def _stay() -> None:
    """Somebody who has been here for years, and somebody of whom a court wants everything kept."""
    from helpcentre.base.core import clock
    from helpcentre.domain.people.models import Person
    from helpcentre.domain.retention.actions import place_hold

    Person.objects.filter(email="njeri@duka.example").update(created_at=clock.now() - YEARS)
    peter = Person.objects.get(email="peter@duka.example")
    place_hold(actor=_system(), by=None, reason="Case 12 of the court of Kisumu", person=peter)


def _answer_an_authority(person) -> None:
    """A court asks about somebody: one records it, another allows it, the archive is handed over, she is told."""
    from helpcentre.domain.people.actions import add_staff
    from helpcentre.domain.sharing.disclosures import actions, days, papers
    from helpcentre.domain.sharing.disclosures.actions.reviewing import Allowed
    from helpcentre.domain.sharing.disclosures.asked import Asked
    from helpcentre.domain.sharing.models import Disclosure

    fatuma = add_staff(actor=_system(), email="fatuma@help.example", name="Fatuma Ali", role="privacy")
    zawadi = add_staff(actor=_system(), email="zawadi@help.example", name="Zawadi Mushi", role="admin")
    asked = Asked(
        authority="Chief Magistrate's Court Nyeri", country="Kenya", arrival="letter", arrived_on=days.today(),
        basis="court_order", citation="Misc. Application 12 of 2026", categories=["user.name", "user.content.private"],
    )  # fmt: skip
    order = papers.receive(BytesIO(b"%PDF-1.4 the order"), "order.pdf")
    made = actions.record_disclosure(actor=fatuma.actor, by=fatuma, asked=asked, of=[person], papers=[order])
    allowed = Allowed(targets=made.targets.values_list("pk", flat=True), categories=asked.categories)
    actions.approve_disclosure(actor=zawadi.actor, by=zawadi, disclosure=made, allowed=allowed)
    while (made := Disclosure.objects.get(pk=made.pk)).stage != "ready":  # the worker may be quicker
        actions.build_disclosure(disclosure=made)
    actions.hand_over(
        actor=fatuma.actor, by=fatuma, disclosure=made, to_whom="The registrar", means="person", handed_on=days.today()
    )


if __name__ == "__main__":
    main()
