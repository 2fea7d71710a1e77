import pytest

from helpcentre.base.search import words
from helpcentre.base.search.analysis import fold


def token(word: str, language: str) -> str:
    (only,) = fold(word, language)
    return only


@pytest.mark.parametrize(
    "family",
    [
        "lipa analipa nimelipa nitalipa sijalipa kulipa lipia malipo ninapolipa haijalipwa",
        "onekana haionekani inaonekana kuonekana hayaonekani",
        "duka maduka dukani",
        "mteja wateja",
        "mtumiaji watumiaji",
        "kifaa vifaa",
        "rudisha rudi kurudisha",
        "weza ninaweza siwezi naweza",
        "uza kuuza nauza nauzaje nikiuza ameuza tukauza huuza",
        "lipa nilipe walipe usilipe",
        "bonyeza nabonyeza ukibonyeza nimebonyeza nibonyeze",
        "mwizi wezi wizi",
        "akaunti",
    ],
)
def test_the_forms_of_a_swahili_word_fold_to_one_token(family: str) -> None:
    assert len({token(word, "sw") for word in family.split()}) == 1


@pytest.mark.parametrize(
    "family",
    ["camera cameras", "photo photos", "print prints printing printed", "receipt receipts", "payment payments"],
)
def test_the_forms_of_an_english_word_fold_to_one_token(family: str) -> None:
    assert len({token(word, "en") for word in family.split()}) == 1


def test_words_that_only_look_alike_stay_apart() -> None:
    assert token("tuma", "sw") != token("tumia", "sw")
    assert token("funga", "sw") != token("fungua", "sw")


def test_a_swahili_word_in_an_english_text_folds_as_in_a_swahili_one() -> None:
    assert fold("haionekani", "en") == fold("haionekani", "sw")
    assert fold("receipts", "sw") == fold("receipt", "en")


@pytest.mark.parametrize("written", ["M-Pesa", "mpesa", "m pesa", "M PESA", "M‑Pesa", "M-PESA"])
def test_mpesa_is_one_token_however_it_is_written(written: str) -> None:
    assert fold(written, "en") == fold(written, "sw") == ["mpesa"]


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert fold("Café", "en") == fold("cafe", "en")
    assert fold("Café", "en") == fold("cafe", "en")
    assert fold("customer’s", "en") == fold("customers", "en")


def test_spans_point_into_the_original_text() -> None:
    text = "Ndio, M-Pesa Café!"
    assert [text[span.start : span.end] for span in words.spans(text)] == ["Ndio", "M-Pesa", "Café"]


@pytest.mark.parametrize(
    "text", ["", "\0", '"', "NEAR(a b)", "🙂🙂", "مرحبا بالعالم", "a" * 10_000, "' OR 1=1 --", "ﷺ", "İ"]
)
def test_any_text_folds_to_letters_and_digits(text: str) -> None:
    assert all(token.isalnum() and len(token) <= 40 for token in fold(text, "en") + fold(text, "sw"))
