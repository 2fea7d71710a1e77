import pytest

from helpcentre.domain.people.models import Person
from helpcentre.domain.tickets.models import Ticket

FORM = "/en/tickets/new/"
GOOD = {
    "subject": "Printer",
    "message": "It prints nothing.\nI changed the paper.",
    "name": "Neema Shayo",
    "email": "neema@shop.example",
    "phone": "",
    "business": "",
    "key": "a-key-of-this-form-1",
}


def problem(page):
    """The text beside the first wrong field."""
    return page.content.decode().split('<p class="err"', 1)[1].split("</p>", 1)[0]


def test_the_form_opens_with_a_key_of_its_own(phone):
    first, second = phone.get(FORM), phone.get(FORM)
    assert first.status_code == 200
    assert first.context["form"]["key"].value() != second.context["form"]["key"].value()
    assert "no-store" in first.headers["Cache-Control"]


def test_a_request_is_opened_and_its_number_and_link_are_shown_once(phone):
    answer = phone.post(FORM, GOOD, follow=True)
    ticket = Ticket.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/en/tickets/{ticket.reference}/sent/", 302)]
    assert ticket.reference in page
    assert "/en/t/" in page
    assert "https://wa.me/?text=" in page
    assert "neema@shop.example" in page
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_with_the_link_becomes_the_request_after_a_quarter_of_an_hour(phone):
    import datetime

    phone.post(FORM, GOOD)
    ticket = Ticket.objects.get()
    Ticket.objects.update(created_at=ticket.created_at - datetime.timedelta(minutes=16))
    answer = phone.get(f"/en/tickets/{ticket.reference}/sent/")
    assert answer.headers["Location"] == f"/en/tickets/{ticket.reference}/"


def test_a_phone_number_alone_is_enough(phone):
    phone.post(FORM, GOOD | {"email": "", "phone": "0712 345 678"})
    assert Person.objects.get().phone == "+254712345678"


def test_a_business_is_kept_when_named(phone):
    phone.post(FORM, GOOD | {"business": "Neema Stores"})
    assert Ticket.objects.get().business.name == "Neema Stores"


def test_the_same_form_twice_is_one_request(phone):
    first = phone.post(FORM, GOOD)
    second = phone.post(FORM, GOOD)
    assert first.headers["Location"] == second.headers["Location"]
    assert Ticket.objects.count() == 1


def test_what_the_device_said_and_what_was_read_is_kept_with_the_request(phone, answers):
    agent = "Mozilla/5.0 (Linux; Android 10; TECNO KE5) AppleWebKit/537.36 Chrome/96.0.4664.45 Mobile Safari/537.36"
    phone.post(FORM, GOOD | {"article": "refund"}, headers={"user-agent": agent})
    context = Ticket.objects.get().context
    assert (context.browser, context.operating_system, context.page) == (
        "Chrome Mobile 96",
        "Android 10",
        "/en/articles/refund/",
    )
    assert context.ip_address == "127.0.0.1"


def test_somebody_signed_in_is_not_asked_who_they_are(sign_in, mama_njeri):
    browser = sign_in(mama_njeri)
    assert b'name="email"' not in browser.get(FORM).content
    browser.post(FORM, {"subject": "Printer", "message": "Nothing", "key": "k"})
    assert Ticket.objects.get().requester == mama_njeri


