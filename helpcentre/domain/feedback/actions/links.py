"""The list of outside links: kept in step with live articles, and looked at one after the other."""

import time
from collections import defaultdict
from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import connection, transaction

from helpcentre.base.core import clock
from helpcentre.base.core.actor import Actor
from helpcentre.base.events import log
from helpcentre.domain.feedback import events, link_probe, outside
from helpcentre.domain.feedback.models import ExternalLink, LinkState, LinkUse
from helpcentre.domain.feedback.models.external_link import digest
from helpcentre.domain.knowledge.models import Article, Snippet

PACE = 1.0  # seconds between two looks at one host
TIME = 45.0  # seconds one round may take, so that the worker is soon free for a person's mail
LOOKS = 60  # in one round
_CLAIM = timedelta(hours=1)


def list_links(*, article_id: int) -> None:
    """Bring the list in line with one article: what it shows when it is live, nothing when it is not or is gone."""
    with transaction.atomic():
        urls = _shown(article_id)
        wanted = {digest(url): url for url in urls or []}
        uses = LinkUse.objects.filter(article_id=article_id)
        if urls is not None and set(uses.values_list("link__digest", flat=True)) == set(wanted):
            return
        links = [ExternalLink(digest=mark, url=url) for mark, url in wanted.items()]
        ExternalLink.objects.bulk_create(links, ignore_conflicts=True)
        listed = ExternalLink.objects.filter(digest__in=wanted)
        LinkUse.objects.bulk_create(
            [LinkUse(article_id=article_id, link=link) for link in listed], ignore_conflicts=True
        )
        uses.exclude(link__digest__in=wanted).delete()
        ExternalLink.objects.filter(uses=None).delete()


def list_every_link() -> None:
    """Bring the list in line with all articles, for those whose news never came (bulk loads, restored copies)."""
    listed: dict[int, set[str]] = defaultdict(set)
    for article_id, mark in LinkUse.objects.values_list("article_id", "link__digest"):
        listed[article_id].add(mark)
    pointing = Article.objects.filter(outside.MAYBE, live=True).values_list("pk", flat=True)
    for article_id in sorted(set(listed).union(pointing)):
        if {digest(url) for url in _shown(article_id) or []} != listed[article_id]:
            list_links(article_id=article_id)


def list_links_of_snippet(*, snippet_id: int) -> None:
    """Bring the list in line with the articles that show these shared words."""
    name = Snippet.objects.filter(pk=snippet_id).values_list("name", flat=True).first()
    using = Article.objects.filter(live=True, body__contains="{{" if name is None else name)
    for article_id in list(using.values_list("pk", flat=True)):
        list_links(article_id=article_id)


def check_due_links(*, time_allowed: float = TIME, looks: int = LOOKS) -> int:
    """Look at the links that are due, politely. Returns how many. Raises TransactionManagementError inside one."""
    probe, until, last = link_probe.current(), time.monotonic() + time_allowed, dict[str, float]()
    count = 0
    while probe is not None and count < looks and time.monotonic() < until:
        link = _claim()
        if link is None:
            break
        host = _host(link.url)
        time.sleep(max(0.0, last.get(host, 0.0) + PACE - time.monotonic()))
        check_link(link=link, probe=probe)
        last[host] = time.monotonic()
        count += 1
    return count


def check_link(*, link: ExternalLink, probe: link_probe.LinkProbe) -> None:
    """Look at one link and write down what was found. Nothing is held in the database while the other side thinks."""
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("other websites are asked outside transactions only")
    found = probe.look(link.url)
    with transaction.atomic():
        held = ExternalLink.objects.select_for_update().filter(pk=link.pk).first()
        if held is not None:
            _write_down(held, found)


def _write_down(link: ExternalLink, found: link_probe.Finding) -> None:
    now, was_dead = clock.now(), link.is_dead
    if link.state != found.state:
        link.since = now
    link.state, link.status, link.checked_at = found.state, found.status, now
    link.failures = 0 if found.state == LinkState.ALIVE else link.failures + 1
    link.check_after = now + link.wait
    link.save(update_fields=["state", "status", "checked_at", "since", "failures", "check_after"])
    if link.is_dead != was_dead:
        kind = events.LINK_DIED if link.is_dead else events.LINK_REVIVED
        log.record(kind, link.pk, actor=Actor.system())


def _claim() -> ExternalLink | None:
    """The link that has waited longest, put off for others meanwhile; None when nothing is due."""
    now = clock.now()
    for link in ExternalLink.objects.filter(check_after__lte=now).order_by("check_after", "pk")[:5]:
        mine = ExternalLink.objects.filter(pk=link.pk, check_after=link.check_after)
        if mine.update(check_after=now + _CLAIM):
            return link
    return None


def _shown(article_id: int) -> list[str] | None:
    """None for an article that is not live."""
    article = Article.objects.filter(pk=article_id, live=True).only("body", "language").first()
    return None if article is None else outside.addresses(article)


def _host(url: str) -> str:
    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""
