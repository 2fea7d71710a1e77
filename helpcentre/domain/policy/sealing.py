"""The chain of seals: each version's seal covers its own row and the seal of the version before."""

import hashlib
from dataclasses import dataclass

from helpcentre.base.core import keyed
from helpcentre.domain.policy.document import languages
from helpcentre.domain.policy.models import PolicyVersion


def seal_of(version: PolicyVersion) -> str:
    return hashlib.sha256(version.sealed_words().encode()).hexdigest()


def mark_of(version: PolicyVersion) -> str:
    return keyed.mark("policy", version.seal)


@dataclass(frozen=True)
class Chain:
    """Numbers of versions: ``broken`` whose seal does not fit their row or was not made here, ``reworded`` whose words
    are not those that were fingerprinted, ``missing`` that should stand between or before others.
    """

    length: int
    broken: list[int]
    reworded: list[int]
    missing: list[int]


def examine(versions: list[PolicyVersion]) -> Chain:
    """``versions`` in the order of their numbers."""
    broken, reworded, before = [], [], ""
    for version in versions:
        is_ours = keyed.fits(version.mark, "policy", version.seal)
        if version.seal != seal_of(version) or version.previous_seal != before or not is_ours:
            broken.append(version.number)
        if any(version.hashes.get(code) != version.fingerprint(code) for code in languages()):
            reworded.append(version.number)
        before = version.seal
    numbers = {version.number for version in versions}
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
    return Chain(len(versions), broken, reworded, missing)
