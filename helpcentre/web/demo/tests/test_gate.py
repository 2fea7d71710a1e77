import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from helpcentre.web.demo.gate import demo_only
from helpcentre.web.demo.seats import DESK_COOKIE, SeatSessionMiddleware


@demo_only
def stage(request):
    return HttpResponse("the stage")


def ask(**meta):
    return stage(RequestFactory().get("/demo/", **({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"} | meta)))


def test_this_machine_sees_the_demo(settings):
    settings.DEMO = True
    assert ask().content == b"the stage"
    assert ask(REMOTE_ADDR="::1", HTTP_HOST="127.0.0.1").status_code == 200


@pytest.mark.parametrize(
    ("demo", "meta"),
    [
        (False, {}),
        (True, {"REMOTE_ADDR": "192.0.2.7"}),
        (True, {"HTTP_HOST": "rebound.example"}),
        (True, {"REMOTE_ADDR": ""}),
        (True, {"HTTP_VIA": "1.1 tunnel"}),
        (True, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}),
    ],
)
def test_nobody_else_does(demo, meta, settings):
    settings.DEMO = demo
    settings.ALLOWED_HOSTS = ["*"]
    with pytest.raises(Http404):
        ask(**meta)


@pytest.mark.django_db
def test_the_two_seats_keep_two_sessions(settings):
    def sit(request):
        request.session["who"] = request.path
        return HttpResponse()

    middleware = SeatSessionMiddleware(sit)
    phone = middleware(RequestFactory().get("/sw/tickets/"))
    desk = middleware(RequestFactory().get("/desk/"))
    assert set(phone.cookies) == {settings.SESSION_COOKIE_NAME}
    assert set(desk.cookies) == {DESK_COOKIE}
    assert desk.cookies[DESK_COOKIE]["httponly"]
    request = RequestFactory().get("/desk/")
    request.COOKIES = {
        settings.SESSION_COOKIE_NAME: phone.cookies["session"].value,
        DESK_COOKIE: desk.cookies[DESK_COOKIE].value,
    }
    middleware.process_request(request)
    assert request.session["who"] == "/desk/"