def test_a_typed_name_does_not_rename_the_owner_of_an_address(phone, mama_njeri):
    phone.post(FORM, GOOD | {"email": mama_njeri.email, "name": "Baraka"})
    mama_njeri.refresh_from_db()
    assert mama_njeri.name == "Njeri Kamau"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"subject": ""}, "Write in a few words what is wrong."),
        ({"subject": "x" * 203}, "This is 3 characters too long"),
        ({"subject": "a\x1bb"}, "hidden sign"),
        ({"message": " \n "}, "Tell us what happened, so that we can help."),
        ({"message": "x" * 20_001}, "This is 1 character too long"),
        ({"message": "a\x07b"}, "hidden sign"),
        ({"message": "a\x00b"}, "hidden sign"),
        ({"message": "broken \ufffd"}, "Some letters arrived broken."),
        ({"name": "a\x00"}, "hidden sign"),
        ({"email": "a\x00@shop.example"}, "not a whole address"),
        ({"phone": "0712\x00"}, "A whole one has 10"),
        ({"name": ""}, "Tell us what to call you."),
        ({"name": "x" * 121}, "This is 1 character too long"),
        ({"email": "neema@"}, "not a whole address"),
        ({"email": "neema@shop..example"}, "not a whole address"),
        ({"email": "x" * 300 + "@a.example"}, "not a whole address"),
        ({"email": "", "phone": ""}, "Give a phone number or an e-mail address"),
        ({"phone": "0712 345 67"}, "This number has 9 digits. A whole one has 10"),
        ({"phone": "+254712345678901234"}, "too long"),
        ({"phone": "call me"}, "This is not a phone number."),
        ({"business": "x" * 121}, "This is 1 character too long"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(phone, wrong, says):
    answer = phone.post(FORM, GOOD | wrong)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert says in problem(answer)
    assert 'role="alert"' in page
    assert Ticket.objects.count() == 0
    kept = GOOD | wrong
    assert all(answer.context["form"][name].value() == value for name, value in kept.items())


def test_an_erroneous_field_is_tied_to_its_message(phone):
    page = phone.post(FORM, GOOD | {"phone": "12"}).content.decode()
    assert 'id="id_phone_error"' in page
    field = page.split('name="phone"', 1)[1].split(">", 1)[0]
    assert 'aria-invalid="true"' in field
    assert "id_phone_error" in field


def test_two_things_wrong_are_counted(phone):
    assert "2 things to put right" in phone.post(FORM, GOOD | {"subject": "", "name": ""}).content.decode()


@pytest.mark.parametrize("name", ["key", "article", "q"])
def test_a_tampered_hidden_field_does_not_break_the_form(phone, name):
    assert phone.post(FORM, GOOD | {name: "x\x00" * 5000}).status_code == 302


def test_bytes_that_are_no_text_are_refused_beside_the_field(phone):
    body = b"subject=%FF%FE&message=hello&name=N&email=n%40shop.example&key=k"
    answer = phone.post(FORM, body, content_type="application/x-www-form-urlencoded")
    assert "Some letters arrived broken." in problem(answer)


def test_many_requests_from_one_contact_must_wait_and_lose_nothing(phone):
    for number in range(10):
        phone.post(FORM, GOOD | {"key": f"key-{number}"})
    answer = phone.post(FORM, GOOD | {"key": "one-more"})
    assert answer.status_code == 429
    assert "It prints nothing." in answer.content.decode()
    assert Ticket.objects.count() == 10


def test_words_searched_for_begin_the_request_and_bring_suggestions(phone, answers):
    page = phone.get(f"{FORM}?q=payment+not+showing").content.decode()
    assert 'value="payment not showing"' in page
    assert "These may answer it now" in page


def test_a_request_is_in_the_language_of_the_page(phone):
    phone.post("/sw/tickets/new/", GOOD)
    assert (Ticket.objects.get().language, Person.objects.get().language) == ("sw", "sw")


def test_the_form_takes_no_other_method(phone):
    assert phone.put(FORM).status_code == 405


def test_one_subscriber_of_the_newer_internet_is_one_address(phone):
    sent = {"subject": "Hi", "message": "Hello", "name": "B"}
    answers = [
        phone.post("/en/tickets/new/", sent | {"email": f"b{n}@x.example"}, REMOTE_ADDR=f"2001:db8::{n:x}").status_code
        for n in range(1, 62)
    ]
    assert answers == [302] * 60 + [429]


def test_a_tag_behind_a_plus_is_no_other_mailbox(phone):
    sent = {"subject": "Hi", "message": "Hello", "name": "B"}
    answers = [phone.post("/en/tickets/new/", sent | {"email": f"Baraka+{n}@x.example"}).status_code for n in range(11)]
    assert answers == [302] * 10 + [429]


def test_somebody_signed_in_need_not_name_their_shop_again(sign_in, mama_njeri):
    sign_in(mama_njeri).post(FORM, {"subject": "Printer", "message": "Nothing", "key": "k"})
    ticket = Ticket.objects.get()
    assert (ticket.requester, ticket.business.name) == (mama_njeri, "Mama Njeri Stores")


def test_whoever_only_types_her_address_is_not_taken_to_speak_for_her_shop(phone, mama_njeri):
    phone.post(FORM, GOOD | {"email": mama_njeri.email})
    assert Ticket.objects.get().business is None
