"""Middleware that breaks a promise in what pages say and set. Each stands outermost, as a proxy would."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect

Ask = Callable[[HttpRequest], HttpResponse]


def _reworded(old: bytes, new: bytes, where: str = "/") -> Callable[[Ask], Ask]:
    """Pages whose address holds ``where`` say ``new`` where they said ``old``."""

    def middleware(ask: Ask) -> Ask:
        def answer(request: HttpRequest) -> HttpResponse:
            response = ask(request)
            if where in request.path and not response.streaming:
                response.content = response.content.replace(old, new)
            return response

        return answer

    return middleware


def _marked(name: str, **marks: object) -> Callable[[Ask], Ask]:
    """Every answer sets a cookie."""

    def middleware(ask: Ask) -> Ask:
        def answer(request: HttpRequest) -> HttpResponse:
            response = ask(request)
            response.set_cookie(name, "7f3a", **marks)  # type: ignore[arg-type]
            return response

        return answer

    return middleware


unlisted_cookie = _marked("_visitor", httponly=True, samesite="Lax")
early_choice = _marked("theme", samesite="Lax")
careless_session = _marked("session", samesite="Lax")
foreign_picture = _reworded(b"</main>", b'<img src="https://pixel.example/1.gif" alt=""></main>', "/articles/")
foreign_script = _reworded(b"</body>", b'<script src="https://count.example/c.js"></script></body>')
silent_cookie_page = _reworded(b">session<", b">s_______<", "/cookies/")
one_field_more = _reworded(b"<textarea", b'<input name="birthday"><textarea')
no_way_to_the_policy = _reworded(b'/privacy/"', b'/nowhere/"')
no_way_to_the_choices = _reworded(b'/preferences/"', b'/nowhere/"')
half_a_policy = _reworded(b"<main", b"<!--<main", "/privacy/")
no_votes = _reworded(b"vote/", b"nope/", "/articles/")
unmarked_links = _reworded(b'class="out"', b'class="in"', "/articles/")
telling_links = _reworded(b"noopener noreferrer", b"noopener", "/articles/")
silent_contact = _reworded(b"mailto:", b"about:", "/contact/")


def account_first(ask: Ask) -> Ask:
    """No page for who has no account."""
    return lambda request: HttpResponseRedirect("/accounts/login/")


def deaf_to_signals(ask: Ask) -> Ask:
    """What the browser asked for never arrives."""

    def answer(request: HttpRequest) -> HttpResponse:
        for name in ("HTTP_SEC_GPC", "HTTP_DNT"):
            request.META.pop(name, None)
        return ask(request)

    return answer


def no_word_of_signals(ask: Ask) -> Ask:
    return lambda request: HttpResponseNotFound() if request.path.endswith("gpc.json") else ask(request)


def forgetful(ask: Ask) -> Ask:
    """Choices are taken and not kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = ask(request)
        response.cookies.pop("theme", None)
        return response

    return answer
