"""What each stylesheet of the Help Centre is made of, in order."""

from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static" / "ui"
TOKENS = STATIC / "brand" / "tokens.css"

#: Components of the customer's side. ``page`` comes first because it resets, ``print`` last because it overrules.
PORTAL = (
    "page",
    "front",
    "button",
    "field",
    "card",
    "seek",
    "rows",
    "crumbs",
    "tip",
    "banner",
    "state",
    "sign",
    "topics",
    "article",
    "picture",
    "results",
    "pesa",
    "offline",
    "maybe",
    "known",
    "talk",
    "promise",
    "policy",
    "side",
    "enter",
    "picks",
    "switch",
    "vote",
    "mine",
    "empty",
    "foot",
    "print",
)


def stylesheets() -> dict[str, list[Path]]:
    """Bundle name to its component files. All but the portal take every file of their folder, by name."""
    return {
        "portal.css": [TOKENS, *(STATIC / "portal" / f"{name}.css" for name in PORTAL)],
        "attach.css": [STATIC / "files" / "attach.css"],  # only for pages that take or show files
        # The order of the layers is what is said first, so ``base`` comes before whatever sorts before it.
        "desk.css": [
            TOKENS,
            *sorted((STATIC / "desk").glob("*.css"), key=lambda path: (path.stem != "base", path.name)),
        ],
        "api.css": sorted((STATIC / "api").glob("*.css")),
        "cms.css": [TOKENS, *sorted((STATIC / "cms").glob("*.css"))],
        "demo.css": [TOKENS, *sorted((STATIC / "demo").glob("*.css"))],
    }


def modules() -> list[Path]:
    """Every JavaScript module: one behaviour per file."""
    return sorted((STATIC / "js").glob("*.js"))


#: Modules that one page needs together, in one file. Each stands in a block of its own, so that their names never meet.
SCRIPTS = {
    "ask.js": ("once", "suggest", "draft", "mpesa", "sensitive", "read", "attach", "voice"),
    "talk.js": ("live", "once", "draft", "sensitive", "attach", "voice", "tap"),
}


def scripts() -> dict[str, list[Path]]:
    """Bundle name to its modules. They import nothing at the top: a block could not hold it."""
    return {name: [STATIC / "js" / f"{part}.js" for part in parts] for name, parts in SCRIPTS.items()}


def worker() -> list[Path]:
    """The service worker's files: one script, in this order."""
    return [STATIC / "worker" / f"{part}.js" for part in ("pack", "serve")]


def files() -> list[Path]:
    """Files served as they are: the brand's pictures and what others wrote."""
    return sorted(
        [*(STATIC / "brand").glob("*.svg"), *(STATIC / "brand").glob("*.png"), *(STATIC / "vendor").glob("*.js")]
    )
