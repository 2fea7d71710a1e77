"""Templates put together once show what Django's own way shows."""

import pytest
from django.template import Context, Engine, Template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.urls import NoReverseMatch
from django.utils import translation

from helpcentre.base.ui import folding

PAGES = {
    "base": "<{% block title %}base{% endblock %}>{% block body %}{% block inner %}i{% endblock %}{% endblock %}"
    "{{ lang }}",
    "middle": '{% extends "base" %}{% block body %}[{% block inner %}m{% endblock %}]{% endblock %}',
    "page": '{% extends "middle" %}{% block inner %}{% firstof "sw" as lang %}{{ lang }}{% include "part" with a=b %}'
    '{% for each in rows %}{% include "part" with a=each %}{% endfor %}{{ a }}{% endblock %}',
    "part": "({{ a }})",
    "above": '{% extends "base" %}{% block title %}{{ block.super }}!{% endblock %}',
    "tree": '{{ n }}{% if n < 3 %}{% include "tree" with n=n|add:1 %}{% endif %}',
    "chosen": "{% extends parent %}{% block title %}{{ b }}{% endblock %}",
}


@pytest.fixture
def engine() -> Engine:
    loader = ("helpcentre.base.ui.folding.Loader", [("django.template.loaders.locmem.Loader", PAGES)])
    return Engine(loaders=[loader])


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of this test pass for files of the Help Centre."""
    monkeypatch.setattr(folding, "_is_ours", lambda template: True)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_the_same_as_before_it_was_put_together(ours: None, engine: Engine, name: str) -> None:
    plain = Engine(loaders=[("django.template.loaders.locmem.Loader", PAGES)])
    given = {"b": "<b>", "rows": [1, 2], "n": 0, "parent": "middle"}
    assert engine.get_template(name).render(Context(given)) == plain.get_template(name).render(Context(given))


def test_a_page_with_named_parents_opens_no_block_when_it_is_shown(ours: None, engine: Engine) -> None:
    found = engine.get_template("page").nodelist
    assert not found.get_nodes_by_type(BlockNode) and not found.get_nodes_by_type(ExtendsNode)


def test_a_template_that_is_not_ours_stays_as_its_author_made_it(engine: Engine) -> None:
    assert engine.get_template("page").nodelist.get_nodes_by_type(ExtendsNode)


def _folded(source: str) -> Template:
    engine = Engine(libraries={"ui": "helpcentre.base.ui.templatetags.ui"}, builtins=["django.templatetags.i18n"])
    made = engine.from_string("{% load ui %}" + source)
    folding.fold(made.nodelist)
    return made


def test_words_that_pass_through_a_filter_are_worked_out_once_unless_the_page_is_asked_how() -> None:
    made = _folded('{% filter together %}<i>M-Pesa</i>{% icon "check" %}{% endfilter %}{{ n }}')
    assert isinstance(made.nodelist[0], folding.Folded)
    context = Context({"n": 1})
    assert '<i><span class="nb">M-Pesa</span></i>' in made.render(context)
    assert folding.icons.used(context) == {"check"}
    asking = _folded("{% filter truncatechars:n %}words{% endfilter %}")
    assert [asking.render(Context({"n": n})) for n in (2, 5)] == ["w…", "words"]


def test_words_are_worked_out_once_for_each_language() -> None:
    made = _folded('<b>{% translate "Search" %}</b>{% translate name %}')
    for code, word in (("en", "Search"), ("sw", "Tafuta"), ("en", "Search")):
        with translation.override(code):
            assert made.render(Context({"name": "Search"})) == f"<b>{word}</b>{word}"
    assert isinstance(made.nodelist[0], folding.Folded)


def test_icons_in_folded_words_are_in_the_sprite_of_every_page() -> None:
    made = _folded('{% icon "search" %}!{{ x }}{% sprite %}')
    assert all('<symbol id="search"' in made.render(Context({"x": n})) for n in range(2))


def test_the_address_of_a_thing_is_put_together_around_its_slug_in_each_language() -> None:
    made = _folded('{% url "portal:article" slug %}')
    assert isinstance(made.nodelist[0], folding.Address)
    for code in ("en", "sw", "en"):
        with translation.override(code):
            assert made.render(Context({"slug": "first-sale"})) == f"/{code}/articles/first-sale/"


@pytest.mark.parametrize("slug", ["a/b", "ümlaut", "", 7, 'x"y', "a value 0"])
def test_what_is_no_plain_slug_gets_what_django_makes_of_it(slug: object) -> None:
    plain = Engine(builtins=["django.templatetags.i18n"]).from_string('{% url "portal:article" slug %}')
    made = _folded('{% url "portal:article" slug %}')
    assert _outcome(made, slug) == _outcome(plain, slug)


def test_an_address_that_takes_a_number_only_refuses_words() -> None:
    made = _folded('{% url "portal:announcement" number %}')
    with translation.override("en"):
        assert made.render(Context({"number": 7})).endswith("/7/")
        with pytest.raises(NoReverseMatch):
            made.render(Context({"number": "seven"}))


def _outcome(template: Template, slug: object) -> str:
    with translation.override("en"):
        try:
            return template.render(Context({"slug": slug}))
        except NoReverseMatch:
            return "no such address"
