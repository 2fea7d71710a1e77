"""Was this helpful? Asked on a page that is the same for everybody, answered without a name."""

from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.feedback.models import ArticleVote
from helpcentre.domain.knowledge.models import Article

HERE = {"sec-fetch-site": "same-origin", "user-agent": "Chrome 90 on a small phone"}
VOTE = "/sw/articles/mpesa-haionekani/vote/"


def vote(phone, verdict, path=VOTE, **more):
    return phone.post(path, {"verdict": verdict, **more}, headers=HERE)


@pytest.mark.parametrize("code", ["en", "sw"])
def test_the_question_stands_on_every_article(phone, answers, code):
    page = phone.get(f"/{code}/articles/{answers[code].slug}/").content.decode()
    assert f'action="/{code}/articles/{answers[code].slug}/vote/"' in page
    assert {"en": "Did this help you?", "sw": "Je, hii imekusaidia?"}[code] in page


def test_a_yes_is_counted_and_thanked_for(phone, answers):
    answer = vote(phone, "yes")
    assert answer.status_code == 302
    assert "no-store" in answer.headers["Cache-Control"]
    page = phone.get(answer.headers["Location"])
    assert "Tunafurahi kwamba imekusaidia" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    kept = ArticleVote.objects.get()
    assert (kept.article_id, kept.verdict) == (answers["sw"].pk, "yes")


def test_no_cookie_is_set_by_voting(phone, answers):
    answer = vote(phone, "no")
    phone.get(answer.headers["Location"])
    assert not phone.cookies


def test_a_no_asks_why_and_keeps_the_reason(phone, answers):
    there = vote(phone, "no").headers["Location"]
    asked = phone.get(there).content.decode()
    assert asked.count('type="radio" name="reason"') == 5
    answer = phone.post(there, {"reason": "steps_differ", "words": "Sioni kitufe hicho"}, headers=HERE)
    thanks = phone.get(answer.headers["Location"]).content.decode()
    assert "watausoma ujumbe wako" in thanks
    kept = ArticleVote.objects.get()
    assert (kept.reason, kept.words) == ("steps_differ", "Sioni kitufe hicho")
    assert "Sioni kitufe" in phone.get(there + "?change=1").content.decode()


def test_the_same_phone_votes_once_and_may_change(phone, answers):
    vote(phone, "yes")
    vote(phone, "no")
    assert ArticleVote.objects.get().verdict == "no"


def test_another_phone_is_another_vote(phone, answers):
    vote(phone, "yes")
    phone.post(VOTE, {"verdict": "no"}, headers={**HERE, "user-agent": "another"})
    assert ArticleVote.objects.count() == 2


def test_a_vote_can_be_taken_back(phone, answers):
    there = vote(phone, "no").headers["Location"]
    answer = phone.post(there + "withdrawal/", headers=HERE)
    assert answer.headers["Location"] == "/sw/articles/mpesa-haionekani/#vote"
    assert not ArticleVote.objects.exists()
    assert phone.get(there).status_code == 404
    assert phone.post(there + "withdrawal/", headers=HERE).status_code == 404


def test_a_script_gets_the_panel_alone(phone, answers):
    answer = vote(phone, "no", part="vote")
    assert answer.status_code == 200
    assert answer.content.strip().startswith(b'<section class="vote card" id="vote"')
    there = phone.get(vote(phone, "no").headers["Location"] + "?change=1&part=vote")
    assert there.content.strip().startswith(b"<section")


@pytest.mark.parametrize("verdict", ["", "maybe", "YES", "<script>", "x" * 10_000])
def test_a_verdict_nobody_offers_is_refused(phone, answers, verdict):
    assert vote(phone, verdict).status_code == 400
    assert not ArticleVote.objects.exists()


@pytest.mark.parametrize(
    ("reason", "words", "status"),
    [
        ("", "", 422),
        ("nonsense", "", 422),
        ("other", "x" * 10_000, 422),
        ("other", "a\0b", 422),
        ("other", "\u202eنص 🙂", 302),
        ("other", "<script>alert(1)</script>", 302),
    ],
)
def test_odd_reasons_are_explained_or_kept_as_plain_words(phone, answers, reason, words, status):
    there = vote(phone, "no").headers["Location"]
    answer = phone.post(there, {"reason": reason, "words": words}, headers=HERE)
    assert answer.status_code == status
    if status == 422:
        assert b'class="err"' in answer.content
    else:
        assert b"<script>alert" not in phone.get(there + "?change=1").content


@pytest.mark.parametrize("token", ["x", "1", "MQ:1abc:forged", "%F0%9F%99%82"])
def test_a_forged_vote_is_missing(phone, answers, token):
    for method in (phone.get, phone.post):
        assert method(f"{VOTE}{token}/", headers=HERE).status_code == 404


def test_a_vote_on_one_article_is_missing_on_another(phone, answers):
    there = vote(phone, "no").headers["Location"]
    token = there.rstrip("/").rpartition("/")[2]
    assert phone.get(f"/en/articles/refund/vote/{token}/").status_code == 404


def test_yesterdays_vote_is_closed(phone, answers, monkeypatch):
    there = vote(phone, "no").headers["Location"]
    now = clock.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + timedelta(days=2).total_seconds())
    assert phone.get(there).status_code == 404


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}])
def test_another_site_cannot_vote_for_its_visitors(phone, answers, headers):
    assert phone.post(VOTE, {"verdict": "no"}, headers=headers).status_code == 403
    assert not ArticleVote.objects.exists()


def test_voting_on_a_missing_article_is_missing(phone, answers):
    assert vote(phone, "yes", "/sw/articles/nothing/vote/").status_code == 404
    Article.objects.filter(pk=answers["sw"].pk).update(live=False)
    assert vote(phone, "yes").status_code == 404


def test_a_flood_from_one_address_is_asked_to_wait(phone, answers, settings):
    settings.LIMITS_ON = True
    statuses = [
        phone.post(VOTE, {"verdict": "no"}, headers={**HERE, "user-agent": str(n)}).status_code for n in range(125)
    ]
    assert statuses.count(302) == 120
    assert statuses[-1] == 429


def test_the_question_cannot_be_asked_for_by_itself(phone, answers):
    assert phone.get(VOTE).status_code == 405


def test_reasons_without_end_are_not_all_written_down(phone, answers, settings):
    settings.LIMITS_ON = True
    there = vote(phone, "no").headers["Location"]
    statuses = [phone.post(there, {"reason": "steps_differ"}, headers=HERE).status_code for _ in range(125)]
    assert statuses[0] == 302
    assert statuses[-1] == 429
