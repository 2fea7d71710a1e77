"""The one settings module. It runs with no configuration at all; every variable is in docs/operations/settings.md."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from helpcentre.base.core.data_directory import DataDirectory
from helpcentre.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent

# Where and how it runs
DATA = DataDirectory(Path(env.text("HELPCENTRE_DATA", "./data")).resolve())
PRODUCTION = env.choice("HELPCENTRE_ENV", ("local", "production")) == "production"
DEMO = DATA.is_demo and not PRODUCTION
DEBUG = False
PUBLIC_URL = env.text("HELPCENTRE_URL", "http://localhost:8000").rstrip("/")
_public = urlsplit(PUBLIC_URL)
SECRET_KEY = env.text("HELPCENTRE_SECRET_KEY") or DATA.read_or_create_secret_key()
KEYS_BEFORE = env.words("HELPCENTRE_KEYS_BEFORE")
ALLOWED_HOSTS = [_public.hostname or "localhost", *env.words("HELPCENTRE_HOSTS")]
if not PRODUCTION:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if _public.scheme == "https" else []
TRUSTED_PROXIES = env.number("HELPCENTRE_PROXIES", 0, low=0, high=5)
LIMITS_ON = env.choice("HELPCENTRE_LIMITS", ("on", "off")) == "on"
THREADS = env.number("HELPCENTRE_THREADS", 8, low=1, high=64)
UNDO_SECONDS = env.number("HELPCENTRE_UNDO_SECONDS", 10, low=0, high=60)
LINK_CHECKS_ON = env.choice("HELPCENTRE_LINK_CHECKS", ("on", "off")) == "on"

# Erasure: how long somebody may think better of it, how long a backup lives, and where the ledger of erasures lies
GRACE_HOURS = env.number("HELPCENTRE_GRACE_HOURS", 72, low=0, high=144)  # short of the 7 days a request may take
BACKUP_DAYS = env.number("HELPCENTRE_BACKUP_DAYS", 30, low=1, high=365)
ARCHIVE_DAYS = env.number("HELPCENTRE_ARCHIVE_DAYS", 30, low=0, high=365)  # of the log that PostgreSQL writes
SILENCE_NOTICE_DAYS = env.number("HELPCENTRE_SILENCE_NOTICE_DAYS", 30, low=7, high=180)  # before a silent account goes
LEDGER = env.text("HELPCENTRE_LEDGER")  # a folder; in the data directory when none is named

# Facts only the operator knows; production refuses to start without the ones it needs (config/checks.py)
CONTROLLER = env.text("HELPCENTRE_CONTROLLER")
SUPPORT_EMAIL = env.text("HELPCENTRE_SUPPORT_EMAIL")
SUPPORT_PHONE = env.text("HELPCENTRE_SUPPORT_PHONE")
PRIVACY_EMAIL = env.text("HELPCENTRE_PRIVACY_EMAIL")
RIGHTS_DAYS = env.number("HELPCENTRE_RIGHTS_DAYS", 7, low=1, high=30)  # to answer who uses a right
REGULATOR = env.text("HELPCENTRE_REGULATOR")
DATA_PLACE = env.text("HELPCENTRE_DATA_PLACE")
BREACH_HOURS = env.number("HELPCENTRE_BREACH_HOURS", 48, low=1, high=72)  # to report data in wrong hands
DEFAULT_REGION = env.text("HELPCENTRE_REGION", "KE")  # for telephone numbers written without a country

INSTALLED_APPS = [
    "helpcentre.config",
    "helpcentre.web.portal",
    "helpcentre.web.desk",
    "helpcentre.web.demo",
    "helpcentre.web.api",
    "wagtail.images",  # before the authoring screens, which replace who may use its pictures
    "helpcentre.web.cms",
    "helpcentre.domain.automation",
    "helpcentre.domain.sharing",
    "helpcentre.domain.privacy",
    "helpcentre.domain.feedback",
    "helpcentre.domain.problems",
    "helpcentre.domain.retention",
    "helpcentre.domain.questions",
    "helpcentre.domain.news",
    "helpcentre.domain.knowledge",
    "helpcentre.domain.policy",
    "helpcentre.domain.answering",
    "helpcentre.domain.service_levels",
    "helpcentre.domain.tickets",
    "helpcentre.domain.people",
    "helpcentre.base.front",
    "helpcentre.base.live",
    "helpcentre.base.jobs",
    "helpcentre.base.search",
    "helpcentre.base.files",
    "helpcentre.base.ui",
    "helpcentre.base.backups",
    "helpcentre.base.outbound",
    "helpcentre.base.limits",
    "helpcentre.base.promises",
    "helpcentre.base.events",
    "helpcentre.base.inventory",
    "helpcentre.base.core",
    "wagtail.snippets",
    "wagtail.documents",  # unused and closed; Wagtail's screens ask for its addresses
    "wagtail.users",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

_SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "helpcentre.config.content_policy.ContentPolicyMiddleware",
    "helpcentre.web.api.middleware.JsonRefusalsMiddleware",
    "helpcentre.web.portal.language.LanguageMiddleware",
    "helpcentre.web.portal.errors.middleware.WrongMethodMiddleware",
    "helpcentre.web.demo.seats.SeatSessionMiddleware" if DEMO else _SESSIONS,
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "helpcentre.config.urls"
WSGI_APPLICATION = "helpcentre.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "helpcentre.base.ui.folding.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    }
]

# Database: SQLite in the data directory, or PostgreSQL
if database_url := env.text("DATABASE_URL"):
    DATABASES = {"default": dict(dj_database_url.parse(database_url))}
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": THREADS + 6, "timeout": 10},
        # Queries of base/core/database/prepared, and no others, are planned once for each connection.
        "prepare_threshold": 0,
        "options": "-c plan_cache_mode=force_generic_plan",
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "helpcentre.base.core.database.sqlite",
            "NAME": str(DATA.database),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"timeout": 20},
            "TEST": {"NAME": str(DATA.root / "test.sqlite3")},
        }
    }

# Files: the data directory until STORAGE_URL names another store
STORAGE_URL = env.text("STORAGE_URL")
FILE_MB = env.number("HELPCENTRE_FILE_MB", 25, low=1, high=200)  # one file
FILES_PER_MESSAGE = env.number("HELPCENTRE_FILES_PER_MESSAGE", 6, low=1, high=30)
FILES_DAY_MB = env.number("HELPCENTRE_FILES_DAY_MB", 200, low=1, high=10_000)  # one person in a day
FILE_UPLOAD_HANDLERS = ["helpcentre.base.files.unnamed.UnnamedFileUploadHandler"]

# People and sign-in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["helpcentre.adapters.accounts.AccountBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "helpcentre.adapters.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # signing in by a mailed code is the verification
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}  # typed on a phone's number pad
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
if not LIMITS_ON:
    ACCOUNT_RATE_LIMITS: dict[str, str] | bool = False
SESSION_ENGINE = "helpcentre.base.core.sessions"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = "csrf"
CSRF_FAILURE_VIEW = "helpcentre.web.portal.errors.views.csrf_failure"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # with the browser window

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sw", "Kiswahili")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = env.text("HELPCENTRE_TIME_ZONE", "Africa/Nairobi")
USE_TZ = True

# Jobs
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Mail out: a folder of files until EMAIL_URL names a server
EMAIL_URL = env.text("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.text("HELPCENTRE_FROM", SUPPORT_EMAIL or "help@localhost")

# Text messages out: the same folder until SMS_URL names a carrier
SMS_URL = env.text("SMS_URL")
SMS_COUNTRIES = env.words("HELPCENTRE_SMS_COUNTRIES", "KE,TZ,UG,RW")

# Viruses: files are looked at when HELPCENTRE_CLAMD names a scanner
CLAMD = env.text("HELPCENTRE_CLAMD")
GIVES_UNSCANNABLE = env.choice("HELPCENTRE_TOO_LARGE_TO_SCAN", ("refuse", "give")) == "give"
SHOWS_UNSCANNED = env.choice("HELPCENTRE_UNSCANNED", ("wait", "show")) == "show"

# Authoring: Wagtail as an editor. It asks nobody outside for anything.
WAGTAIL_SITE_NAME = "DukaSystem Help"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_AUTOSAVE_INTERVAL = 2000  # milliseconds without a keystroke
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "knowledge.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "helpcentre.web.cms.pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
STATIC_URL = "/static/cms/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "helpcentre.domain.knowledge.picture_storage.PictureStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Bodies: the front refuses anything larger before Django sees it
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# Browsers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN" if DEMO else "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": ["'self'"] if DEMO else ["'none'"],
        "frame-ancestors": ["'self'"] if DEMO else ["'none'"],
        "base-uri": ["'none'"],
    }
}
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
