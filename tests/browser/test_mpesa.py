"""The M-Pesa message is read on the phone: what is found in it, and that the rest stays there."""

import re

import pytest
from playwright.sync_api import expect

from helpcentre.base.ui import assets

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

#: The message, and what is read: code, amount, currency, moment, end of a number. People and numbers are invented.
MESSAGES = {
    "Safaricom, paid to a till": (
        "SFF6XYZ123 Confirmed. Ksh1,450.00 paid to MAMA NJERI STORES. on 12/6/26 at 2:03 PM.New M-PESA balance is "
        "Ksh3,210.00. Transaction cost, Ksh0.00. Amount you can transact within the day is 498,550.00.",
        ("SFF6XYZ123", "1450", "KES", "2026-06-12T14:03", ""),
    ),
    "Safaricom, sent": (
        "SGK1ABC9ZQ Confirmed. Ksh500.50 sent to JOHN DOE 0722123456 on 1/12/26 at 12:05 AM. New M-PESA balance is "
        "Ksh99.00. Transaction cost, Ksh7.00.",
        ("SGK1ABC9ZQ", "500.50", "KES", "2026-12-01T00:05", "*** 456"),
    ),
    "Safaricom, received": (
        "TAB2CDE3FG Confirmed.You have received Ksh12,000.00 from JANE ROE 0110123789 on 12/6/26 at 12:30 PM  New "
        "M-PESA balance is Ksh12,345.00. Earn interest daily.",
        ("TAB2CDE3FG", "12000", "KES", "2026-06-12T12:30", "*** 789"),
    ),
    "Safaricom, as the till's owner gets it": (
        "TAB2CDE3FG Confirmed. on 12/6/26 at 2:03 PM Ksh75.00 received from 2547******12 JOHN DOE. New Account balance "
        "is Ksh1,000.00",
        ("TAB2CDE3FG", "75", "KES", "2026-06-12T14:03", "*** 12"),
    ),
    "Safaricom, in Kiswahili": (
        "SFF6XYZ123 Imethibitishwa. Umepokea Ksh1,450.00 kutoka kwa JOHN DOE 0722123456 mnamo 12/6/26 saa 2:03 PM. "
        "Salio jipya la M-PESA ni Ksh3,210.00.",
        ("SFF6XYZ123", "1450", "KES", "2026-06-12T14:03", "*** 456"),
    ),
    "Vodacom, in Kiswahili": (
        "9J12ABC3456 Imethibitishwa. Umepokea TSh 10,000.00 kutoka 255754123456 - JOHN DOE tarehe 12/6/26 saa 8:03 AM. "
        "Salio lako jipya la M-Pesa ni TSh 45,000.00.",
        ("9J12ABC3456", "10000", "TZS", "2026-06-12T08:03", "*** 456"),
    ),
    "Vodacom, paid by Lipa namba": (
        "CFH7QX2LM90 Imethibitishwa. TSh45,000.00 imelipwa kwa DUKA LA ASHA (Lipa Namba 5123456) tarehe 2026-06-12 "
        "14:03:22. Makato TSh0.00. Salio lako ni TSh1,000.00.",
        ("CFH7QX2LM90", "45000", "TZS", "2026-06-12T14:03", ""),
    ),
    "Vodacom, in English": (
        "9J12ABC3456 Confirmed. You have received Tsh10,000.00 from 0754 - JANE ROE on 12/6/2026 at 8:03 PM. New "
        "M-Pesa balance is Tsh45,000.00.",
        ("9J12ABC3456", "10000", "TZS", "2026-06-12T20:03", ""),
    ),
    "Airtel, Tanzania": (
        "Umepokea Tsh10,000 kutoka JOHN DOE 0786123456. TID:CI260612.1403.A12345. Salio: Tsh25,000. 12/06/2026 14:03",
        ("CI260612.1403.A12345", "10000", "TZS", "2026-06-12T14:03", "*** 456"),
    ),
    "Tigo Pesa": (
        "Umepokea TSh 10,000.00 kutoka kwa JANE ROE 255713123456. Salio jipya ni TSh 25,000.00. Kumbukumbu No.: "
        "12345678901. 12/06/26 14:03",
        ("12345678901", "10000", "TZS", "2026-06-12T14:03", "*** 456"),
    ),
    "only the code": ("sorry, I have only SFF6XYZ123", ("SFF6XYZ123", "", "", "", "")),
    "a day that does not exist": (
        "SFF6XYZ123 Confirmed. Ksh5.00 on 45/13/26",
        ("SFF6XYZ123", "5", "KES", "", ""),
    ),
    "no payment": ("Habari, nahitaji msaada. 0722123456", ("", "", "", "", "*** 456")),
    "signs of other kinds": ("\u202e🙂 <b>&amp;</b> " + "x" * 10_000, ("", "", "", "", "")),
}


@pytest.fixture(scope="module")
def reader(browser, house):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://localhost:{house.port}/en/contact/")
    yield lambda text: page.evaluate(
        "([from, text]) => import(from).then((module) => module.read(text))", [assets.url("mpesa-read.js"), text]
    )
    context.close()


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_read(reader, name):
    message, (code, amount, currency, at, phone) = MESSAGES[name]
    assert reader(message) == {"code": code, "amount": amount, "currency": currency, "at": at, "phone": phone}


def test_from_the_article_to_the_request_without_name_or_number(someone):
    phone = someone("sw-KE")
    sent = []
    phone.on("request", lambda request: sent.append(request.url + (request.post_data_buffer or b"").decode("latin1")))
    phone.goto("/sw/articles/malipo-ya-mpesa-hayaonekani/")
    phone.locator("#paste").fill(MESSAGES["Safaricom, in Kiswahili"][0])
    expect(phone.locator("[data-mpesa-said]")).to_contain_text("SFF6XYZ123 · KES 1450 · 2026-06-12 14:03 · *** 456")
    expect(phone.locator("#paste")).to_have_value("")
    phone.locator(".pesa a.btn").click()
    expect(phone.locator("[name=payment_code]")).to_have_value("SFF6XYZ123")
    expect(phone.locator("[name=payment_at]")).to_be_visible()
    phone.locator("[name=payment_at]").fill("2026-11-01T14:03")
    phone.locator("[name=message]").fill("Mteja amelipa.")
    phone.locator("[name=name]").fill("Njeri Kamau")
    phone.locator("[name=email]").fill("njeri@stores.example")
    phone.locator("main form[method=post] button.main").click()
    expect(phone.locator(".ref")).to_be_visible()
    assert re.search(r'name="payment_code"\s+SFF6XYZ123', "".join(sent))
    assert not any("JOHN" in each or "0722123456" in each for each in sent), "a name or number left the phone"


def test_pasted_into_the_form_and_said_when_there_is_no_code(someone):
    phone = someone("en-KE")
    phone.goto("/en/tickets/new/")
    phone.locator("#payment summary").click()
    phone.locator("#paste").fill("hello 0722123456")
    expect(phone.locator("[data-mpesa-said]")).to_contain_text("no payment code")
    phone.locator("#paste").fill(MESSAGES["Vodacom, in English"][0])
    expect(phone.locator("[name=payment_amount]")).to_have_value("10000")
    expect(phone.locator("[name=payment_currency]")).to_have_value("TZS")


def test_without_scripts_the_fields_are_plain(someone):
    phone = someone("en-KE", scripts=False)
    phone.goto("/en/tickets/new/")
    phone.locator("#payment summary").click()
    expect(phone.locator("#paste")).to_be_hidden()
    expect(phone.locator("[name=payment_code]")).to_be_visible()
