"""A sentence looked up once says what Django's own tag says."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import mark_safe

from helpcentre.base.ui import folding
from helpcentre.base.ui.phrases import Phrase

SENTENCES = [
    "{% blocktranslate trimmed with day=when %}Updated {{ day }}{% endblocktranslate %}",
    "{% blocktranslate count n=n trimmed %}{{ n }} minute to read{% plural %}{{ n }} minutes to read"
    "{% endblocktranslate %}",
    "{% blocktranslate %}100% of {{ when }} and {{ nothing }}{% endblocktranslate %}",
    "{% blocktranslate with when='<i>' %}{{ when }}{% endblocktranslate %}{{ when }}",
    "{% autoescape off %}{% blocktranslate %}{{ when }}{% endblocktranslate %}{% endautoescape %}",
]


@pytest.mark.parametrize("source", SENTENCES)
def test_a_sentence_is_what_django_makes_of_it_in_every_language_and_number(source: str) -> None:
    engine = Engine(builtins=["django.templatetags.i18n"])
    plain, ours = engine.from_string(source), engine.from_string(source)
    folding.fold(ours.nodelist)
    assert list(ours.nodelist.get_nodes_by_type(Phrase))
    for code in ("en", "sw", "en"):
        for n, when in ((1, "<b>"), (2, mark_safe("<b>")), (0, None)):
            with translation.override(code):
                given = {"n": n, "when": when}
                assert ours.render(Context(given)) == plain.render(Context(given))


def test_a_count_that_is_no_number_is_refused_as_django_refuses_it() -> None:
    made = Engine(builtins=["django.templatetags.i18n"]).from_string(SENTENCES[1])
    folding.fold(made.nodelist)
    with pytest.raises(TemplateSyntaxError):
        made.render(Context({"n": "many"}))


def test_a_translation_that_lost_a_part_gives_way_to_the_words_of_the_page() -> None:
    made = Engine(builtins=["django.templatetags.i18n"]).from_string(SENTENCES[0])
    folding.fold(made.nodelist)
    phrase = made.nodelist[0]
    assert isinstance(phrase, Phrase)
    with translation.override("en"):
        phrase.said["en"] = "Updated %(dya)s"
        assert made.render(Context({"when": "today"})) == "Updated today"
