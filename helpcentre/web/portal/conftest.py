from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def phone(db: None) -> Client:
    """A phone nobody signed in on."""
    return Client()


@pytest.fixture
def sign_in() -> Callable[[Any], Client]:
    """``sign_in(person)`` is a browser in which that person is signed in."""

    def signed_in(person: Any) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return signed_in


@pytest.fixture
def her_link(opened: Any) -> str:
    """The address of Mama Njeri's private link."""
    from helpcentre.domain.tickets import links

    return f"/sw/t/{links.token(opened.link)}/"


@pytest.fixture
def her_phone(phone: Client, her_link: str) -> Client:
    """A phone on which her private link was followed."""
    phone.get(her_link)
    return phone


@pytest.fixture
def answers(db: None) -> dict[str, Any]:
    """One article in both languages, one in English only, and their topic."""
    from helpcentre.base.core.actor import Actor
    from helpcentre.domain.knowledge import actions

    actor = Actor.system()
    pesa = {
        code: actions.put_topic(actor=actor, key="pesa", language=code, slug=slug, title=title, icon="pesa").row
        for code, slug, title in (("en", "payments", "Payments and M-Pesa"), ("sw", "malipo", "Malipo na M-Pesa"))
    }
    english = actions.put_article(
        actor=actor,
        language="en",
        slug="mpesa-not-showing",
        topic=pesa["en"],
        title="M-Pesa payment not showing",
        summary="Wait two minutes, then check again.",
        body="## Find it\n\n1. Open **Sales**.\n2. Tap **Check again**.\n\n## One\n\na\n\n## Two\n\nb\n\n## Three\n\nc",
    ).row
    swahili = actions.put_article(
        actor=actor,
        language="sw",
        slug="mpesa-haionekani",
        topic=pesa["sw"],
        title="Malipo ya M-Pesa hayaonekani",
        summary="Subiri dakika mbili.",
        body="Fungua **Mauzo**.",
        translation_key=english.translation_key,
    ).row
    alone = actions.put_article(
        actor=actor, language="en", slug="refund", topic=pesa["en"], title="Refund a sale", body="Open the sale."
    ).row
    for article in (english, swahili, alone):
        actions.publish_article(actor=actor, article=article)
    return {"en": english, "sw": swahili, "alone": alone}
