"""Files that people make with spreadsheets, and files that somebody makes to hurt."""

import pytest
from django.core.management import CommandError, call_command

from helpcentre.base.core.actor import Actor
from helpcentre.domain.people import jobs, shops
from helpcentre.domain.people.actions import add_staff, find_or_create_person, join_business
from helpcentre.domain.people.actions.import_files import keep_import, run_import, start_import
from helpcentre.domain.people.importing import lines, table
from helpcentre.domain.people.importing.preview import preview
from helpcentre.domain.people.models import Business, Membership, PeopleImport, Person

SYSTEM = Actor.system()
GOOD = (
    b"name,email,phone,business,role,town,country\n"
    b"Njeri Kamau,Njeri@duka.example,0712 345 678,Mama Njeri Stores,owner,Nyeri,KE\n"
    b"Juma Ali,,+254701345678,Mama Njeri Stores,cashier,Nyeri,KE\n"
    b"Baraka Mushi,baraka@duka.example,,,,,\n"
)


def taken(content, person=None):
    found = keep_import(person=person or Person.objects.get(email="rehema@help.example"), content=content)
    assert start_import(found=found, job=jobs.import_people)
    run_import(import_id=found.pk)
    return PeopleImport.objects.get(pk=found.pk)


@pytest.fixture
def rehema(db):
    return add_staff(actor=SYSTEM, email="rehema@help.example", name="Rehema Salim", role="admin")


def read(content):
    return [lines.clean(row, region="KE") for row in table.rows(content)]


def test_people_and_their_shop_come_in_and_the_owner_runs_it(rehema):
    done = taken(GOOD)
    assert (done.made, done.faulty, bytes(done.content)) == (3, 0, b"")
    njeri = Person.objects.get(email="njeri@duka.example")
    assert [shop.name for shop in shops.run_by(njeri)] == ["Mama Njeri Stores"]
    assert Business.objects.count() == 1
    assert Person.objects.get(phone="+254701345678").email is None


def test_the_same_file_once_more_changes_nothing(rehema):
    taken(GOOD)
    before = list(Person.objects.values_list("pk", "name")), list(Membership.objects.values_list("pk", "role"))
    again = taken(GOOD)
    assert (again.made, again.changed, again.same) == (0, 0, 3)
    assert before == (
        list(Person.objects.values_list("pk", "name")),
        list(Membership.objects.values_list("pk", "role")),
    )


def test_a_worker_that_died_is_followed_by_one_that_goes_on(rehema):
    found = keep_import(person=rehema, content=GOOD)
    start_import(found=found, job=jobs.import_people)
    PeopleImport.objects.update(done_line=2)
    run_import(import_id=found.pk)
    run_import(import_id=found.pk)
    assert PeopleImport.objects.get().made == 2
    assert not Person.objects.filter(email="njeri@duka.example").exists()


def test_pressing_twice_starts_once(rehema):
    found = keep_import(person=rehema, content=GOOD)
    assert start_import(found=found, job=jobs.import_people)
    assert not start_import(found=found, job=jobs.import_people)


def test_what_people_say_of_themselves_stays_and_what_is_empty_is_filled(rehema):
    njeri = find_or_create_person(actor=SYSTEM, name="Mama Njeri", email="njeri@duka.example")
    assert taken(GOOD).changed == 1
    njeri.refresh_from_db()
    assert (njeri.name, njeri.phone) == ("Mama Njeri", "+254712345678")


def test_a_shop_that_a_stranger_only_named_is_not_the_one_that_is_imported(rehema):
    stranger = find_or_create_person(actor=SYSTEM, name="Peter", email="peter@duka.example")
    claimed = join_business(actor=SYSTEM, person=stranger, name="Mama Njeri Stores")
    Business.objects.update(town="Nyeri")
    taken(GOOD)
    assert not Membership.objects.filter(business=claimed).exclude(person=stranger).exists()


def test_colleagues_of_the_team_are_left_alone(rehema):
    done = taken(b"email,business,role\nrehema@help.example,Duka,owner\n")
    assert done.refused == 1
    assert not Membership.objects.exists()


@pytest.mark.django_db
def test_a_preview_counts_and_writes_nothing():
    found = preview(GOOD + b"Bad,x@,,,,,\nNjeri,njeri@duka.example,,,,,\n", region="KE")
    assert (found.new, found.known, found.faults) == (3, 1, [(5, "bad_email")])
    assert not Person.objects.exists()


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)"])
def test_a_formula_is_text_and_stays_text(cell):
    (line,) = read(f'name,email\n"{cell}",a@duka.example\n'.encode())
    assert line.name == cell


def test_a_number_that_excel_kept_as_text_is_read_and_one_it_shortened_is_not():
    (line,) = read(b'phone\n"=""0712345678"""\n')
    assert line.phone == "+254712345678"
    with pytest.raises(lines.LineFaultError, match="shortened_phone"):
        read(b"phone\n2.54713E+11\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"name\nNjeri\n", "no_contact"),
        (b"email,E-mail\na@b.example,c@d.example\n", "twice"),
        (b"email\na@b.example\n\xff\xfe", "encoding"),
        ("email,name\na@b.example,Zoë\n".encode("cp1252"), "encoding"),
        (b"email\na@b.example\0\n", "nul"),
        (b'email,name\na@b.example,"open\n', "broken"),
        (b"email,name\na@b.example," + b"x" * 4_001 + b"\n", "long_cell"),
        (b"PK\x03\x04\0\0", "nul"),
    ],
)
def test_a_file_that_is_not_sure_is_refused_as_a_whole(content, code):
    with pytest.raises(table.FileFaultError) as fault:
        list(table.rows(content))
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a@b.example,,,,,,,x", "too_many_cells"),
        ("Njeri,,,,,,", "no_contact"),
        ("Njeri,a@,,,,,", "bad_email"),
        ("Njeri,,12,,,,", "bad_phone"),
        ("Njeri,a@b.example,,,owner,,", "no_business"),
        ("Njeri,a@b.example,,Duka,king,,", "bad_role"),
        ("Njeri,a@b.example,,Duka,,,Kenya", "bad_country"),
        (f"{'x' * 121},a@b.example,,,,,", "long_name"),
        ("a\u001bb,a@b.example,,,,,", "hidden_sign"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(row, code):
    with pytest.raises(lines.LineFaultError) as fault:
        read(f"name,email,phone,business,role,town,country\n{row}\n".encode())
    assert fault.value.code == code


def test_semicolons_a_mark_at_the_start_utf16_and_swahili_titles_are_read():
    text = "Jina;Simu;Duka;Mji\nNjeri;0712345678;Duka;Nyeri\n"
    for content in (b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16")):
        assert read(content)[0].town == "Nyeri"


def test_one_line_too_many_is_said_before_anything_is_written():
    with pytest.raises(table.FileFaultError, match="too_many"):
        list(table.rows(b"phone\n" + b"0712345678\n" * 100_001))


@pytest.mark.django_db
def test_the_command_takes_nothing_while_a_line_is_wrong(tmp_path, capsys):
    file = tmp_path / "people.csv"
    file.write_bytes(GOOD + b"Bad,x@,,,,,\n")
    with pytest.raises(CommandError, match="Nothing was taken over"):
        call_command("people", "import", str(file))
    assert "line 5:" in capsys.readouterr().out
    assert not Person.objects.exists()
    call_command("people", "import", str(file), "--skip-faulty")
    assert "3 made" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"nothing\.csv"):
        call_command("people", "import", str(tmp_path / "nothing.csv"))
