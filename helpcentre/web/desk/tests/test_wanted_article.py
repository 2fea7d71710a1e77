import pytest

from helpcentre.domain.feedback.models import Section, Task, WantedArticle


@pytest.fixture
def at(ticket):
    return f"/desk/tickets/{ticket.reference}/"


def test_an_agent_says_that_there_should_be_an_article_and_takes_it_back(desk, at, ticket, asha):
    assert "There should be an article" in desk.get(at).content.decode()
    for _ in range(2):
        assert desk.post(f"{at}wanted-article/")["Location"] == at
    assert WantedArticle.objects.get().asked_by == asha
    assert Task.objects.get(section=Section.WANTED).subject == str(ticket.pk)
    assert "Not needed after all" in desk.get(at).content.decode()
    for _ in range(2):
        desk.post(f"{at}wanted-article/", {"undo": "1"})
    assert not WantedArticle.objects.exists()


def test_over_htmx_it_answers_with_the_changed_part(desk, at, htmx):
    answer = desk.post(f"{at}wanted-article/", headers=htmx).content.decode()
    assert 'id="wanted"' in answer
    assert "<html" not in answer


def test_the_standard_questions(desk, sign_in, aisha, baraka_the_stranger, client, at):
    assert desk.get(f"{at}wanted-article/").status_code == 405
    assert client.post(f"{at}wanted-article/").status_code == 302
    assert sign_in(aisha).post(f"{at}wanted-article/").status_code == 404
    assert sign_in(baraka_the_stranger).post(f"{at}wanted-article/").status_code == 404
    assert desk.post("/desk/tickets/DK-999999/wanted-article/").status_code == 404
    assert not WantedArticle.objects.exists()
