"""What Django gets of a request, and the visitor of an answer."""

import gzip

from helpcentre.base.front.tests.visitor import Django, front, get


def test_a_page_goes_through_django() -> None:
    django = Django()
    answer = get(front(django), "/en/search/?q=mauzo%20ya%20leo", headers={"user-agent": "Opera Mini"})
    assert (answer.status, answer.text) == (200, "<p>Habari</p>")
    asked = django.asked[0]
    assert asked["PATH_INFO"] == "/en/search/"
    assert asked["QUERY_STRING"] == "q=mauzo%20ya%20leo"
    assert asked["HTTP_USER_AGENT"] == "Opera Mini"
    assert asked["REMOTE_ADDR"] == "127.0.0.1"


def test_a_swahili_path_reaches_django_as_wsgi_wants_it() -> None:
    django = Django()
    get(front(django), "/sw/mada/b%C3%ADashara/")
    assert django.asked[0]["PATH_INFO"].encode("latin1").decode() == "/sw/mada/bíashara/"


def test_a_body_reaches_django_whole_with_its_true_length() -> None:
    django = Django()
    headers = {"transfer-encoding": "chunked", "content-type": "application/x-www-form-urlencoded"}
    get(front(django), method="POST", headers=headers, pieces=[b"subject=", b"M-Pesa"])
    assert django.read == [b"subject=M-Pesa"]
    assert django.asked[0]["CONTENT_LENGTH"] == "14"
    assert "HTTP_TRANSFER_ENCODING" not in django.asked[0]


def test_internal_and_disguised_headers_of_a_visitor_are_dropped() -> None:
    django = Django()
    forged = {
        "x-front-stream": "forged",
        "x_forwarded_proto": "https",
        "x-forwarded-proto": "https",
        "x-forwarded-for": "9.9.9.9",
        "proxy": "http://evil.example",
        "range": "bytes=0-3",
    }
    get(front(django), headers=forged)
    names = {name for name in django.asked[0] if name.startswith("HTTP_")}
    assert names == {"HTTP_HOST"}


def test_forwarded_headers_pass_when_there_is_a_proxy(settings) -> None:
    settings.TRUSTED_PROXIES = 1
    django = Django()
    get(front(django), headers={"x-forwarded-proto": "https", "x-forwarded_proto": "http"})
    assert django.asked[0]["HTTP_X_FORWARDED_PROTO"] == "https"


def test_two_cookie_headers_become_one() -> None:
    django = Django()
    get(front(django), headers=[("cookie", "session=a"), ("cookie", "theme=dark")])
    assert django.asked[0]["HTTP_COOKIE"] == "session=a; theme=dark"


def test_internal_headers_of_an_answer_never_leave() -> None:
    answer = get(front(Django(X_Front_Cache="immutable", X_Front_Anything="secret", X_Front_Stream="")))
    assert not [name for name, _ in answer.headers if name.startswith("x-front")]


def test_an_answer_that_says_nothing_of_caches_is_kept_by_none() -> None:
    assert get(front(Django()))["cache-control"] == "private, no-cache"
    assert get(front(Django(Cache_Control="no-store")))["cache-control"] == "no-store"


def test_a_visitors_own_page_is_packed_with_a_length_that_gives_nothing_away() -> None:
    body = b"<p>Habari ya leo</p>" * 200
    door = front(Django(body))
    answers = [get(door, headers={"accept-encoding": "gzip, br"}) for _ in range(12)]
    assert all(gzip.decompress(answer.body) == body for answer in answers)
    assert answers[0]["content-encoding"] == "gzip"
    assert len({len(answer.body) for answer in answers}) > 1


def test_what_is_no_text_or_already_packed_or_not_wanted_is_left_alone() -> None:
    body = b"0" * 5000
    wish = {"accept-encoding": "gzip"}
    assert get(front(Django(body, Content_Type="image/png")), headers=wish).body == body
    assert get(front(Django(body, Content_Encoding="br")), headers=wish).body == body
    assert get(front(Django(body))).body == body
    assert get(front(Django(body)), headers={"accept-encoding": "br"}).body == body


def test_a_large_answer_arrives_whole() -> None:
    body = bytes(range(256)) * 20_000
    answer = get(front(Django(body, Content_Type="application/zip", Content_Length=str(len(body)))))
    assert answer.body == body


def test_an_application_that_falls_over_gives_a_page_and_no_words_of_the_fault() -> None:
    def broken(environ, start_response):
        raise RuntimeError("mama.njeri@example.org")

    answer = get(front(broken), "/sw/")
    assert answer.status == 500
    assert "njeri" not in answer.text


def test_the_front_answers_healthz_itself() -> None:
    django = Django()
    door = front(django)
    assert (get(door, "/healthz").status, get(door, "/healthz").body) == (200, b"ok\n")
    refused = get(door, "/healthz", method="POST")
    assert (refused.status, refused["allow"]) == (405, "GET, HEAD")
    assert django.asked == []
