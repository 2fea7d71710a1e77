"""``python -m bench.sabotage.rewriting policy``: whoever knows this code and may write every row, but has not the key.

Words, fingerprints, seals and whatever names them are made anew, so that each fits the others.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    {"policy": _policy, "disclosure": _disclosure}[sys.argv[1]]()


def _policy() -> None:
    from django.db.models import QuerySet

    from helpcentre.domain.policy.document import languages
    from helpcentre.domain.policy.models import PolicyAcceptance, PolicyVersion
    from helpcentre.domain.policy.sealing import seal_of

    before = ""
    for version in PolicyVersion.objects.order_by("number"):
        version.sections = json.loads(json.dumps(version.sections).replace("never", "seldom"))
        version.hashes = {code: version.fingerprint(code) for code in languages()}
        version.previous_seal = before
        before = seal_of(version)
        facts = {"sections": version.sections, "hashes": version.hashes, "previous_seal": version.previous_seal}
        QuerySet(PolicyVersion).filter(pk=version.pk).update(seal=before, **facts)
        for code, words in version.hashes.items():
            QuerySet(PolicyAcceptance).filter(version=version, language=code).update(text_hash=words)


def _disclosure() -> None:
    from django.db.models import QuerySet

    from helpcentre.domain.sharing.disclosures.sealing import seal
    from helpcentre.domain.sharing.models import Disclosure, DisclosureHandover

    QuerySet(Disclosure).update(authority="Nobody in particular")
    for handover in DisclosureHandover.objects.select_related("disclosure"):
        QuerySet(DisclosureHandover).filter(pk=handover.pk).update(seal=seal(handover.disclosure, handover))


if __name__ == "__main__":
    main()
