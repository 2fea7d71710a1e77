import pytest
from django.core.management import CommandError, call_command

from helpcentre.domain.people.models import Person


@pytest.fixture
def printed(capsys):
    def run(*arguments):
        call_command("staff", *arguments)
        return capsys.readouterr().out

    return run


def test_it_adds_somebody_and_prints_a_link_that_works(client, db, printed, settings):
    settings.PUBLIC_URL = "https://help.duka.example"

    link = printed("add", "zuhura@team.example", "--role", "agent", "--name", "Zuhura Ali").split()[-1]

    assert link.startswith("https://help.duka.example/desk/link/")
    assert client.post(link.removeprefix("https://help.duka.example"))["Location"] == "/desk/"
    person = Person.objects.get(email="zuhura@team.example")
    assert (person.name, person.staff.role) == ("Zuhura Ali", "agent")


def test_without_a_name_the_address_gives_one(db, printed):
    assert "Zuhura Ali" in printed("add", "zuhura.ali@team.example", "--role", "lead")


def test_adding_twice_changes_the_role(asha, printed):
    printed("add", asha.email, "--role", "lead")

    assert Person.objects.get(email=asha.email).staff.role == "lead"


def test_it_lists_the_team(asha, joseph, printed):
    listed = printed("list")

    assert "agent    asha@team.example  Asha Mwangi" in listed
    assert "Joseph Okello" in listed


@pytest.mark.parametrize(
    "arguments", [("add", "nobody", "--role", "agent"), ("add", "a@b.example", "--role", "king"), ()]
)
def test_what_it_cannot_do_it_says(db, arguments):
    with pytest.raises(CommandError):
        call_command("staff", *arguments)
