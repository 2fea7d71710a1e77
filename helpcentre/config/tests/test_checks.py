from dataclasses import replace

import pytest

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.config import checks


@pytest.fixture
def sound(settings, tmp_path):
    """A production configuration nobody could object to."""
    tmp_path.chmod(0o700)
    data = DataDirectory(tmp_path)
    data.backup_key.write_text("AGE-SECRET-KEY-1EXAMPLE")
    settings.DATA = data
    settings.PRODUCTION = True
    settings.PUBLIC_URL = "https://help.duka.example"
    settings.TRUSTED_PROXIES = 1
    settings.LIMITS_ON = True
    settings.SECRET_KEY = "k" * 64
    settings.CONTROLLER = "Duka Example Ltd"
    settings.SUPPORT_EMAIL = "help@duka.example"
    settings.PRIVACY_EMAIL = "privacy@duka.example"
    settings.EMAIL_URL = "smtp://user:pass@mail.duka.example:587?tls"
    settings.STORAGE_URL = ""
    return settings


def found() -> list[str]:
    every = (checks.operator_facts, checks.connection, checks.secrets, checks.mail, checks.storage)
    messages = [message for check in every for message in check()]
    assert all(message.hint for message in messages)
    return [str(message.id) for message in messages]


def test_a_sound_configuration_is_not_objected_to(sound):
    assert found() == []


@pytest.mark.parametrize(
    ("name", "value", "finding"),
    [
        ("CONTROLLER", "", "helpcentre.E001"),
        ("SUPPORT_EMAIL", "", "helpcentre.E001"),
        ("PRIVACY_EMAIL", "", "helpcentre.E001"),
        ("PUBLIC_URL", "http://help.duka.example", "helpcentre.E002"),
        ("TRUSTED_PROXIES", 0, "helpcentre.E003"),
        ("LIMITS_ON", False, "helpcentre.E004"),
        ("SECRET_KEY", "short", "helpcentre.E005"),
        ("EMAIL_URL", "pigeon://coop", "helpcentre.E007"),
        ("STORAGE_URL", "s3://bucket", "helpcentre.E008"),
        ("PRODUCTION", False, "helpcentre.W002"),
        ("EMAIL_URL", "", "helpcentre.W004"),
    ],
)
def test_what_is_wrong_is_named_with_a_hint(name, value, finding, sound):
    setattr(sound, name, value)
    assert found() == [finding]


def test_a_password_in_a_bad_mail_address_is_not_repeated(sound):
    sound.EMAIL_URL = "smtp://user:hunter2@mail.duka.example:port"
    (message,) = checks.mail()
    assert "hunter2" not in message.msg


def test_a_data_directory_that_others_may_enter_is_refused(sound):
    sound.DATA.root.chmod(0o755)
    assert found() == ["helpcentre.E006"]


def test_without_a_backup_key_there_are_no_backups(sound, tmp_path):
    (tmp_path / "other").mkdir(mode=0o700)
    sound.DATA = replace(sound.DATA, root=tmp_path / "other")
    assert found() == ["helpcentre.W003"]


@pytest.mark.parametrize(
    ("address", "said"), [("", "W011"), ("/nowhere/clamd.ctl", "W012"), ("clamd", "E012")], ids=["none", "away", "bad"]
)
def test_it_says_that_nobody_looks_for_viruses(settings, address, said):
    settings.CLAMD = address

    (message,) = checks.antivirus()

    assert message.id == f"helpcentre.{said}"
    assert message.hint
