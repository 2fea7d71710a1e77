"""The people and the tickets a demo starts with."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events.models import Event
from helpcentre.domain.people.actions import add_staff, find_or_create_person
from helpcentre.domain.people.models import Business, Membership, MembershipRole, Person
from helpcentre.domain.service_levels.actions import keep_clocks
from helpcentre.domain.tickets.actions import Context, add_note, assign, close, open_ticket, send_reply, share_with_shop
from helpcentre.domain.tickets.models import Channel, Ticket
from helpcentre.web.demo import commitments
from helpcentre.web.demo.personas import PERSONAS, Persona
from helpcentre.web.demo.scenes import SCENES, Scene
from helpcentre.web.demo.wording import write_wording

_SYSTEM = Actor.system()


def prepare() -> bool:
    """Make the personas and their first tickets; False when they are there already.

    Raises RuntimeError outside a demo data directory: the demo's people must never meet real ones.
    """
    if not settings.DATA.is_demo:
        raise RuntimeError("this data directory is not a demo; start it with: helpcentre up --demo")
    if Person.objects.filter(email=PERSONAS["asha"].email).exists():
        return False
    for persona in PERSONAS.values():
        _sit_down(persona)
    commitments.prepare()
    write_wording()
    for scene in SCENES:
        _play(scene)
    return True


def _sit_down(persona: Persona) -> Person:
    if persona.role:
        return add_staff(
            actor=_SYSTEM, email=persona.email, name=persona.name, role=persona.role, language=persona.language
        )
    person = find_or_create_person(
        actor=_SYSTEM, name=persona.name, email=persona.email, phone=persona.phone, language=persona.language
    )
    _open_shop(person, persona.shop, persona.town, "KE", persona.plan)
    return person


def come_again(persona: Persona) -> Person:
    """Somebody who was erased at the end of a sitting begins anew, as a person nobody knows."""
    return _sit_down(persona)


def _open_shop(person: Person, name: str, town: str, country: str, plan: str) -> Business:
    with transaction.atomic():
        business = Business.objects.create(name=name, town=town, country=country, plan=plan)
        Membership.objects.create(person=person, business=business, role=MembershipRole.OWNER, confirmed_at=clock.now())
    return business


def _employ(person: Person, name: str) -> Business:
    with transaction.atomic():
        business = Business.objects.get(name=name)
        Membership.objects.create(
            person=person, business=business, role=MembershipRole.CASHIER, confirmed_at=clock.now()
        )
    return business


def _play(scene: Scene) -> None:
    """One ticket, told from its first message on, and then moved back in time."""
    person = find_or_create_person(
        actor=_SYSTEM, name=scene.name, email=scene.email, phone=scene.phone, language=scene.language
    )
    business = Business.objects.filter(memberships__person=person).first() or (
        _employ(person, scene.shop)
        if scene.cashier
        else _open_shop(person, scene.shop, scene.town, scene.country, "Duka")
    )
    agent = Person.objects.select_related("staffmember").get(email=PERSONAS[scene.agent].email) if scene.agent else None
    is_call = scene.channel == Channel.PHONE and agent is not None  # the agent wrote it down: no device of the caller's
    ticket = open_ticket(
        actor=agent.actor if is_call and agent else person.actor,
        requester=person,
        subject=scene.subject,
        body=scene.body,
        channel=scene.channel,
        language=scene.language,
        business=business,
        proved=True,
        context=None
        if is_call
        else Context(browser="Chrome Mobile 118", device=scene.device, operating_system="Android 12", page=scene.page),
    ).ticket
    if scene.cashier:
        share_with_shop(actor=person.actor, ticket=ticket, sharer=person, whole=True)
    if agent:
        assign(actor=agent.actor, ticket=ticket, assignee=agent)
        if scene.note:
            add_note(actor=agent.actor, ticket=ticket, author=agent, body=scene.note)
        if scene.reply:
            send_reply(actor=agent.actor, ticket=ticket, author=agent, body=scene.reply)
        if scene.solved:
            close(actor=agent.actor, ticket=ticket)
    _move_back(ticket, timedelta(minutes=scene.minutes_ago))


def _move_back(ticket: Ticket, age: timedelta) -> None:
    """A demo whose every ticket is a second old shows nothing: shift the times of this one, its events too."""
    ticket = Ticket.objects.get(pk=ticket.pk)
    with transaction.atomic():
        for field in ("created_at", "updated_at", "waiting_since", "first_replied_at", "closed_at"):
            moment = getattr(ticket, field)
            if moment:
                setattr(ticket, field, moment - age)
        ticket.save()
        step = timedelta(minutes=6)
        for position, message in enumerate(ticket.messages.order_by("id")):
            message.created_at = message.created_at - age + min(age, position * step)
            message.save(update_fields=["created_at"])
        Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk).update(occurred_at=F("occurred_at") - age)
    keep_clocks(ticket_id=ticket.pk)
