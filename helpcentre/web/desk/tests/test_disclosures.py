"""The register of disclosures on the desk: hostile words, forged decisions, foreign files, looks that are logged."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.events.models import Event
from helpcentre.base.files import grants
from helpcentre.base.front import routes
from helpcentre.domain.retention import holds
from helpcentre.domain.sharing.disclosures import actions, days
from helpcentre.domain.sharing.models import DisclosedPerson, Disclosure

pytestmark = pytest.mark.django_db
LIST = "/desk/privacy/disclosures/"


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Any) -> None:
    settings.DATA = DataDirectory(tmp_path / "data")
    settings.DATA.prepare()


@pytest.fixture
def desk(client: Client, fatuma: Any) -> Client:
    client.force_login(fatuma)
    return client


@pytest.fixture
def others_desk(rehema: Any) -> Client:
    """Of the second person; it speaks Kiswahili."""
    client = Client()
    client.force_login(rehema)
    return client


def order(content: bytes = b"%PDF-1.4 order", name: str = "order.pdf") -> BytesIO:
    made = BytesIO(content)
    made.name = name
    return made


def form(**facts: Any) -> dict[str, Any]:
    return {
        "authority": "Chief Magistrate's Court Nyeri", "officer": "The registrar", "country": "Kenya",
        "arrival": "letter", "arrived_on": days.today().isoformat(), "basis": "court_order",
        "citation": "Misc. App. 12 of 2026", "targets": "0712345678", "paper": order(),
        "categories": ["user.name", "user.content.private"],
    } | facts  # fmt: skip


def recorded(desk: Client, **facts: Any) -> str:
    answer = desk.post(f"{LIST}new/", form(**facts))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def allow(client: Client, page: str, **facts: Any) -> Any:
    target = Disclosure.objects.get().targets.get().pk
    return client.post(f"{page}review/", {"targets": [target], "categories": ["user.name"], **facts})


def build() -> Disclosure:
    actions.build_disclosure(disclosure=Disclosure.objects.get())
    return Disclosure.objects.get()


def test_from_the_letter_to_the_end(desk, others_desk, mama_njeri, opened):
    page = recorded(desk, targets=f"{opened.ticket.reference}\n\nnjeri@stores.example")
    made = Disclosure.objects.get()
    assert made.targets.count() == 2
    assert len(holds.held(mama_njeri.pk)) == 2
    targets = list(made.targets.values_list("pk", flat=True))
    others_desk.post(f"{page}review/", {"targets": targets, "categories": made.categories, "reason": "Section 12"})
    made = build()
    assert made.archive.sha256 in desk.get(page).content.decode()
    answer = desk.get(f"{page}archive/")
    assert grants.read(answer[grants.HEADER]).name == made.sealed.file.name
    day = days.today().isoformat()
    assert desk.post(f"{page}handover/", {"to_whom": "", "means": "person", "handed_on": day}).status_code == 422
    desk.post(f"{page}handover/", {"to_whom": "The registrar", "means": "person", "handed_on": day})
    desk.post(f"{page}closure/")
    assert holds.held(mama_njeri.pk) == []
    happened = [event.kind.removeprefix("disclosure.") for event in Event.objects.filter(subject_kind="disclosure")]
    assert happened == ["recorded", "paper.added", "approved", "built", "fetched", "handed_over", "told", "closed"]
    assert "Njeri Kamau" in others_desk.get(page).content.decode()


def test_the_second_person_reads_the_letter_before_they_decide(desk, others_desk, mama_njeri):
    page = recorded(desk)
    read = others_desk.get(page).content.decode()
    assert '<div class="letter" lang="sw">' in read and "Misc. App. 12 of 2026" in read.partition('class="letter"')[2]
    others_desk.post(f"{page}refusal/", {"why": "No"})
    assert 'class="letter"' not in others_desk.get(page).content.decode()


def test_a_forged_decision_of_whoever_recorded_it_is_refused(desk, others_desk, mama_njeri):
    page = recorded(desk)
    assert "Allow this much" not in desk.get(page).content.decode()
    for answer in (allow(desk, page), desk.post(f"{page}refusal/", {"why": "No"})):
        assert answer.status_code == 422
        assert "decides nothing" in answer.content.decode()
    assert allow(others_desk, page).status_code == 302
    assert allow(others_desk, page).status_code == 422
    assert others_desk.post(f"{page}refusal/", {"why": "No"}).status_code == 422


@pytest.mark.parametrize(
    "bad",
    [
        {"targets": ["999999"]},
        {"targets": ["x\0"]},
        {"targets": []},
        {"categories": ["user.authorization.password"]},
        {"categories": ["user.financial"]},
        {"categories": ["\0"]},
        {"since": "yesterday"},
        {"reason": "x" * 10_000},
    ],
)
def test_no_decision_goes_past_what_was_asked(desk, others_desk, mama_njeri, bad):
    page = recorded(desk)
    assert allow(others_desk, page, **bad).status_code == 422
    assert Disclosure.objects.get().stage == "recorded"


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"authority": "\0"}, "authority"),
        ({"authority": "x" * 10_000}, "authority"),
        ({"citation": "  "}, "citation"),
        ({"basis": "curiosity"}, "basis"),
        ({"arrived_on": "2999-01-01"}, "arrived_on"),
        ({"arrived_on": "x"}, "arrived_on"),
        ({"targets": "nobody@shop.example\n\0"}, "targets"),
        ({"targets": "\n".join(f"0712345{number:03}" for number in range(21))}, "targets"),
        ({"is_secret": "on", "ban_ground": ""}, "ban_ground"),
        ({"is_secret": "on", "ban_ground": "s. 2", "ban_until": "2020-01-01"}, "ban_until"),
        ({"since": "2026-02-01", "until": "2026-01-01"}, "until"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_is_lost(desk, mama_njeri, bad, field):
    answer = desk.post(f"{LIST}new/", form(**bad))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert f'id="id_{field}-error"' in said
    assert "Kenya" in said
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("paper", [order(b""), order(b"MZ\x90\0" + b"\0" * 200, "order.pdf.exe")])
def test_a_paper_that_is_none_is_not_taken(desk, mama_njeri, paper):
    assert desk.post(f"{LIST}new/", form(paper=paper)).status_code == 422
    page = recorded(desk, paper="")
    paper.seek(0)
    assert desk.post(f"{page}papers/", {"paper": paper}).status_code == 422
    assert desk.post(f"{page}papers/").status_code == 422
    assert desk.post(f"{page}papers/", {"paper": order(name="../\u202ecod.pdf")}).status_code == 302
    assert Disclosure.objects.get().papers.get().name == "cod.pdf"


def test_papers_and_people_of_another_request_do_not_exist(desk, mama_njeri, baraka_the_stranger):
    page = recorded(desk)
    other = Disclosure.objects.get(pk=recorded(desk, targets="baraka@chemist.example").split("-")[-1][:-2])
    paper = other.papers.get()
    assert desk.get(f"{LIST}{other.reference}/papers/{paper.pk}/").status_code == 200
    assert desk.get(f"{page}papers/{paper.pk}/").status_code == 404
    person = DisclosedPerson.objects.create(disclosure=other, person=baraka_the_stranger, notice="due")
    assert desk.post(f"{page}people/{person.pk}/telling/").status_code == 404
    assert desk.get(f"{page}archive/").status_code == 404


def test_a_look_at_a_request_is_a_look_at_its_people_and_costs_the_same_for_many(desk, mama_njeri, opened, fatuma):
    page = recorded(desk)
    desk.get(page)
    assert Event.objects.filter(kind="person.record.viewed", subject_id=mama_njeri.pk, actor_id=fatuma.pk).exists()
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.get(page)
    from tests import cast

    cast.staff("Salim Bakari", "agent")
    many = recorded(desk, targets=f"{opened.ticket.reference}\nnjeri@stores.example\nsalim@team.example\nMama Njeri")
    desk.get(many)
    with CaptureQueriesContext(connection) as more:
        desk.get(many)
    assert len(more) == len(few)


def test_the_hold_of_an_open_request_ends_with_it_and_not_by_hand(desk, mama_njeri):
    page = recorded(desk)
    hold = Disclosure.objects.get().targets.get().hold
    said = desk.get("/desk/privacy/holds/").content.decode()
    assert f'href="{page}"' in said
    assert f'action="/desk/privacy/holds/{hold.pk}/lifting/"' not in said
    assert 'type="date"' in said
    assert desk.post(f"/desk/privacy/holds/{hold.pk}/lifting/")["Location"] == page
    assert holds.held(mama_njeri.pk) == [hold]


def test_forms_with_papers_may_be_as_large_as_papers(mama_njeri):
    assert routes.takes_files(f"{LIST}new/")
    assert routes.takes_files(f"{LIST}LD-12/papers/")
    assert not routes.takes_files(f"{LIST}LD-12/review/")
