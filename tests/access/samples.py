"""A real object for every parameter of an address."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils import translation
from PIL import Image

from helpcentre.base.core.actor import Actor
from helpcentre.base.files import actions as files
from helpcentre.base.files.models import Purpose
from helpcentre.base.jobs import leases
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.ui import assets
from helpcentre.domain.answering import actions as answering
from helpcentre.domain.answering.models import SavedReply
from helpcentre.domain.automation import actions as automation
from helpcentre.domain.automation.models import Rule
from helpcentre.domain.feedback import actions as feedback
from helpcentre.domain.feedback.models import Verdict
from helpcentre.domain.knowledge import actions as knowledge
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.news import actions as news
from helpcentre.domain.news import links as news_links
from helpcentre.domain.people import actions as people
from helpcentre.domain.people import mail_links
from helpcentre.domain.people.models import Person, Role, Team
from helpcentre.domain.policy import actions as policy
from helpcentre.domain.policy import selectors as policy_now
from helpcentre.domain.problems import actions as problems
from helpcentre.domain.questions import actions as questions
from helpcentre.domain.service_levels import actions as service_levels
from helpcentre.domain.service_levels.actions.calendars import Week
from helpcentre.domain.service_levels.models import Calendar, Policy
from helpcentre.domain.sharing.actions import put_processor
from helpcentre.domain.sharing.disclosures import actions as disclosures
from helpcentre.domain.sharing.disclosures import days, papers
from helpcentre.domain.sharing.disclosures.actions.reviewing import Allowed
from helpcentre.domain.sharing.disclosures.asked import Asked, Ban
from helpcentre.domain.sharing.models import Disclosure, Processor
from helpcentre.domain.tickets import actions as tickets
from helpcentre.domain.tickets import links
from helpcentre.domain.tickets.filters import Clause
from helpcentre.domain.tickets.models import Attachment, SavedView, Tag
from helpcentre.domain.tickets.notifications import tell_customers
from helpcentre.web.demo.personas import PERSONAS
from helpcentre.web.portal.articles import votes
from tests.access import privacy_samples

SYSTEM = Actor.system()


@dataclass
class World:
    """Everybody by role, and her request."""

    people: dict[str, Person]
    opened: Any

    @property
    def reference(self) -> str:
        return str(self.opened.ticket.reference)


def make_world(mama_njeri: Person, baraka: Person, opened: Any) -> World:
    """One person per staff role, an article and a topic in both languages, and who plays in the demo."""
    cast = {"customer": mama_njeri, "stranger": baraka}
    for role in Role.values:
        cast[role] = people.add_staff(actor=SYSTEM, email=f"{role}@team.example", name=f"The {role}", role=role)
    for language in ("en", "sw"):
        topic = knowledge.put_topic(actor=SYSTEM, key="sales", language=language, slug="sales", title="Sales").row
        article = knowledge.put_article(
            actor=SYSTEM, language=language, slug="first-sale", topic=topic, title="First sale", body="Sell."
        ).row
        knowledge.publish_article(actor=SYSTEM, article=article)
    policy.post_starter(actor=SYSTEM)
    leases.take(["a worker"])  # /readyz is honest about a worker that is missing
    played = PERSONAS["asha"]
    people.add_staff(actor=SYSTEM, email=played.email, name=played.name, role=played.role)
    return World(cast, opened)


def _mail(world: World) -> str:
    if not OutboundMail.objects.exists():
        tell_customers("ticket_received", world.opened.ticket)
    return str(OutboundMail.objects.latest("id").pk)


def _picture(world: World) -> str:
    """A file of an article; whether it can be looked at is not asked here."""
    kept = files.put(stream=BytesIO(b"pretended"), media_type="image/webp", purpose=Purpose.ARTICLE_IMAGE, limit=1000)
    return kept.name


def _team(world: World) -> str:
    agent = [world.people["agent"]]
    team = Team.objects.first() or people.put_team(
        actor=SYSTEM, name="Payments", strategy="by_hand", takes_new=False, members=agent
    )
    return str(team.pk)


def _attachment(world: World) -> str:
    """A picture that hangs on her request."""
    found = Attachment.objects.filter(message=world.opened.message).first()
    if found is None:
        buffer = BytesIO()
        Image.new("RGB", (40, 30)).save(buffer, "PNG")
        found = tickets.receive_attachment(stream=buffer, name="receipt.png", uploader=None)
        tickets.attach(actor=SYSTEM, message=world.opened.message, attachments=[found])
    return str(found.pk)


def _written(world: World) -> str:
    """A log that hangs on a later message of hers."""
    found = Attachment.objects.filter(message__ticket=world.opened.ticket, kind="text").first()
    if found is None:
        author = world.people["customer"]
        message = tickets.add_customer_reply(actor=SYSTEM, ticket=world.opened.ticket, author=author, body="The log.")
        found = tickets.receive_attachment(stream=BytesIO(b"till: ERROR"), name="till.log", uploader=None)
        tickets.attach(actor=SYSTEM, message=message, attachments=[found])
    return str(found.pk)


def _processor(world: World) -> str:
    known = Processor.objects.first() or put_processor(
        actor=SYSTEM, by=None, processor=None, name="Posta", host="mail.example", place="Kenya",
        categories=["user.contact.email"], purpose="essential.service.notifications.email", contract="C-1",
    )  # fmt: skip
    return str(known.pk)


def _disclosure(world: World) -> str:
    """An authority asked about her, and the archive is ready."""
    number = Disclosure.objects.values_list("pk", flat=True).first()
    if number is None:
        by, other = world.people["privacy"], world.people["admin"]
        asked = Asked(
            authority="A court", country="Kenya", arrival="letter", arrived_on=days.today(), basis="court_order",
            citation="s. 1", categories=["user.name"],
        )  # fmt: skip
        paper = papers.receive(BytesIO(b"%PDF-1.4 order"), "order.pdf")
        of, ban = [world.people["customer"]], Ban("s. 2")
        made = disclosures.record_disclosure(actor=SYSTEM, by=by, asked=asked, of=of, papers=[paper], ban=ban)
        allowed = Allowed(made.targets.values_list("pk", flat=True), ["user.name"])
        disclosures.approve_disclosure(actor=SYSTEM, by=other, disclosure=made, allowed=allowed)
        number = made.pk
        disclosures.build_disclosure(disclosure=Disclosure.objects.get(pk=number))
    return Disclosure.objects.get(pk=number).reference


_DISCLOSURE = (
    "", "_review", "_refusal", "_papers", "_paper", "_archive", "_handover", "_ban", "_ban_lifting", "_telling",
    "_closure",
)  # fmt: skip


def _part_of_disclosure(name: str) -> Callable[[World], str]:
    def number(world: World) -> str:
        _disclosure(world)
        return str(getattr(Disclosure.objects.get(), name).get().pk)

    return number


def _calendar(world: World) -> str:
    week = Week({0: [(480, 1020)]})
    known = Calendar.objects.first() or service_levels.put_calendar(
        actor=SYSTEM, name="Office", time_zone="UTC", country="", is_default=True, week=week
    )
    return str(known.pk)


def _policy(world: World) -> str:
    return str((Policy.objects.first() or service_levels.put_policy(actor=SYSTEM, name="All", first_reply=60)).pk)


def _reply(world: World) -> str:
    known = SavedReply.objects.first() or answering.save_reply(
        actor=SYSTEM, reply=None, name="Paper", texts={"en": "Turn the paper round."}
    )
    return str(known.pk)


def _rule(world: World) -> str:
    known = Rule.objects.first() or automation.put_rule(
        actor=SYSTEM,
        name="Note",
        trigger="created",
        minutes=None,
        conditions=(),
        what=[{"do": "note", "with": "Seen."}],
        owner=world.people["lead"],
    )
    return str(known.pk)


def _announcement(world: World) -> str:
    return str(knowledge.announce(actor=SYSTEM, language="en", title="M-Pesa is slow today").pk)


def _problem(world: World) -> str:
    made = problems.open_problem(actor=SYSTEM, by=world.people["lead"], title_en="M-Pesa is slow", title_sw="M-Pesa")
    return str(made.pk)


def _field(world: World) -> str:
    made = questions.put_question(actor=SYSTEM, kind="text", label_en="Till number", label_sw="Namba ya till")
    return str(made.pk)


def _form(world: World) -> str:
    return str(questions.put_form(actor=SYSTEM, name_en="Payments", name_sw="Malipo", lines=[]).pk)


def _import(world: World) -> str:
    from helpcentre.domain.people.actions.import_files import keep_import

    return str(keep_import(person=world.people["lead"], content=b"email\na@duka.example\n").pk)


def _tag(world: World) -> str:
    tickets.add_tags(actor=SYSTEM, ticket=world.opened.ticket, names=["Printer"])
    return str(Tag.objects.get(key="printer").pk)


def _vote(world: World) -> str:
    """Her vote on the article in the language of the page, which is the one being spoken."""
    article = Article.objects.get(slug="first-sale", language=translation.get_language())
    vote = feedback.cast_vote(actor=SYSTEM, article_id=article.pk, voter="hers", verdict=Verdict.NO)
    return votes.token(vote)


def _news(use: news_links.Link) -> Callable[[World], str]:
    def token(world: World) -> str:
        asked = news.ask(actor=SYSTEM, email="reader@shop.example", language="en")
        return news_links.token(news.confirm(actor=SYSTEM, subscriber=asked), use)

    return token


def _policy_version(world: World) -> str:
    """The second version: it has one before it."""
    policy.post_starter(actor=SYSTEM)
    if policy_now.in_force().number == 1:  # type: ignore[union-attr]
        draft = policy.start_draft(actor=SYSTEM)
        draft = policy.write_note(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits, note={"en": "x", "sw": "x"})
        policy.post_draft(actor=SYSTEM, draft_id=draft.pk, edits=draft.edits)
    return "2"


def _mail_link(world: World) -> str:
    return mail_links.token(world.people["customer"])


def _view(world: World) -> str:
    """A list that the lead shares; whose it is, is asked in the tests of lists."""
    lead = world.people["lead"]
    found = SavedView.objects.first() or tickets.save_view(
        actor=SYSTEM, owner=lead, name="Calls", clauses=(Clause("channel", "is", ("phone",)),), shared=True
    )
    return str(found.pk)


#: By "view.parameter" or, where it means the same everywhere, by "parameter".
SAMPLES: dict[str, Callable[[World], str]] = {
    **privacy_samples.SAMPLES,
    **dict.fromkeys((f"desk:disclosure{part}.reference" for part in _DISCLOSURE), _disclosure),
    "desk:disclosure_paper.number": _part_of_disclosure("papers"),
    "desk:disclosure_telling.number": _part_of_disclosure("people"),
    "reference": lambda world: world.reference,
    "portal:topic.slug": lambda world: "sales",
    "portal:topic_feed.slug": lambda world: "sales",
    "sitemap_part.number": lambda world: "1",
    "portal:article.slug": lambda world: "first-sale",
    "portal:news_confirm.token": _news(news_links.Link.CONFIRM),
    "portal:news_choices.token": _news(news_links.Link.CHOICES),
    "portal:news_stop.token": _news(news_links.Link.STOP),
    "portal:announcement.number": _announcement,
    "portal:policy_version.number": _policy_version,
    "portal:policy_changes.number": _policy_version,
    "portal:mail_choices_link.token": _mail_link,
    "portal:mail_stop.token": _mail_link,
    "portal:mail_stop.purpose": lambda world: "policy",
    "portal:article_vote.slug": lambda world: "first-sale",
    "portal:article_vote_cast.slug": lambda world: "first-sale",
    "portal:article_vote_cast.token": _vote,
    "portal:article_vote_withdrawal.slug": lambda world: "first-sale",
    "portal:article_vote_withdrawal.token": _vote,
    "portal:offline_pack.slug": lambda world: "sales",
    "portal:ticket_link.token": lambda world: links.token(world.opened.link),
    "desk:one_time_link.token": lambda world: people.make_sign_in_link(actor=SYSTEM, person=world.people["agent"]),
    "desk:mail.number": _mail,
    "desk:team.number": _team,
    "desk:team_archiving.number": _team,
    "desk:absence.number": lambda world: str(world.people["agent"].pk),
    "portal:ticket_file_look.number": _written,
    "desk:file_look.number": _written,
    "portal:ticket_file.number": _attachment,
    "portal:ticket_file_small.number": _attachment,
    "desk:file.number": _attachment,
    "desk:file_small.number": _attachment,
    "desk:person.number": lambda world: str(world.people["customer"].pk),
    "desk:business.number": lambda world: str(world.people["customer"].memberships.get().business_id),
    "desk:view.number": _view,
    "desk:view_position.number": _view,
    "desk:view_deletion.number": _view,
    "desk:redaction.number": lambda world: str(world.opened.message.pk),
    "desk:problem.number": _problem,
    "desk:problem_update.number": _problem,
    "desk:problem_wording.number": _problem,
    "desk:setting_field.number": _field,
    "desk:setting_field_archiving.number": _field,
    "desk:setting_form.number": _form,
    "desk:setting_form_archiving.number": _form,
    "desk:setting_import.number": _import,
    "desk:processor.number": _processor,
    "desk:processor_switch.number": _processor,
    "desk:setting_period.name": lambda world: "tickets.RequestContext",
    "desk:setting_tag.number": _tag,
    "desk:setting_tag_merge.number": _tag,
    "desk:setting_tag_removal.number": _tag,
    "desk:calendar.number": _calendar,
    "desk:calendar_removal.number": _calendar,
    "desk:policy.number": _policy,
    "desk:policy_place.number": _policy,
    "desk:policy_removal.number": _policy,
    "desk:held_reply.number": lambda world: "7",  # one that has left already is answered with the conversation
    "desk:reply.number": _reply,
    "desk:reply_deletion.number": _reply,
    "desk:rule.number": _rule,
    "desk:rule_trial.number": _rule,
    "desk:rule_switch.number": _rule,
    "desk:rule_place.number": _rule,
    "desk:rule_removal.number": _rule,
    "demo:seat.seat": lambda world: "desk",
    "demo:seat.key": lambda world: "asha",
    "demo:ticket.seat": lambda world: "desk",
    "demo:ticket.number": lambda world: str(world.opened.ticket.pk),
    "cms_static.path": lambda world: "wagtailadmin/css/core.css",
    "picture.name": _picture,
    "ui:asset.name": lambda world: "portal.css",
    "ui:asset.digest": lambda world: assets.all_assets()["portal.css"].digest,
}


def fill(template: str, name: str, parameters: list[str], world: World) -> str:
    """The address with a real object in it. Fails, saying where, for a parameter that has no sample."""
    values = {}
    for parameter in parameters:
        sample = SAMPLES.get(f"{name}.{parameter}") or SAMPLES.get(parameter)
        if sample is None:
            raise AssertionError(f'{name} takes {parameter!r}: add "{name}.{parameter}" to SAMPLES in {__file__}')
        with translation.override(template[1:3] if template[3:4] == "/" else "en"):
            values[parameter] = sample(world)
    return template.format(**values)
