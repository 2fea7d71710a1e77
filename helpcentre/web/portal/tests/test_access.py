"""The decorators themselves; the table of every address is in ``tests/``."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from helpcentre.web.portal.access import methods, signed_in


@signed_in
@methods("GET")
def page(request):
    return HttpResponse("hers")


def visit(person, method="get"):
    request = getattr(RequestFactory(), method)("/sw/mine/?page=2")
    request.user = person
    return page(request)


def test_a_page_says_who_may_come_in_and_how():
    assert (page.access, page.methods) == ("signed_in", ("GET", "HEAD"))


def test_somebody_signed_in_comes_in_and_nothing_is_stored(mama_njeri):
    answer = visit(mama_njeri)
    assert answer.content == b"hers"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_visitor_is_led_to_the_door_and_back_in_the_same_language():
    answer = visit(AnonymousUser())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=%2Fsw%2Fmine%2F%3Fpage%3D2")
    assert "language" not in answer.cookies  # nobody chose anything yet; the address they come back to says it


def test_a_closed_account_opens_nothing(mama_njeri):
    mama_njeri.is_active = False
    assert visit(mama_njeri).status_code == 302


def test_the_door_comes_before_the_method(mama_njeri):
    assert visit(AnonymousUser(), "post").status_code == 302
    assert visit(mama_njeri, "post").status_code == 405
