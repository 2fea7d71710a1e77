"""The posted policy and who accepted it."""

from bench.sabotage.place import Place
from bench.sabotage.registry import sabotage


@sabotage("P01", "A sentence of the policy in force loses its Kiswahili")
def one_language(place: Place) -> None:
    place.sql(
        "UPDATE policy_policyversion SET sections = json_remove(sections, '$[1].sentences[0].text.sw') "
        "WHERE number = (SELECT max(number) FROM policy_policyversion)"
    )


@sabotage("P39", "A posted version is edited in place")
def edited(place: Place) -> None:
    place.sql("UPDATE policy_policyversion SET sections = replace(sections, 'never', 'seldom') WHERE number = 1")


@sabotage("P39", "A posted version is dated back")
def dated_back(place: Place) -> None:
    place.sql("UPDATE policy_policyversion SET posted_at = '2025-01-01 00:00:00' WHERE number = 1")


@sabotage("P39", "An old version is deleted")
def deleted(place: Place) -> None:
    place.sql("DELETE FROM policy_policyversion WHERE number = 1")


@sabotage("P39", "Somebody is said to have accepted other words")
def other_words(place: Place) -> None:
    place.sql("UPDATE policy_policyacceptance SET text_hash = ?", "0" * 64)


@sabotage("P39", "Every version is written anew, with fingerprints, seals and acceptances that fit")
def rewritten(place: Place) -> None:
    place.rewrite("policy")
