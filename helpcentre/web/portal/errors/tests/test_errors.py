import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory

from helpcentre.domain.knowledge import announcements
from helpcentre.web.portal.errors import views

TYPED = {"subject": "Printer", "message": "It does not print", "name": "Njeri", "key": "k" * 20}


@pytest.fixture
def strict(db):
    """A phone whose forms need their token, as a real browser's do."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("path", "says"), [("/en/nothing/", "There is no such page"), ("/sw/hakuna/", "Ukurasa huu haupo")]
)
def test_a_missing_page_says_so_in_the_language_of_its_address(phone, path, says):
    answer = phone.get(path)
    assert answer.status_code == 404
    assert says in answer.content.decode()


@pytest.mark.parametrize("path", ["/nothing", "/en/%ff%fe/", "/en/articles/%00/", "/en/tickets/%F0%9F%99%82/"])
def test_no_address_breaks_the_house(phone, path):
    assert phone.get(path).status_code == 404


def test_a_wrong_method_is_explained_and_says_what_is_allowed(phone):
    answer = phone.post("/en/contact/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "That cannot be done here" in answer.content.decode()


@pytest.fixture
def no_database(monkeypatch):
    """What a page meets that asks for anything stored while the database is away."""

    def away(*_, **__):
        raise OperationalError("the database is away")

    monkeypatch.setattr(announcements, "incidents", away)


@pytest.mark.usefixtures("no_database")
@pytest.mark.parametrize(
    ("view", "arguments", "status"),
    [
        (views.bad_request, (SuspiciousOperation(),), 400),
        (views.bad_request, (RequestDataTooBig(),), 413),
        (views.forbidden, (PermissionError(),), 403),
        (views.server_error, (), 500),
    ],
)
def test_every_fault_has_a_page_that_needs_nothing_but_the_request(view, arguments, status):
    answer = view(RequestFactory().get("/en/x/"), *arguments)
    assert answer.status_code == status
    assert b"<h1>" in answer.content


def test_a_form_without_its_token_explains_and_offers_the_words_again(strict):
    answer = strict.post("/en/tickets/new/", TYPED)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "It does not print" in page
    assert 'action="/en/tickets/new/"' in page
    assert f'name="key" value="{TYPED["key"]}"' in page
    assert 'name="csrfmiddlewaretoken"' in page


def test_the_words_offered_again_are_escaped(strict):
    page = strict.post("/en/tickets/new/", TYPED | {"message": "</textarea><script>x"}).content.decode()
    assert "<script>x" not in page


def test_a_form_with_no_words_is_only_explained(strict):
    page = strict.post("/en/tickets/forget/", headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 403
    assert b"<textarea" not in page.content


def test_a_mangled_body_is_refused_with_a_page(phone):
    answer = phone.post("/en/tickets/new/", data=b"\xff\xfe", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400
    assert "We could not read that" in answer.content.decode()
