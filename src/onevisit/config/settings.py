"""Django's settings; what a machine may change is read in `environment.py`."""

from pathlib import Path
from typing import Any

from onevisit.config import environment

ENVIRONMENT = environment.environment()
IS_PRODUCTION = ENVIRONMENT == "production"
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = environment.secret_key()
DEBUG = environment.is_on("ONEVISIT_DEBUG") and not IS_PRODUCTION
ALLOWED_HOSTS = [*environment.hosts(), "localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "onevisit.people",
    "onevisit.catalogue",
    "onevisit.exchange",
    "onevisit.cases",
    "onevisit.voices",
    "onevisit.look",
    "onevisit.web_citizen",
    "onevisit.web_staff",
    "onevisit.rest",
]
PERSONAS = ""
if not IS_PRODUCTION:
    INSTALLED_APPS.append("onevisit.nonprod")
    PERSONAS = "onevisit.nonprod.api.personas"  # for the sign-in pages, which lie below it

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "onevisit.config.headers.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onevisit.people.middleware.ActorMiddleware",
    "onevisit.look.refusals.RefusalsAsPages",
]

ROOT_URLCONF = "onevisit.config.urls"
WSGI_APPLICATION = "onevisit.config.wsgi.application"
AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "/sign-in"
CSRF_FAILURE_VIEW = "onevisit.look.errors.csrf_failure"
SESSION_ENGINE = "onevisit.people.sessions"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # costs a guesser memory too, and us 200 ms
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES: dict[str, dict[str, Any]] = {"default": environment.database(environment.database_url())}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "onevisit.look.jinja.environment"},
    },
]

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_CODE = "zh-hans"
LOCALE_PATHS = sorted(PACKAGE.glob("*/locale"))
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

CONTENT = environment.content()
SEARCH_INDEX = environment.var() / "search"
CONNECTORS = "onevisit.config.wiring.connectors"

STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in [environment.ROOT / "build" / "static"] if folder.is_dir()]
STATIC_ROOT = environment.static_root() if environment.collects_static() else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": environment.static_storage()},
}
WHITENOISE_USE_FINDERS = not environment.collects_static()
WHITENOISE_AUTOREFRESH = False

# An upload holds at most 20 MB (exchange checks it and says so in a sentence);
# the rest is room for the form around it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "onevisit.look.uploads.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SESSION_COOKIE_NAME = "onevisit_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = environment.names("ONEVISIT_ORIGINS")
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PRODUCTION else 0
if environment.is_on("ONEVISIT_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    MIDDLEWARE.insert(0, "onevisit.config.proxy.client_address")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "onevisit.config.masking.MaskIdentityNumbers"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["mask"], "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "onevisit": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # an unknown address is its asker's matter
    },
}
