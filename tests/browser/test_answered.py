"""Answers while a request is written, on a phone."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def test_she_reads_an_answer_in_the_form_says_so_and_takes_it_back(someone):
    phone = someone("sw-KE")
    phone.goto("/sw/tickets/new/")
    phone.locator("[name=subject]").fill("malipo hayaonekani")
    phone.locator("[name=message]").fill("Mteja amelipa.")
    first = phone.locator("#beside details").first
    first.locator("summary").click()
    first.get_by_role("button").click()
    expect(phone.locator("#beside .tip")).to_be_focused()
    expect(phone.locator("[name=message]")).to_have_value("Mteja amelipa.")
    phone.locator("#beside button").click()
    expect(phone.locator("#beside")).to_contain_text("bado yako hapa")
    expect(phone.locator("[name=subject]")).to_have_value("malipo hayaonekani")
    phone.reload()
    expect(phone.locator("[name=subject]")).to_have_value("malipo hayaonekani")


def test_enter_in_the_first_field_sends_and_claims_no_answer(someone):
    phone = someone("sw-KE")
    said = []
    phone.on("request", lambda request: request.method == "POST" and said.append(request.url))
    phone.goto("/sw/tickets/new/?q=malipo+hayaonekani")
    phone.locator("[name=subject]").press("Enter")
    expect(phone.locator("#faults")).to_be_visible()
    assert [url.endswith("/sw/tickets/new/") for url in said] == [True]


def test_without_scripts_the_way_is_the_same(someone):
    phone = someone("en-KE", scripts=False)
    phone.goto("/en/tickets/new/")
    phone.locator("[name=subject]").fill("payment not showing")
    phone.locator("[name=message]").fill("Since ten.")
    phone.get_by_role("button", name="See first whether there is an answer").click()
    phone.locator("#beside summary").first.click()
    phone.get_by_role("button", name="This answered it").first.click()
    expect(phone.locator("h1")).to_have_text("Good that it helped")
    phone.get_by_role("button", name="It did not answer me, go on writing").click()
    expect(phone.locator("[name=message]")).to_have_value("Since ten.")
