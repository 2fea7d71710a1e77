"""Who uses the Help Centre accepts the policy of that day, in the words they read."""

from typing import Any

import pytest

from helpcentre.base.core.actor import Actor
from helpcentre.base.core.append_only import AppendOnlyError
from helpcentre.domain.policy import selectors
from helpcentre.domain.policy.actions import accept, post_lists, post_starter
from helpcentre.domain.policy.models import Act, PolicyAcceptance


def test_without_a_policy_nothing_is_accepted(mama_njeri: Any) -> None:
    assert accept(actor=mama_njeri.actor, person=mama_njeri, language="sw", act=Act.SIGN_IN) is None


def test_each_version_and_language_is_accepted_once(mama_njeri: Any, settings: Any) -> None:
    first = post_starter(actor=Actor.system())
    assert first is not None
    row = accept(actor=mama_njeri.actor, person=mama_njeri, language="sw", act=Act.REQUEST)
    assert row is not None
    assert (row.version, row.language, row.text_hash) == (first, "sw", first.hashes["sw"])
    assert accept(actor=mama_njeri.actor, person=mama_njeri, language="sw", act=Act.SIGN_IN) is None
    settings.REGULATOR = "Somebody else"
    second = post_lists(actor=Actor.system())
    later = accept(actor=mama_njeri.actor, person=mama_njeri, language="sw", act=Act.REPLY)
    assert later is not None
    assert later.version == second
    assert PolicyAcceptance.objects.get(pk=row.pk).text_hash == first.hashes["sw"]
    assert (selectors.acceptances(), selectors.acceptances_of_other_words()) == (2, 0)


def test_what_was_accepted_is_never_changed(mama_njeri: Any) -> None:
    post_starter(actor=Actor.system())
    row = accept(actor=mama_njeri.actor, person=mama_njeri, language="en", act=Act.NEWS)
    assert row is not None
    for act in (row.save, row.delete, PolicyAcceptance.objects.all().delete,
                lambda: PolicyAcceptance.objects.update(text_hash="")):  # fmt: skip
        with pytest.raises(AppendOnlyError):
            act()
