import pytest


def test_the_door_speaks_the_language_of_the_page_before(phone):
    asked = phone.get("/accounts/code/", {"next": "/sw/tickets/"}, headers={"accept-language": "en"})
    assert '<html lang="sw">' in asked.content.decode()
    assert "language" not in asked.cookies
    answer = phone.post("/accounts/code/?next=/sw/tickets/", {"email": "njeri@example.com"})
    assert answer.cookies["language"].value == "sw"


def test_a_code_is_asked_for_and_the_page_does_not_say_who_exists(phone, mama_njeri):
    pages = []
    for address in (mama_njeri.email, "nobody@nowhere.example"):
        answer = phone.post("/accounts/code/", {"email": address}, follow=True)
        pages.append(answer.content.decode().replace(address, "-"))
        phone.cookies.clear()
    strip = lambda page: page.split("<main", 1)[1].split("csrfmiddlewaretoken", 1)[0]  # noqa: E731
    assert strip(pages[0]) == strip(pages[1])


@pytest.mark.parametrize("address", ["", "njeri@", "x" * 300])
def test_an_address_that_is_none_is_said_beside_the_field(phone, address):
    answer = phone.post("/accounts/code/", {"email": address})
    assert answer.status_code == 200
    assert 'id="email-error"' in answer.content.decode()


def test_a_mailbox_is_written_to_five_times_and_then_must_wait(phone, mama_njeri):
    phone.cookies["language"] = "en"
    asked = {"email": mama_njeri.email}
    answers = [phone.post("/accounts/code/", asked).status_code for _ in range(6)]
    last = phone.post("/accounts/code/", asked)
    assert answers[0] == 302
    assert answers[5] == last.status_code == 429
    assert mama_njeri.email in last.content.decode()
    assert "Many codes were asked for." in last.content.decode()


def test_signing_out_forgets_the_private_links_too(sign_in, mama_njeri, her_link, ticket):
    browser = sign_in(mama_njeri)
    browser.get(her_link)
    browser.post("/accounts/logout/")
    assert browser.get(f"/sw/tickets/{ticket.reference}/").status_code == 404


def test_pages_of_the_door_are_never_stored(phone):
    assert "no-store" in phone.get("/accounts/code/").headers["Cache-Control"]
