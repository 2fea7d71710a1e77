"""In flight mode: what was kept opens, what was not says so, and what changed comes when the network is back."""

import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.server import PROJECT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

KEPT = "/sw/articles/malipo-ya-mpesa-hayaonekani/"


def keep(phone, only=None):
    phone.goto("/sw/offline/")
    if only:
        for box in phone.locator("[name=topic]").all():
            box.set_checked(box.get_attribute("value") == only)
    phone.get_by_role("button", name="Hifadhi kwenye simu hii").click()
    expect(phone.locator("[data-when=saved].tip")).to_be_visible(timeout=60_000)


def import_changed(house, tmp_path):
    """Publish another text of the article, as an author would by file."""
    changed = tmp_path / "content"
    shutil.copytree(PROJECT / "content", changed)
    file = changed / "sw" / "mpesa-not-showing.md"
    file.write_text(file.read_text() + "\n\nMaandishi mapya kabisa.\n")
    command = [sys.executable, "-m", "helpcentre", "articles", "import", str(changed)]
    subprocess.run(command, env=house.environment, cwd=PROJECT, check=True, capture_output=True)


def test_a_pack_works_in_flight_mode_renews_itself_and_goes(someone, house, tmp_path):
    phone = someone("sw-KE")
    keep(phone, only="malipo-na-mpesa")
    assert int(phone.locator("[data-n=articles]").inner_text()) >= 2

    phone.context.set_offline(True)
    phone.goto(KEPT)
    expect(phone.locator("h1")).to_contain_text("hayaonekani")
    phone.reload()
    expect(phone.locator("h1")).to_contain_text("hayaonekani")
    assert phone.evaluate("getComputedStyle(document.body).fontFamily").startswith("Roboto"), "its style came too"
    phone.goto("/sw/search/?q=till")
    expect(phone.locator("h1")).to_have_text("Hakuna mtandao")
    expect(phone.locator("[data-kept] a").first).to_contain_text("till")
    phone.goto("/sw/offline/")
    expect(phone.locator("[data-when=saved].tip")).to_be_visible()
    expect(phone.locator(f"[data-kept] a[href='{KEPT}']")).to_be_visible()

    phone.context.set_offline(False)
    import_changed(house, tmp_path)
    phone.goto("/sw/offline/")
    expect(phone.locator("[data-when=stale].tip")).to_be_visible()
    expect(phone.locator("[data-when=stale] [data-n=of]")).to_have_text("1")
    phone.get_by_role("button", name="Fanya upya sasa").click()
    expect(phone.locator("[data-when=saved].tip")).to_be_visible()
    phone.context.set_offline(True)
    phone.goto(KEPT)
    expect(phone.locator("main")).to_contain_text("Maandishi mapya kabisa.")

    phone.context.set_offline(False)
    phone.goto("/sw/offline/")
    phone.get_by_role("button", name="Ondoa kwenye simu hii").click()
    expect(phone.get_by_role("button", name="Hifadhi kwenye simu hii")).to_be_visible()
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_nobody_has_a_worker_who_did_not_ask_for_one(someone):
    phone = someone("sw-KE")
    for path in ("/sw/", KEPT, "/sw/offline/"):
        phone.goto(path)
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_with_a_pack_requests_are_sent_and_read_and_nothing_private_is_kept(someone):
    phone = someone("sw-KE")
    keep(phone, only="malipo-na-mpesa")
    phone.goto("/sw/tickets/new/")
    phone.locator("[name=subject]").fill("Pesa haionekani")
    phone.locator("[name=message]").fill("Siri yangu.")
    phone.locator("[name=name]").fill("Njeri Kamau")
    phone.locator("[name=email]").fill("njeri@stores.example")
    phone.locator("main form[method=post] button.main").click()
    link = phone.locator("#link").input_value()
    phone.goto(link)
    expect(phone).to_have_url(re.compile("/sw/tickets/DK-"))
    expect(phone.locator("main")).to_contain_text("Siri yangu.")
    kept = phone.evaluate(
        "caches.open('offline-sw').then((c) => c.keys()).then((all) => all.map((each) => new URL(each.url).pathname))"
    )
    assert [path for path in kept if "tickets" in path or "/t/" in path] == []
    mine = phone.url
    phone.context.set_offline(True)
    phone.goto(mine)
    expect(phone.locator("h1")).to_have_text("Hakuna mtandao")
    expect(phone.locator("body")).not_to_contain_text("Siri yangu.")


def test_a_phone_without_room_says_so_and_keeps_what_it_has(someone):
    phone = someone("sw-KE")
    keep(phone, only="malipo-na-mpesa")
    phone.evaluate(
        "navigator.serviceWorker.dispatchEvent(new MessageEvent('message', {data: {offline: 'sw', state: 'full'}}))"
    )
    expect(phone.locator("[data-when=full]").first).to_be_visible()
    expect(phone.locator("[data-kept] a").first).to_be_visible()


def test_a_browser_that_cannot_keep_pages_is_told(someone):
    phone = someone("sw-KE")
    phone.add_init_script("delete Navigator.prototype.serviceWorker")
    phone.goto("/sw/offline/")
    expect(phone.locator("[data-when=unsupported]")).to_be_visible()
