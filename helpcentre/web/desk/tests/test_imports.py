from django.core.files.uploadedfile import SimpleUploadedFile

from helpcentre.domain.people.actions.import_files import run_import
from helpcentre.domain.people.models import PeopleImport, Person

PAGE = "/desk/settings/import/"


def send(browser, content, name="people.csv"):
    return browser.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def test_a_lead_looks_first_then_takes_over_and_sees_what_became_of_it(joseph, sign_in):
    browser = sign_in(joseph)
    shown = send(browser, b"name,email,colour\n<b>Halima,halima@duka.example,red\nBad,x@,\n").content.decode()
    assert "&lt;b&gt;Halima" in shown
    assert "colour" in shown
    assert not Person.objects.filter(email="halima@duka.example").exists()
    found = PeopleImport.objects.get()
    browser.post(f"{PAGE}{found.pk}/")
    run_import(import_id=found.pk)
    assert Person.objects.filter(email="halima@duka.example").exists()
    assert "All lines are taken over" in browser.get(f"{PAGE}{found.pk}/").content.decode()


def test_a_file_that_is_none_is_refused_in_words_and_nothing_is_kept(joseph, sign_in):
    browser = sign_in(joseph)
    for content in (b"\xff\xd8\xff\0", b"", b"email,email\na,b\n"):
        answer = send(browser, content)
        assert answer.status_code == 422
        assert "Nothing was taken over" in answer.content.decode()
    assert browser.post(PAGE).status_code == 422
    assert not PeopleImport.objects.exists()


def test_an_agent_finds_nothing(joseph, asha, sign_in):
    send(sign_in(joseph), b"email\na@duka.example\n")
    found = PeopleImport.objects.get()
    assert sign_in(asha).get(PAGE).status_code == 404
    assert sign_in(asha).post(f"{PAGE}{found.pk}/").status_code == 404
    assert PeopleImport.objects.get().started_at is None
