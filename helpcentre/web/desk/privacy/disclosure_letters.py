"""How the letter to somebody whose data an authority receives will read, before anything is handed over."""

from collections.abc import Iterable

from helpcentre.base.outbound.composition import Rendered, render
from helpcentre.domain.people.models import Person
from helpcentre.domain.sharing.disclosures import days, notices
from helpcentre.domain.sharing.disclosures.models import Disclosure


def drafts(asked: Disclosure, people: Iterable[Person]) -> list[tuple[str, Rendered]]:
    """As it would leave today to somebody with a proved address, once for each language that ``people`` read, and in
    that of the case where nobody is known yet. It names none of them."""
    languages = sorted({each.language for each in people} or {asked.language})
    return [(each, _draft(asked, each)) for each in languages]


def _draft(asked: Disclosure, language: str) -> Rendered:
    facts = notices.facts(asked, days.today(), language=language, name="", is_proved=True)
    return render(notices.KIND, language, facts)
