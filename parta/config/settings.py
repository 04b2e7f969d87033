"""All settings of the program: read from the environment once, safe by default."""

from __future__ import annotations

import os
from pathlib import Path

from parta.lib import database, home, translations

database.prefer_newer_sqlite()

PACKAGE = Path(__file__).resolve().parent.parent
PARTA_HOME = home.prepare(home.home())
SECRET_KEY = home.secret(PARTA_HOME)
DEBUG = os.environ.get("PARTA_DEBUG") == "1"


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


# Every name the school's PC is reached by is its own; the Host header is checked all the same.
# PARTA_OWN_HOSTS is set by `parta serve`: the names of the computer that it listens on.
ALLOWED_HOSTS = [
    *_list("PARTA_HOSTS", "localhost,127.0.0.1,[::1],.local,.lan"),
    *_list("PARTA_OWN_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = _list("PARTA_ORIGINS")
BEHIND_PROXY = os.environ.get("PARTA_BEHIND_PROXY") == "1"
HTTPS = os.environ.get("PARTA_HTTPS") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 86_400 * 30 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "parta.apps.PartaConfig",
    "django.contrib.staticfiles",
    "django_htmx",
]
AUTH_USER_MODEL = "parta.Account"
PASSWORD_HASHERS = ["parta.people.hashers.LightArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_ENGINE = "parta.people.sessions"
SESSION_COOKIE_NAME = "parta"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the journal page sends the token with its operations
CSRF_FAILURE_VIEW = "parta.web.kit.errors.csrf_failed"

MIDDLEWARE = [
    "parta.web.kit.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages; static files come compressed already
    "django.contrib.sessions.middleware.SessionMiddleware",
    "parta.web.kit.language.SchoolLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "parta.web.kit.signin.CurrentPerson",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "parta.config.urls"
WSGI_APPLICATION = "parta.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "parta.web.kit.context.page",
            ],
            "builtins": ["parta.web.kit.tags"],
        },
    }
]

DATABASES = {"default": database.configuration(os.environ.get("DATABASE_URL"), PARTA_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("kk", "Қазақша")]
LOCALE_PATHS = [translations.compiled(PACKAGE / "locale", PARTA_HOME / "locale")]
FORMAT_MODULE_PATH = ["parta.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = PARTA_HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static", ("help", PACKAGE.parent / "docs" / "pictures")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "parta.web.kit.assets.HashedAssets"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = PARTA_HOME / "attachments"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": PARTA_HOME / "logs" / "parta.log",
            "maxBytes": 5_000_000,
            "backupCount": 5,
            "encoding": "utf-8",
            "delay": True,
            "formatter": "plain",
        },
    },
    "root": {"handlers": ["console", "file"], "level": "WARNING"},
}
