"""How long data is kept, on the desk: who sets it, and what the policy says then."""

import pytest
from django.core.management import call_command

from helpcentre.base.core.actor import Actor
from helpcentre.domain.policy.actions import post_starter
from helpcentre.domain.policy.models import PolicyVersion
from helpcentre.domain.privacy.closing import inactivity
from helpcentre.domain.retention.actions import let_go
from helpcentre.domain.retention.models import RetentionSetting

CONTEXT = "/desk/settings/keeping/tickets.RequestContext/"


@pytest.fixture
def lead(joseph, sign_in):
    return sign_in(joseph)


def test_a_lead_sets_a_period_and_the_policy_says_it_at_once(lead):
    post_starter(actor=Actor.system())
    assert lead.post(CONTEXT, {"number": "45"}).status_code == 302
    assert RetentionSetting.objects.get().days == 45
    assert "45 days after you sent the request" in str(PolicyVersion.objects.order_by("-number")[0].lists["en"])
    assert 'value="45"' in lead.get("/desk/settings/keeping/").content.decode()
    assert lead.post("/desk/settings/keeping/silence/", {"number": "36"}).status_code == 302
    assert inactivity.months() == 36
    assert "36 months after the last sign of you" in str(PolicyVersion.objects.order_by("-number")[0].lists["en"])


@pytest.mark.parametrize("number", ["", "0", "9", "9999999999999999999", "x", "-1", "\0", "٤٥"])
@pytest.mark.parametrize("address", [CONTEXT, "/desk/settings/keeping/silence/"])
def test_what_is_no_period_is_not_kept(lead, address, number):
    if "silence" not in address and number == "9":
        number = "6"
    assert lead.post(address, {"number": number}).status_code == 422
    assert not RetentionSetting.objects.exists()


@pytest.mark.parametrize("name", ["people.Person", "tickets.BulkAct", "x" * 500, "..%2f", "policy.PolicyVersion"])
def test_what_has_no_period_to_set_is_not_there(lead, name):
    assert lead.post(f"/desk/settings/keeping/{name}/", {"number": "30"}).status_code == 404


def test_the_reports_stand_below_with_few_questions_to_the_database(lead, django_assert_max_num_queries):
    for _run in range(3):
        let_go(rehearse=True)
    call_command("retention")
    with django_assert_max_num_queries(16):
        page = lead.get("/desk/settings/keeping/").content.decode()
    assert page.count("would go") == 3


def test_who_answers_tickets_does_not_set_periods(asha, sign_in):
    assert sign_in(asha).get("/desk/settings/keeping/").status_code == 404
    assert sign_in(asha).post(CONTEXT, {"number": "45"}).status_code == 404
