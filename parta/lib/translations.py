"""Catalogues: one ``.po`` a room and language in the repository, one ``.mo`` a language at home.

Compiled files are never shipped: they are made in PARTA_HOME when a catalogue has changed, so the
program runs from a read-only folder and two checkouts never share a compiled file.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polib

# Both rules must be those of Django's own catalogues: it merges only catalogues that agree.
PLURALS = {
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || "
    "n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
    "kk": "nplurals=2; plural=(n!=1);",
}
STAMP = "stamp"


class TwoTranslations(ValueError):
    """Two rooms translate one text differently: which one a page shows would be chance."""


def sources(folder: Path, language: str) -> list[Path]:
    """The catalogues of one language, in the order of their names."""
    return sorted((folder / language).glob("*.po"))


def merged(catalogues: Iterable[Path], language: str) -> polib.POFile:
    """One catalogue of many; raises ``TwoTranslations`` where they disagree."""
    whole = polib.POFile()
    whole.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    known: dict[tuple[str | None, str], polib.POEntry] = {}
    for path in catalogues:
        for entry in polib.pofile(str(path)):
            if entry.translated():
                _add(whole, known, entry, path)
    return whole


def compiled(folder: Path, target: Path) -> Path:
    """Bring ``target/<language>/LC_MESSAGES/django.mo`` up to date with ``folder``; its path.

    Does nothing when the catalogues are those of the last time. Safe beside other processes
    that start at the same moment: files appear whole or not at all.
    """
    stamp = _stamp(folder)
    mark = target / STAMP
    if mark.exists() and mark.read_text(encoding="ascii") == stamp:
        return target
    for language in PLURALS:
        place = target / language / "LC_MESSAGES"
        place.mkdir(parents=True, exist_ok=True)
        binary = merged(sources(folder, language), language).to_binary()
        _write(place / "django.mo", binary)
    _write(mark, stamp.encode("ascii"))
    return target


def _add(
    whole: polib.POFile,
    known: dict[tuple[str | None, str], polib.POEntry],
    entry: polib.POEntry,
    path: Path,
) -> None:
    key = (entry.msgctxt, entry.msgid)
    other = known.get(key)
    if other is None:
        known[key] = entry
        whole.append(entry)
    elif (other.msgstr, other.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
        raise TwoTranslations(f"{path}: {entry.msgid!r} is translated differently elsewhere")


def _stamp(folder: Path) -> str:
    digest = hashlib.sha256()
    for language in PLURALS:
        for path in sources(folder, language):
            digest.update(f"{language}/{path.name}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _write(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(name).replace(path)
