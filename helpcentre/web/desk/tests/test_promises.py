def test_staff_read_how_the_promises_stand(desk):
    shown = desk.get("/desk/promises/").content.decode()

    assert "P01" in shown
    assert "P40" in shown


def test_it_is_only_read_and_only_by_staff(desk, client, sign_in, baraka_the_stranger):
    assert desk.post("/desk/promises/").status_code == 405
    assert client.get("/desk/promises/").status_code == 302
    assert sign_in(baraka_the_stranger).get("/desk/promises/").status_code == 404
