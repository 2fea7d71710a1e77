"""The inventory as plain values, for ``inventory --json`` and for programs that compare it between releases."""

from typing import Any

from helpcentre.base.inventory.fields import DeclaredField
from helpcentre.base.inventory.places import BrowserKey, CacheKey, Cookie, FileRoot, LogField
from helpcentre.base.inventory.registry import Inventory, all_fields, cookies, files, inventory
from helpcentre.base.inventory.retention import Retention


def listing(of: Inventory = inventory) -> dict[str, list[dict[str, Any]]]:
    """``{"fields": [...], "files": [...], "cookies": [...], "browser": [...], "logs": [...], "caches": [...]}``."""
    return {
        "fields": [_field(each) for each in all_fields(of)],
        "files": [_file(each) for each in files(of)],
        "cookies": [_cookie(each) for each in cookies(of)],
        "browser": [_browser(each) for each in of.browser_keys.values()],
        "logs": [_log(each) for each in of.log_fields.values()],
        "caches": [_cache(each) for each in of.cache_keys.values()],
    }


def _field(each: DeclaredField) -> dict[str, Any]:
    return {
        "table": each.table,
        "field": each.field,
        "personal": each.is_personal,
        "category": each.category.value,
        "use": each.use.value,
        "basis": each.basis.value,
        "retention": _retention(each.retention),
        "owners": [str(owner) for owner in each.owners],
        "export": each.export.name or None,
        "erase": each.erase.how.value,
        "why": each.why or each.export.why or each.erase.why,
    }


def _retention(rule: Retention) -> dict[str, Any]:
    return {
        "rule": rule.rule.value,
        "days": rule.period.days if rule.period else None,
        "path": rule.path or None,
        "words": str(rule.words),
    }


def _file(each: FileRoot) -> dict[str, Any]:
    return {
        "path": each.path,
        "holds": str(each.holds),
        "categories": [category.value for category in each.categories],
        "use": each.use.value,
        "basis": each.basis.value,
        "retention": _retention(each.retention),
        "erase": each.erase,
    }


def _cookie(each: Cookie) -> dict[str, Any]:
    return {
        "name": each.name,
        "purpose": str(each.purpose),
        "lifetime": str(each.lifetime_words),
        "seconds": int(each.lifetime.total_seconds()) if each.lifetime else None,
        "kind": each.kind.value,
        "category": each.category.value,
        "http_only": each.http_only,
    }


def _browser(each: BrowserKey) -> dict[str, Any]:
    return {
        "name": each.name,
        "storage": each.storage,
        "purpose": str(each.purpose),
        "category": each.category.value,
    }


def _log(each: LogField) -> dict[str, Any]:
    return {"name": each.name, "holds": each.holds, "category": each.category.value}


def _cache(each: CacheKey) -> dict[str, Any]:
    return {
        "pattern": each.pattern,
        "holds": each.holds,
        "category": each.category.value,
        "lifetime": each.lifetime,
    }
