import pytest
from django.core.exceptions import ValidationError

from helpcentre.base.search import query, synonyms
from helpcentre.base.search.models import SynonymGroup
from helpcentre.base.search.tests import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(db: None) -> None:
    shelf.fill()
    synonyms.forget()


def ids(text: str, language: str = "en") -> list[int]:
    return [hit.id for hit in query.articles(text, language).hits]


def change(words: str) -> SynonymGroup:
    made = SynonymGroup.objects.create(words=words)
    synonyms.forget()
    return made


def test_a_word_that_an_editor_adds_finds_what_it_means() -> None:
    assert ids("karakara") == []
    change("karakara, receipt")
    assert ids("karakara")[0] == 2


def test_a_word_that_an_editor_takes_away_finds_nothing_any_more() -> None:
    group = change("karakara, receipt")
    assert ids("karakara")
    group.delete()
    synonyms.forget()
    assert ids("karakara") == []


def test_a_change_is_felt_without_anybody_saying_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids("karakara") == []
    monkeypatch.setattr(synonyms, "_BELIEVED", 0.0)
    SynonymGroup.objects.create(words="karakara, receipt")
    assert ids("karakara")[0] == 2


def test_a_phrase_may_mean_a_word() -> None:
    change("secret sign, password")
    assert ids("my secret sign")[0] == 3


def test_the_word_itself_comes_before_what_means_the_same() -> None:
    change("receipt, password")
    assert ids("password")[0] == 3
    assert ids("receipt")[0] == 2


def test_a_misspelt_synonym_is_corrected() -> None:
    change("karakanda, receipt")
    assert query.articles("karakenda", "en").corrected == "karakanda"


@pytest.mark.parametrize("words", ["", "one", "one,", ",,,", "same, same", "!, ?"])
def test_a_line_of_fewer_than_two_words_is_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(words=words).full_clean()


def test_a_line_is_tidied() -> None:
    group = SynonymGroup(words=" risiti ,  tax   receipt,risiti,, ")
    group.full_clean()
    assert group.words == "risiti, tax receipt"


def test_the_list_that_comes_with_the_program_joins_both_languages() -> None:
    assert ids("stakabadhi")[0] == 2
    assert ids("password", "sw") == [3]


@pytest.mark.parametrize("words", ['", OR', "🙂, receipt", "\u202e, مرحبا, receipt", "a" * 300, "(, ), NEAR"])
def test_whatever_an_editor_writes_breaks_no_search(words: str) -> None:
    change(words)
    assert ids("receipt")[0] == 2
