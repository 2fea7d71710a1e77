import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_schema_names_every_parameter_and_every_answer(client: Client) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    search = schema["paths"]["/api/v1/search"]["get"]
    assert [parameter["name"] for parameter in search["parameters"]] == ["q", "language", "limit"]
    assert set(search["responses"]) == {"200", "422", "429"}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_page_shows_what_the_schema_says_and_asks_nobody_else(language: str, client: Client) -> None:
    answer = client.get("/api/v1/docs", headers={"Accept-Language": language})
    page = answer.content.decode()
    for word in ("/api/v1/search", "limit", "results[].snippet", "422", "429"):
        assert word in page
    loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    assert "<script>" not in page
    assert "style=" not in page


def test_the_start_leads_to_the_page(client: Client) -> None:
    assert client.get("/api/v1/", follow=True).redirect_chain == [("/api/v1/docs", 302)]
