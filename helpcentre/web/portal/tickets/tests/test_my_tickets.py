from helpcentre.domain.tickets.actions import open_ticket, revoke_links


def test_signed_in_she_sees_all_of_hers_and_nobody_elses(sign_in, mama_njeri, baraka_the_stranger, ticket):
    open_ticket(
        actor=baraka_the_stranger.actor,
        requester=baraka_the_stranger,
        subject="Secret",
        body="x",
        channel="web",
        language="en",
    )
    page = sign_in(mama_njeri).get("/en/tickets/").content.decode()
    assert ticket.reference in page
    assert "Secret" not in page


def test_a_phone_sees_the_requests_whose_links_it_followed(her_phone, ticket):
    assert ticket.reference in her_phone.get("/en/tickets/").content.decode()


def test_a_cancelled_request_leaves_the_list(her_phone, ticket):
    revoke_links(actor=ticket.requester.actor, ticket=ticket)
    assert ticket.reference not in her_phone.get("/en/tickets/").content.decode()


def test_a_phone_nobody_used_is_led_to_the_door_and_back(phone, ticket):
    answer = phone.get("/sw/tickets/")
    assert "/accounts/login/?next=/sw/tickets/" in answer.content.decode()
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_somebody_who_asked_nothing_is_told_what_will_be_here(sign_in, baraka_the_stranger):
    assert "You have not asked anything yet" in sign_in(baraka_the_stranger).get("/en/tickets/").content.decode()


def test_the_list_costs_the_same_for_one_request_and_for_ten(
    sign_in, mama_njeri, ticket, django_assert_max_num_queries
):
    for number in range(9):
        open_ticket(
            actor=mama_njeri.actor, requester=mama_njeri, subject=f"Q{number}", body="x", channel="web", language="sw"
        )
    browser = sign_in(mama_njeri)
    with django_assert_max_num_queries(7):  # session, person, staff record, shops, list, figures, incidents
        browser.get("/en/tickets/")


def test_the_list_takes_no_post(phone):
    assert phone.post("/en/tickets/").status_code == 405
