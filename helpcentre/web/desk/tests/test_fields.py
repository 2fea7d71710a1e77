import pytest
from django.urls import reverse

from helpcentre.base.core.actor import Actor
from helpcentre.domain.questions import selectors
from helpcentre.domain.questions.actions import AskedLine, OptionLine, put_form, put_question
from helpcentre.domain.questions.models import Answer, Asked, Question

SYSTEM = Actor.system()


@pytest.fixture
def lead(sign_in, joseph):
    return sign_in(joseph)


@pytest.fixture
def device(db):
    options = [OptionLine("Phone", "Simu"), OptionLine("Printer", "Printa")]
    return put_question(actor=SYSTEM, kind="choice", label_en="Device", label_sw="Kifaa", options=options)


@pytest.fixture
def model(db):
    return put_question(actor=SYSTEM, kind="text", label_en="Model", label_sw="Aina")


@pytest.fixture
def form(device, model):
    printer = device.options.get(label_en="Printer")
    lines = [AskedLine(device, required=True), AskedLine(model, required=True, when=device, answer=printer)]
    return put_form(actor=SYSTEM, name_en="Devices", name_sw="Vifaa", lines=lines)


def request_of(form, **answers):
    sent = {"subject": "Broken", "message": "It is broken", "name": "Njeri", "phone": "0712345678", "key": "k1"}
    return sent | {"form": form.pk} | {name.replace("_", "-"): value for name, value in answers.items()}


def test_a_lead_makes_a_field_and_puts_it_into_a_form(lead):
    words = {"kind": "choice", "label_en": "Device", "label_sw": "Kifaa", "options": "Phone | Simu\nPrinter | Printa"}
    assert lead.post("/desk/settings/fields/new/", words).status_code == 302
    lead.post("/desk/settings/fields/new/", {"kind": "text", "label_en": "Model", "label_sw": "Aina"})
    device, model = Question.objects.order_by("id")
    printer = device.options.get(label_en="Printer")
    rows = {
        f"asked-{device.pk}": "1",
        f"place-{device.pk}": "1",
        f"asked-{model.pk}": "1",
        f"place-{model.pk}": "2",
        f"required-{model.pk}": "1",
        f"when-{model.pk}": f"{device.pk}={printer.pk}",
    }
    assert lead.post("/desk/settings/forms/new/", {"name_en": "Devices", "name_sw": "Vifaa"} | rows).status_code == 302
    one, two = Asked.objects.all()
    assert (one.question, two.question, two.when, two.answer, two.required) == (device, model, device, printer, True)
    page = lead.get(f"/desk/settings/forms/{one.form_id}/").content.decode()
    assert f'value="{device.pk}={printer.pk}" selected' in page


def test_mistakes_are_explained_and_nothing_is_lost(lead, device, model):
    answer = lead.post(
        "/desk/settings/fields/new/", {"kind": "choice", "label_en": "Kept", "label_sw": "", "options": ""}
    )
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()
    lone = lead.post("/desk/settings/fields/new/", {"kind": "choice", "label_en": "A", "label_sw": "B", "options": ""})
    assert "Write what there is to choose from" in lone.content.decode()
    printer = device.options.get(label_en="Printer")
    rows = {f"asked-{model.pk}": "1", f"place-{model.pk}": "1", f"when-{model.pk}": f"{device.pk}={printer.pk}"}
    wrong = lead.post("/desk/settings/forms/new/", {"name_en": "Kept name", "name_sw": "Jina"} | rows)
    assert wrong.status_code == 422
    assert "Kept name" in wrong.content.decode()
    for place in ("²", "9" * 5000, "-1", "x"):
        rows = {f"asked-{model.pk}": "1", f"place-{model.pk}": place, f"when-{model.pk}": place}
        lead.post("/desk/settings/forms/new/", {"name_en": "F", "name_sw": "F"} | rows)


def test_a_customer_chooses_the_form_and_answers_what_it_asks(client, form, device, model, desk):
    address = reverse("portal:ticket_new")
    assert "Devices" in client.get(address).content.decode()
    page = client.get(address, {"form": form.pk}).content.decode()
    assert f'name="answer-{device.pk}"' in page
    assert f'data-when="answer-{device.pk}"' in page

    printer = str(device.options.get(label_en="Printer").pk)
    missing = client.post(address, request_of(form, **{f"answer_{device.pk}": printer}))
    assert missing.status_code == 200
    assert "Answer this one too." in missing.content.decode()
    assert not Answer.objects.exists()

    given = {f"answer_{device.pk}": printer, f"answer_{model.pk}": "Epson T20"}
    for _ in range(2):
        assert client.post(address, request_of(form, **given)).status_code == 302
    ticket = Answer.objects.first().ticket
    assert [row.value("en") for row in selectors.told(ticket)] == ["Printer", "Epson T20"]
    assert "Epson T20" in desk.get(f"/desk/tickets/{ticket.reference}/").content.decode()


