"""Every setting of the desk, in one file.

Each value that a desk may want to change is read from the environment; a name ending in `_FILE`
(`DATABASE_URL_FILE`, `FACTCHECK_SECRET_KEY_FILE`, …) gives the path of a file to read the value
from instead, for secrets that should not stand in the environment. With nothing set at all the
desk serves on loopback, without TLS, from one SQLite file, and calls nobody.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from factcheck.secret_key import read_or_make_secret_key

env = environ.FileAwareEnv()

BASE_DIR = Path(__file__).resolve().parent.parent

# ---- What the desk keeps ----------------------------------------------------------------------

DATA_DIR = Path(env.str("FACTCHECK_DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
"""Folder of everything the desk must not lose: database, secret key, files. Back this up."""
DATA_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env.str("FACTCHECK_SECRET_KEY", default="") or read_or_make_secret_key(
    DATA_DIR / "secret.key"
)
SECRET_KEY_FALLBACKS = env.list("FACTCHECK_SECRET_KEY_FALLBACKS", default=[])

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "media/"

# ---- Database ---------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", default="")
"""Empty: one SQLite file in the data folder. `postgres://user:password@host/name`: PostgreSQL."""

# WAL lets readers go on while one writes; FULL makes a commit survive a power cut. The cache is
# per connection (16 threads hold one each), in KiB, so it stays small: what is not in it is read
# from the operating system's copy of the file, which all share.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA cache_size=-1024;"
    "PRAGMA journal_size_limit=67108864;"
    "PRAGMA temp_store=MEMORY"
)

if DATABASE_URL:
    DATABASES = {"default": env.db_url_config(DATABASE_URL) | {"CONN_HEALTH_CHECKS": True}}
else:
    DATABASES = {
        "default": {
            "ENGINE": "factcheck.sqlite",  # Django's, with write transactions that take turns
            "NAME": DATA_DIR / "db.sqlite3",
            "OPTIONS": {
                # A transaction that begins by reading and then writes is refused at once under
                # SQLite's default mode, without waiting; IMMEDIATE waits its turn instead.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_PRAGMAS,
                # Per connection too: Python's 128 double what an import leaves in each.
                "cached_statements": 32,
            },
        }
    }
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- Who may reach it, and how ----------------------------------------------------------------

BIND = env.str("FACTCHECK_BIND", default="127.0.0.1:8000")
"""Where gunicorn listens (``factcheck/gunicorn.py`` reads the same variable)."""

DEBUG = env.bool("FACTCHECK_DEBUG", default=False)
ALLOWED_HOSTS = env.list("FACTCHECK_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("FACTCHECK_TRUSTED_ORIGINS", default=[])

PROXY_COUNT = env.int("FACTCHECK_PROXY_COUNT", default=0)
"""How many reverse proxies of ours stand in front: 0 means that forwarding headers are a lie."""

HTTPS = env.bool("FACTCHECK_HTTPS", default=False)
"""True when people reach the desk by https://: cookies travel over TLS only, HTTP is redirected."""

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("FACTCHECK_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env.bool("FACTCHECK_HSTS_SUBDOMAINS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "annotations.web.errors.csrf_failure"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS

# A browser's preload list binds a whole domain for years: its owner's choice, not a tool's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# ---- Limits -----------------------------------------------------------------------------------

FACTCHECK_MAX_UPLOAD_BYTES = env.int("FACTCHECK_MAX_UPLOAD_BYTES", default=25 * 1024 * 1024)
"""Largest file or request body the desk takes, in bytes."""
FACTCHECK_MAX_TEXT_CHARS = env.int("FACTCHECK_MAX_TEXT_CHARS", default=2_000_000)
"""Longest text of one article, in Unicode code points."""

FACTCHECK_EXTRACTION = env.bool("FACTCHECK_EXTRACTION", default=True)
"""False switches the extraction engine off: nothing is proposed, all else works."""

FACTCHECK_JOBS = env.str("FACTCHECK_JOBS", default="worker")
"""Who does long work: ``worker`` (``manage.py work_jobs``, which `make run` starts), ``celery``
(workers of Celery, on as many machines as you like), ``inline`` (whoever asks for it waits)."""
if FACTCHECK_JOBS not in ("worker", "celery", "inline"):
    raise ImproperlyConfigured(
        f"FACTCHECK_JOBS is “{FACTCHECK_JOBS}”, but can only be worker, celery or inline."
    )
FACTCHECK_BROKER_URL = env.str("FACTCHECK_BROKER_URL", default="redis://127.0.0.1:6379/0")
"""The message broker of Celery: `redis://…` or `amqp://…`."""
FACTCHECK_JOB_SENDER = "factcheck.celery.send"
"""What hands the number of a job to Celery; imported only where jobs travel by it."""

FACTCHECK_PUBLIC_URL = env.str("FACTCHECK_PUBLIC_URL", default="")
"""Where people reach the desk, as `https://desk.example.org`: for links in e-mails."""

FACTCHECK_EMAIL_URL = env.str("FACTCHECK_EMAIL_URL", default="")
"""The mail server, as `smtp+tls://user:password@mail.example.org:587`. Empty: the desk never sends
an e-mail."""
FACTCHECK_EMAIL_FROM = env.str(
    "FACTCHECK_EMAIL_FROM", default="Fact-check desk <factcheck-desk@localhost>"
)
"""Whom e-mails of the desk are from."""
if FACTCHECK_EMAIL_URL:
    try:
        vars().update(env.email_url_config(FACTCHECK_EMAIL_URL))
    except (ImproperlyConfigured, ValueError):
        raise ImproperlyConfigured(
            "FACTCHECK_EMAIL_URL is not an address like "
            "smtp+tls://user:password@mail.example.org:587."
        ) from None  # the cause may hold the password
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = FACTCHECK_EMAIL_FROM

FACTCHECK_BACKGROUND = env.bool("FACTCHECK_BACKGROUND", default=True)
"""False: what a bulk import leaves to index waits for a search or `manage.py work_backlog`."""

FACTCHECK_FETCH_SECONDS = env.float("FACTCHECK_FETCH_SECONDS", default=20)
"""Longest a page that a person asked for may take to come, in seconds, redirects included."""
FACTCHECK_FETCH_PRIVATE = env.bool("FACTCHECK_FETCH_PRIVATE", default=False)
"""True lets pages be fetched from this very machine, for tests; other private addresses never."""
FACTCHECK_USER_AGENT = env.str(
    "FACTCHECK_USER_AGENT",
    default="factcheck-desk (self-hosted; fetches single pages that a person asked for)",
)
"""What the desk calls itself when it fetches a page; a desk may add how to reach it."""

DATA_UPLOAD_MAX_MEMORY_SIZE = FACTCHECK_MAX_UPLOAD_BYTES

# ---- Parts ------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "annotations",  # first, so that its templates stand before the admin's
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "rest_framework",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "annotations.web.limits.RequestSizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# ---- Static files -----------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("FACTCHECK_STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# ---- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "annotations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "annotations:sign_in"
LOGIN_REDIRECT_URL = "annotations:desk"
LOGOUT_REDIRECT_URL = LOGIN_URL

# Five wrong passwords for one name from one address, and that pair waits a quarter of an hour.
# The pair, not the address alone: a newsroom often shares one.
AXES_FAILURE_LIMIT = env.int("FACTCHECK_SIGN_IN_ATTEMPTS", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "factcheck.addresses.client_address"
AXES_LOCKOUT_TEMPLATE = "annotations/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

# ---- API --------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "annotations.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "annotations.api.problems.handle",
}

REST_KNOX = {
    "TOKEN_TTL": timedelta(days=90),
    # Lets a person, and a scanner for leaked secrets, see what a stray string opens.
    "TOKEN_PREFIX": "factcheck_",
    "AUTH_HEADER_PREFIX": "Token",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Fact-check desk API",
    "VERSION": "1",
    "DESCRIPTION": (
        "Everything the desk does, for programs. Sign in with `Authorization: Token …`; tokens "
        "are made in the web pages. Offsets are Unicode code points. Every error is a problem "
        "detail (RFC 9457). How it all works is in docs/api.md."
    ),
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # The groups are folded until one is opened: all operations at once are too many to draw.
    "SWAGGER_UI_SETTINGS": {"docExpansion": "none", "defaultModelsExpandDepth": -1},
    "TAGS": [
        {"name": "articles", "description": "What was published, and what is marked in it."},
        {"name": "revisions", "description": "The immutable texts of articles."},
        {"name": "excluded-ranges", "description": "Page furniture in a text."},
        {"name": "quotes", "description": "Who said what."},
        {"name": "claims", "description": "What the desk checks."},
        {"name": "appearances", "description": "Where claims stand."},
        {"name": "evidence", "description": "What bears on a claim."},
        {"name": "answers", "description": "What was found to questions."},
        {"name": "assignments", "description": "Who reviews what, and by when."},
        {"name": "gate-notes", "description": "Written reasons before a decision."},
        {"name": "questions", "description": "What a claim is taken apart into."},
        {"name": "recusals", "description": "Who keeps out of what."},
        {"name": "reply-requests", "description": "Whom the desk asked for a reply."},
        {"name": "review", "description": "Where a claim may go, and what comes next."},
        {"name": "verdicts", "description": "What reviewers say of a claim."},
        {"name": "fact-checks", "description": "What the desk publishes."},
        {"name": "corrections", "description": "What was changed in public, and why."},
        {"name": "rating-scales", "description": "What verdicts are given on."},
        {"name": "speakers", "description": "Who is heard."},
        {"name": "outlets", "description": "Who publishes."},
        {"name": "comments", "description": "What people say about claims and evidence."},
        {"name": "notifications", "description": "What the desk tells you."},
        {"name": "notification-choices", "description": "What you are told of, and how."},
        {"name": "jobs", "description": "Long work, and how far it is."},
        {"name": "desk-settings", "description": "What the desk has chosen about itself."},
        {"name": "events", "description": "Everything that was done."},
        {"name": "search", "description": "Words in texts and claims."},
        {"name": "export", "description": "Everything, to take away."},
        {"name": "me", "description": "Who is asking."},
    ],
    "OAS_VERSION": "3.1.0",
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "POSTPROCESSING_HOOKS": ["annotations.api.schema.finish"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# ---- Languages and time -----------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "annotations" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "annotations.formats"
USE_TZ = True
TIME_ZONE = env.str("FACTCHECK_TIME_ZONE", default="UTC")

# ---- Log --------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("FACTCHECK_LOG_LEVEL", default="WARNING")},
    # Django mails server errors to administrators by default; the desk mails notifications only.
    # A page refused, missing or filled in wrongly is told to who asked: no trouble of the desk's.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
    },
}
