"""Every authoring screen is ours: no script in the page, no name of another house, no request to one."""

import re

import pytest

from helpcentre.domain.knowledge.tests.cast import article, topic

SCREENS = (
    "/cms/",
    "/cms/topics/order/",
    "/cms/snippets/knowledge/article/",
    "/cms/snippets/knowledge/article/add/",
    "/cms/snippets/knowledge/article/edit/{id}/",
    "/cms/snippets/knowledge/article/history/{id}/",
    "/cms/snippets/knowledge/topic/",
    "/cms/snippets/knowledge/topic/add/",
    "/cms/snippets/knowledge/announcement/add/",
    "/cms/snippets/knowledge/snippet/add/",
    "/cms/images/",
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>")


@pytest.mark.django_db
@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_runs_no_script_that_stands_in_the_page(path, aisha, browser_of):
    page = browser_of(aisha).get(path.format(id=article("split-payment").pk))
    assert page.status_code == 200
    assert INLINE.findall(page.content.decode()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_carries_our_name_and_colours(path, aisha, browser_of):
    page = browser_of(aisha).get(path.format(id=article("split-payment").pk)).content.decode()
    assert "DukaSystem Help</title>" in page
    assert re.search(r'<link rel="stylesheet" href="/static/\w+/cms.css">', page)
    assert "favicon.ico" not in page


@pytest.mark.django_db
def test_a_person_is_looked_after_at_the_desk(aisha, browser_of):
    assert browser_of(aisha).get("/cms/account/")["Location"] == "/desk/you/"


@pytest.mark.django_db
def test_the_screens_speak_the_language_of_the_person_and_not_of_the_browser(rehema, browser_of):
    page = browser_of(rehema).get("/cms/snippets/knowledge/article/", HTTP_ACCEPT_LANGUAGE="en")
    assert '<html lang="sw"' in page.content.decode()


@pytest.mark.django_db
def test_no_customer_is_offered_as_owner_of_an_article(aisha, mama_njeri, asha, browser_of):
    page = browser_of(aisha).get(f"/cms/snippets/knowledge/article/edit/{article('split-payment').pk}/")
    owners = page.context["form"].fields["owner"].queryset
    assert set(owners) == {aisha, asha}
    assert "Njeri" not in page.content.decode()


@pytest.mark.django_db
def test_topics_are_chosen_from_a_list_that_names_their_language(aisha, browser_of):
    topic("stock", "sw", title="Bidhaa")
    page = browser_of(aisha).get("/cms/snippets/knowledge/article/add/").content.decode()
    assert "Bidhaa · Kiswahili" in page


@pytest.mark.django_db
def test_the_desk_leads_to_the_articles_and_back(aisha, fatuma, browser_of):
    assert 'href="/cms/"' in browser_of(aisha).get("/desk/promises/").content.decode()
    assert 'href="/cms/"' not in browser_of(fatuma).get("/desk/promises/").content.decode()
    assert "/desk/" in browser_of(aisha).get("/cms/").content.decode()
