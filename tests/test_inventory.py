"""The inventory is complete: over every installed model, database table, file, cookie, log field and browser key."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import fideslang
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import checks
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import isolate_apps

import helpcentre
from helpcentre.base.core import remembered
from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.base.inventory import completeness, registry
from helpcentre.base.inventory.completeness import Gap, gaps, stored_models
from helpcentre.base.inventory.taxonomy import BASIS_WORDS, GROUP_TITLES, USE_WORDS, Basis, Category, Group, Use

PACKAGE = Path(helpcentre.__file__).parent
SOURCES = [path for path in PACKAGE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]


def test_every_stored_field_is_declared_and_every_declared_field_is_stored() -> None:
    assert gaps() == []


def test_everything_a_process_remembers_is_declared() -> None:
    assert remembered.names()
    assert set(remembered.names()) <= set(registry.inventory.cache_keys)


def test_a_new_field_that_nobody_declared_is_found() -> None:
    from helpcentre.domain.people.models import Person

    with isolate_apps("helpcentre.domain.people"):

        class Shop(models.Model):
            owner_birthday = models.DateField()

            class Meta:
                app_label = "people"

    found = gaps([*stored_models(), Shop])
    assert Gap("E001", "people.Shop.owner_birthday", "is stored, but the inventory does not know it") in found

    nickname = models.CharField(max_length=10)
    nickname.set_attributes_from_name("nickname")
    before = list(Person._meta.local_fields)
    Person._meta.local_fields.append(nickname)
    try:
        assert [gap.place for gap in gaps()] == ["people.Person.nickname"]
        assert [error.id for error in checks.run_checks(tags=["inventory"])] == ["inventory.E001"]
    finally:
        Person._meta.local_fields[:] = before


def test_a_declared_field_that_no_longer_exists_is_found() -> None:
    from helpcentre.domain.people.models import Person

    before = list(Person._meta.local_fields)
    Person._meta.local_fields[:] = [field for field in before if field.name != "phone"]
    try:
        assert [(gap.code, gap.place) for gap in gaps()] == [("E002", "people.Person.phone")]
    finally:
        Person._meta.local_fields[:] = before


def test_every_field_is_declared_for_models_of_every_installed_app() -> None:
    """So that the test above cannot pass because it looked at few models."""
    labels = {model._meta.label for model in stored_models()}
    assert {"auth.Group_permissions", "sessions.Session", "account.EmailAddress", "people.Person"} <= labels
    assert labels == {label for label, table in registry.inventory.tables.items() if table.has_model}


@pytest.mark.django_db
def test_every_column_of_the_database_is_accounted_for() -> None:
    assert completeness.undeclared_columns() == []


@pytest.mark.django_db
def test_tables_and_columns_made_behind_the_models_are_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scrapbook (phone text)")
        cursor.execute("ALTER TABLE people_business ADD COLUMN owner_birthday date NULL")
    assert completeness.undeclared_columns() == ["people_business.owner_birthday", "scrapbook.*"]


def test_the_keys_are_fideslangs() -> None:
    categories = {each.fides_key for each in fideslang.DEFAULT_TAXONOMY.data_category}
    uses = {each.fides_key for each in fideslang.DEFAULT_TAXONOMY.data_use}
    assert {key.value for key in Category} <= categories
    assert {key.value for key in Use} <= uses


def test_every_use_basis_and_heading_has_words() -> None:
    assert set(USE_WORDS) == set(Use)
    assert set(BASIS_WORDS) == set(Basis)
    assert set(GROUP_TITLES) == set(Group)


def test_third_party_models_are_declared_with_a_reason_for_each_field_that_is_about_nobody() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("helpcentre.")}
    foreign = [each for each in registry.all_fields() if each.table.split(".")[0] not in ours and "." in each.table]
    silent = [
        f"{each.table}.{each.field}" for each in foreign if not each.is_personal and not each.owners and not each.why
    ]
    assert silent == []


def test_every_path_of_the_data_directory_is_declared(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    paths = {
        name: getattr(directory, name) for name, value in vars(DataDirectory).items() if isinstance(value, property)
    }
    undeclared = [
        name
        for name, path in paths.items()
        if isinstance(path, Path) and not _is_declared(path.relative_to(tmp_path).as_posix())
    ]
    assert undeclared == []


def test_a_prepared_data_directory_holds_nothing_undeclared(tmp_path: Path) -> None:
    DataDirectory(tmp_path).prepare()
    assert [path.name for path in tmp_path.iterdir() if not _is_declared(path.name)] == []
    assert not _is_declared("diary.txt")


def _is_declared(path: str) -> bool:
    return any(Path(path).match(root.path) for root in registry.files())


def test_the_cookies_declared_are_the_cookies_set() -> None:
    ours = {name for source in SOURCES for name, _ in _cookies_set_in(source)}
    frameworks = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name}
    frameworks.add("wagtail_sidebar_collapsed")  # by the script of the authoring screens
    assert {cookie.name for cookie in registry.cookies()} == ours | frameworks


def test_cookies_are_set_as_they_are_declared() -> None:
    declared = {cookie.name: cookie for cookie in registry.cookies()}
    for source in SOURCES:
        for name, words in _cookies_set_in(source):
            if words:
                lifetime = timedelta(seconds=int(_value(source, words["max_age"]))) if "max_age" in words else None
                http_only = "httponly" in words and _value(source, words["httponly"]) is True
                assert (declared[name].lifetime, declared[name].http_only) == (lifetime, http_only), (source, name)


def test_a_cookie_set_in_code_is_seen_by_the_search(tmp_path: Path) -> None:
    source = tmp_path / "views.py"
    source.write_text(
        'a.set_cookie("biscuit", "1")\nb.set_signed_cookie(key="rusk", value="2")\nc.cookies["scone"] = "3"\n'
        'cookies.keep(answer, "bun", "4", seconds=60)\n'
    )
    assert {name for name, _ in _cookies_set_in(source)} == {"biscuit", "rusk", "scone", "bun"}


def _cookies_set_in(source: Path) -> Iterator[tuple[str, dict[str, ast.expr]]]:
    """Name and keyword arguments of every cookie that ``source`` sets; no arguments where one is set by hand."""
    if source.match("helpcentre/base/core/cookies.py"):
        return  # the door of ours, which is read where it is gone through
    for call in _calls(source):
        if ast.unparse(call.func) == "cookies.keep":
            given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
            seen = "scripts_may_read" in given and _value(source, given["scripts_may_read"]) is True
            yield str(_value(source, call.args[1])), {"max_age": given["seconds"], "httponly": ast.Constant(not seen)}
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"set_cookie", "set_signed_cookie"}:
            words = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
            yield str(_value(source, call.args[0] if call.args else words["key"])), words
    for node in ast.walk(ast.parse(source.read_text())):
        # response.cookies["name"] = … does the same by hand
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Subscript) and getattr(target.value, "attr", "") == "cookies":
                yield str(_value(source, target.slice)), {}


@pytest.mark.django_db
def test_no_page_that_a_stranger_can_open_sets_an_undeclared_cookie(client: Client) -> None:
    seen = set()
    for language, _ in settings.LANGUAGES:
        for page in ("", "tickets/new/", "tickets/", "contact/", "privacy/", "privacy/cookies/", "search/?q=mpesa"):
            seen |= set(client.get(f"/{language}/{page}").cookies)
    seen |= set(client.get("/").cookies) | set(client.get("/accounts/login/").cookies)
    assert settings.CSRF_COOKIE_NAME in seen
    assert seen - {cookie.name for cookie in registry.cookies()} == set()


def test_essential_cookies_last_as_long_as_the_settings_say() -> None:
    cookies = {cookie.name: cookie for cookie in registry.cookies()}
    session, csrf = cookies[settings.SESSION_COOKIE_NAME], cookies[settings.CSRF_COOKIE_NAME]
    assert session.lifetime is not None
    assert session.lifetime.total_seconds() == settings.SESSION_COOKIE_AGE
    assert csrf.lifetime is settings.CSRF_COOKIE_AGE is None
    assert (session.http_only, csrf.http_only) == (settings.SESSION_COOKIE_HTTPONLY, settings.CSRF_COOKIE_HTTPONLY)


def test_every_value_the_code_logs_is_declared() -> None:
    logged = {f"{source.name}: {value}" for source in SOURCES for value in _logged_in(source)}
    declared = {expression for each in registry.inventory.log_fields.values() for expression in each.written_as}
    assert {each for each in logged if each.split(": ", 1)[1] not in declared} == set()


def test_a_value_that_is_logged_is_seen_by_the_search(tmp_path: Path) -> None:
    source = tmp_path / "views.py"
    source.write_text('logger.error("lost %s", person.email)\nlogger.info(f"{phone} called", who=name)\n')
    assert set(_logged_in(source)) == {"person.email", "phone", "name"}


def _logged_in(source: Path) -> Iterator[str]:
    """The expressions whose values go into log lines, as they are written."""
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    usual = {"exc_info", "stack_info", "stacklevel"}
    for call in _calls(source):
        if isinstance(call.func, ast.Attribute) and call.func.attr in levels and _is_logger(call.func.value):
            for value in [*call.args, *(word.value for word in call.keywords if word.arg not in usual)]:
                if isinstance(value, ast.JoinedStr):
                    parts = [part.value for part in value.values if isinstance(part, ast.FormattedValue)]
                    yield from (ast.unparse(part) for part in parts)
                elif not isinstance(value, ast.Constant):
                    yield ast.unparse(value)


def _is_logger(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id.strip("_").lower() in {"log", "logger"}


def test_every_key_a_page_keeps_in_the_browser_is_declared() -> None:
    undeclared = set()
    for script in PACKAGE.rglob("*.js"):
        text = script.read_text()
        if "vendor" in script.parts:
            continue
        assert "document.cookie" not in text, f"{script.name} sets a cookie where no check sees it"
        for key in re.findall(r"(?:local|session)Storage\.setItem\(\s*([^,]+),", text):
            made = re.search(rf"\b{re.escape(key.strip())} = (.+)", text)
            literal = (made.group(1) if made else key).strip().lstrip("\"'`")
            if not any(literal.startswith(name) for name in registry.inventory.browser_keys):
                undeclared.add(f"{script.name}: {key}")
    assert undeclared == set()


def test_the_inventory_prints_as_a_table_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    call_command("inventory")
    assert "people.Person" in capsys.readouterr().out
    call_command("inventory", "--json")
    whole = json.loads(capsys.readouterr().out)
    assert {"fields", "files", "cookies"} <= set(whole)
    name = next(each for each in whole["fields"] if (each["table"], each["field"]) == ("people.Person", "name"))
    assert name["category"] == "user.name"
    assert name["erase"] == "blank"


def _calls(source: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call):
            yield node


def _value(source: Path, value: ast.expr) -> object:
    """What a name or literal in ``source`` stands for; the module is imported to find out."""
    if isinstance(value, ast.Constant):
        return value.value
    module = import_module(".".join(source.relative_to(PACKAGE.parent).with_suffix("").parts))
    if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
        return getattr(getattr(module, value.value.id), value.attr)
    if isinstance(value, ast.Name):
        return getattr(module, value.id)
    raise AssertionError(f"{source}:{value.lineno} sets a cookie by words that cannot be read from the code")
