import gzip
import re

import pytest
from django.test import Client

from helpcentre.base.ui import assets, bundles, minify


def test_every_portal_component_is_in_the_bundle():
    files = {path.stem for path in (bundles.STATIC / "portal").glob("*.css")}
    assert files == set(bundles.PORTAL)


def test_a_bundle_starts_with_the_tokens():
    for name in ("portal.css", "desk.css", "demo.css"):
        assert assets.all_assets()[name].content.startswith(b":root{")


def test_the_portal_stylesheet_is_small():
    assert len(gzip.compress(assets.all_assets()["portal.css"].content, 9)) < 8_000


@pytest.mark.parametrize("modern", ["@layer", ":has(", "light-dark(", "&:", "color-mix(", "@container", "inset:"])
def test_the_portal_stylesheet_speaks_to_old_phones(modern):
    assert modern not in assets.all_assets()["portal.css"].content.decode()


def test_portal_components_name_no_raw_colour_but_shadows_and_masks():
    import re

    for name in bundles.PORTAL:
        source = (bundles.STATIC / "portal" / f"{name}.css").read_text()
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", source)) <= {"#000"}, name


def test_a_module_holds_one_behaviour_in_a_hundred_lines():
    for path in bundles.modules():
        assert len(path.read_text().splitlines()) <= 100, path.name


def test_squeezing_keeps_what_means_something():
    source = 'a > b , c { margin: calc(1px + 2px) ; content: "a ;  b" } /* gone */ d :focus { x: url(a b) }'
    assert minify.css(source) == 'a>b,c{margin:calc(1px + 2px);content:"a ;  b"}d :focus{x:url(a b)}'


def test_an_asset_is_served_for_ever_under_its_hash():
    answer = Client().get(assets.url("portal.css"))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Front-Cache"] == "immutable"


@pytest.mark.django_db  # the page that says so may carry an incident
@pytest.mark.parametrize("address", ["/static/000000000000/portal.css", "/static/000000000000/settings.py"])
def test_a_wrong_hash_or_name_is_missing(address):
    assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_an_asset_cannot_be_posted_to():
    assert Client().post(assets.url("portal.css")).status_code == 405


def test_the_desk_says_the_order_of_its_layers_before_it_fills_one():
    style = assets.all_assets()["desk.css"].content.decode()
    first = re.search(r"@layer[^;{]*[;{]", style)
    assert first and first[0] == "@layer base,frame,component,state;"
