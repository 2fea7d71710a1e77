import pytest


def test_a_topic_lists_its_articles_and_leads_to_its_other_language(phone, answers):
    page = phone.get("/en/topics/payments/").content.decode()
    assert "Refund a sale" in page
    assert 'href="/sw/topics/malipo/"' in page


@pytest.mark.parametrize("slug", ["nothing", "malipo", "PAYMENTS"])
def test_an_unknown_topic_and_one_of_the_other_language_are_missing(phone, answers, slug):
    assert phone.get(f"/en/topics/{slug}/").status_code == 404


def test_a_topic_takes_no_post(phone, answers):
    assert phone.post("/en/topics/payments/").status_code == 405


def test_a_topic_whose_icon_nobody_drew_still_shows(phone, answers):
    type(answers["en"].topic).objects.update(icon="unicorn")
    assert phone.get("/en/topics/payments/").status_code == 200
    assert phone.get("/en/").status_code == 200