def test_a_form_that_does_not_exist_is_no_form(client, form):
    for wanted in ("999999", "x", "²", "9" * 5000, "\x00"):
        assert client.get(reverse("portal:ticket_new"), {"form": wanted}).status_code == 200


def test_an_agent_puts_a_field_right(desk, ticket, form, device, model, asha):
    from helpcentre.domain.questions.actions import answer

    answer(actor=SYSTEM, ticket=ticket, values={model.pk: "Tecno"})
    at = f"/desk/tickets/{ticket.reference}/"
    assert desk.post(f"{at}fields/", {"shown": model.pk, f"answer-{model.pk}": "Epson"})["Location"] == at
    assert Answer.objects.get().text == "Epson"
    assert "Asha Mwangi changed what stands in the fields" in desk.get(at).content.decode()
    refused = desk.post(f"{at}fields/", {"shown": model.pk, f"answer-{model.pk}": "x" * 600})
    assert refused.status_code == 422
    assert Answer.objects.get().text == "Epson"
    desk.post(f"{at}fields/", {f"answer-{model.pk}": ""})  # a page that did not show it
    assert Answer.objects.get().text == "Epson"
    desk.post(f"{at}fields/", {"shown": model.pk, f"answer-{model.pk}": ""})
    assert not Answer.objects.exists()


def test_settings_of_fields_are_for_leads(desk, form, device):
    for place in ("fields/", "fields/new/", f"fields/{device.pk}/", "forms/", "forms/new/", f"forms/{form.pk}/"):
        assert desk.get(f"/desk/settings/{place}").status_code == 404


def test_another_form_shows_its_fields_at_once_and_keeps_what_both_ask(desk, ticket, form, device, model, htmx):
    from helpcentre.domain.questions.actions import answer

    printer = device.options.get(label_en="Printer")
    shop = put_question(actor=SYSTEM, kind="text", label_en="Which till", label_sw="Kasha lipi")
    tills = put_form(actor=SYSTEM, name_en="Tills", name_sw="Makasha", lines=[AskedLine(shop), AskedLine(device)])
    at = f"/desk/tickets/{ticket.reference}/"
    shown = lambda: [row.question for row in selectors.told(ticket)]  # noqa: E731
    assert shown() == []

    page = desk.post(f"{at}form/", {"form": form.pk}, headers=htmx).content.decode()
    assert f'name="answer-{device.pk}"' in page
    assert shown() == [device]  # the model hangs on the device
    answer(actor=SYSTEM, ticket=ticket, values={device.pk: printer.pk})
    assert shown() == [device, model]
    answer(actor=SYSTEM, ticket=ticket, values={model.pk: "Epson"})

    assert desk.post(f"{at}form/", {"form": tills.pk})["Location"] == at
    assert {row.question: row.value("en") for row in selectors.told(ticket)} == {
        device: "Printer",
        model: "Epson",  # the new form does not ask it, and it is not lost
        shop: "",
    }
    desk.post(f"{at}form/", {"form": tills.pk})
    history = desk.get(at).content.decode()
    assert history.count("Asha Mwangi changed which form it answers") == 2

    desk.post(f"{at}form/", {"form": ""})
    assert shown() == [device, model]
    for wanted in ("999999", "x", "²", "9" * 5000, "\x00"):
        assert desk.post(f"{at}form/", {"form": wanted}).status_code == 404


def test_a_customer_s_form_stays_with_the_request(client, desk, form, device, model):
    phone = device.options.get(label_en="Phone")
    sent = request_of(form, **{f"answer_{device.pk}": str(phone.pk)})
    client.post(reverse("portal:ticket_new"), sent)
    ticket = Answer.objects.get().ticket
    page = desk.get(f"/desk/tickets/{ticket.reference}/").content.decode()
    assert f'<option value="{form.pk}" selected>Devices</option>' in page
    assert "changed which form" not in page
