from helpcentre.base.promises.visit import Page, _Reader


def test_a_page_is_read_as_a_person_sees_it() -> None:
    page = Page(status=200)
    _Reader(page).feed(
        '<html lang="sw"><form><input name="q" type="search"></form><a href="mailto:help@duka.example">x</a>'
        '<form method="post"><input type="hidden" name="key"><input name="name"><select name="shop"></select>'
        '<textarea name="message"></textarea><button name="go"></button><input type="submit" name="send"></form></html>'
    )
    assert page.language == "sw"
    assert page.links == ["mailto:help@duka.example"]
    assert page.forms == [["q"], ["name", "shop", "message"]]
