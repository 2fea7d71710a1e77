import pytest
from django.template import Context, Template


def render(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


def test_a_page_carries_only_the_symbols_it_shows():
    page = render('{% icon "search" %}{% sprite %}')
    assert '<symbol id="search"' in page
    assert page.count("<symbol") == 1


def test_a_fragment_may_name_what_it_will_show():
    assert '<symbol id="check"' in render('{% sprite "check" %}')


def test_an_icon_that_speaks_has_a_label():
    assert 'role="img" aria-label="Kept &amp; proven"' in render(
        '{% icon "check" label=words %}', words="Kept & proven"
    )


@pytest.mark.parametrize("source", ['{% icon "unicorn" %}', '{% sprite "unicorn" %}'])
def test_an_unknown_icon_is_noticed(source):
    with pytest.raises(KeyError):
        render(source)
