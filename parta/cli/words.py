"""What the command says, in the language of its user, also before there is any school.

Django translates only once it knows the school's folder, and asking for help must not make one:
so the catalogues are read directly. English is the language of the texts in the code.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from parta.lib import translations

LOCALE: Final = Path(__file__).resolve().parent.parent / "locale"
LANGUAGES: Final = ("ru", "kk", "en")
FIRST: Final = "ru"


class _Speech:
    """The language of this run of the command."""

    language: str = FIRST
    texts: NullTranslations = NullTranslations()


def speak(language: str) -> None:
    """Say everything in this language from now on."""
    _Speech.language = language
    _Speech.texts = NullTranslations() if language == "en" else _catalogue(language)


def language() -> str:
    """The language of this run: ``ru``, ``kk`` or ``en``."""
    return _Speech.language


def preferred(environment: Mapping[str, str]) -> str:
    """The user's language by the usual variables of the environment; Russian unless they say.

    >>> preferred({"LANG": "kk_KZ.UTF-8"}), preferred({"LANG": "C.UTF-8"})
    ('kk', 'ru')
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wished = environment.get(name, "")[:2].lower()
        if wished in LANGUAGES:
            return wished
    return FIRST


def _(text: str) -> str:
    """The text in the language of this run."""
    return _Speech.texts.gettext(text) if text else ""


def pgettext(context: str, text: str) -> str:
    """The text in the language of this run, where the text alone may mean several things."""
    return _Speech.texts.pgettext(context, text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the text for this number."""
    return _Speech.texts.ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802  (the usual name of this mark)
    """Mark a text for translation where it stands; it is translated where it is shown."""
    return text


def _catalogue(language: str) -> GNUTranslations:
    sources = translations.sources(LOCALE, language)
    return GNUTranslations(io.BytesIO(translations.merged(sources, language).to_binary()))
