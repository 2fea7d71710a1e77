"""Finding on a phone: while typing, by keyboard, without scripts, and where data is dear."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

DEAR = "Object.defineProperty(navigator, 'connection', {value: {saveData: true, effectiveType: '4g'}})"


def asked_while_typing(page):
    asked = []
    page.on("request", lambda request: "part=instant" in request.url and asked.append(request))
    return asked


def test_answers_come_while_she_types_and_the_arrow_keys_open_one(someone):
    phone = someone("sw-KE")
    asked = asked_while_typing(phone)
    phone.goto("/sw/")
    field = phone.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("malipo", delay=20)
    expect(phone.get_by_role("option").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert len(asked) == 1, "one question for a word typed in one go"
    assert "cookie" not in asked[0].all_headers(), "a letter is tied to nobody"
    assert len(asked[0].response().body()) <= 2_000

    field.press("ArrowDown")
    first = phone.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    field.press("Escape")
    expect(phone.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("malipo")
    field.press("ArrowDown")
    field.press("Enter")
    expect(phone).to_have_url(re.compile("/sw/articles/"))


def test_enter_without_a_choice_searches_and_a_tap_opens(someone):
    phone = someone("en-KE")
    phone.goto("/en/search/?q=printer")
    field = phone.get_by_role("combobox")
    field.fill("stock count")
    expect(phone.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    expect(phone).to_have_url(re.compile(r"/en/search/\?q=stock\+count"))
    phone.get_by_role("combobox").fill("stock coun")
    phone.get_by_role("option").first.click()
    expect(phone).to_have_url(re.compile("/en/articles/"))


def test_two_letters_ask_nothing(someone):
    phone = someone("sw-KE")
    asked = asked_while_typing(phone)
    phone.goto("/sw/")
    phone.get_by_role("combobox").press_sequentially("ma")
    phone.wait_for_timeout(700)
    assert asked == []


def test_nothing_is_asked_while_typing_where_data_is_dear(someone):
    phone = someone("sw-KE")
    phone.add_init_script(DEAR)
    asked = asked_while_typing(phone)
    phone.goto("/sw/")
    phone.locator("#q").press_sequentially("malipo")
    phone.wait_for_timeout(700)
    assert asked == []
    expect(phone.get_by_role("combobox")).to_have_count(0)


def test_without_scripts_it_is_a_plain_form(someone):
    phone = someone("sw-KE", scripts=False)
    phone.goto("/sw/")
    phone.locator("#q").fill("malipo hayaonekani")
    phone.locator("form.seek button").click()
    expect(phone.locator(".hits mark").first).to_be_visible()
