"""Texts for translation: collects them from code and templates, and tells what is missing.

    python -m tools.translations update ROOM…   bring the catalogues of these rooms up to date
    python -m tools.translations update         of all rooms
    python -m tools.translations check [ROOM…]  tell what is missing; exit code 1 if anything is

A text lives in the catalogue of the room where it was first found (``parta/locale/<language>/
<room>.po``); the same text in another room needs no second translation. ``django.po`` holds
texts of Django itself that its own catalogues lack.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from parta.lib.translations import PLURALS, sources

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "parta"
LOCALE = PACKAGE / "locale"
FOREIGN = "django"
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text to translate; ``context`` and ``plural`` are empty where there is none."""

    msgid: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue looks it up by."""
        return self.context, self.msgid


def room_of(path: Path) -> str:
    """The catalogue of a source file: its room, for a window the window."""
    parts = path.relative_to(PACKAGE).parts
    if parts[0] != "web" or len(parts) < 3:
        return parts[0].removesuffix(".py")
    return parts[2] if parts[1] == "templates" and len(parts) > 3 else _window(parts)


def _window(parts: tuple[str, ...]) -> str:
    return "kit" if parts[1] in {"templates", "static"} else parts[1]


def collected(package: Path = PACKAGE) -> dict[Text, str]:
    """Every text of the program and the room it was first found in."""
    found: dict[Text, str] = {}
    for path in _files(package):
        for text in _texts(path):
            found.setdefault(text, room_of(path))
    return found


def _files(package: Path) -> Iterator[Path]:
    yield from sorted(p for p in package.rglob("*.py") if "migrations" not in p.parts)
    yield from sorted((package / "web" / "templates").rglob("*.html"))
    yield from sorted((package / "web" / "templates").rglob("*.txt"))


def _texts(path: Path) -> Iterator[Text]:
    source = path.read_text(encoding="utf-8")
    method = "python"
    if path.suffix != ".py":
        # The skeleton that Django makes of a template is no Python, but reads as JavaScript.
        source, method = templatize(source, origin=str(path)), "javascript"
    for _, found, _, context in extract(method, BytesIO(source.encode()), keywords=KEYWORDS):
        one = found if isinstance(found, tuple) else (found,)
        if one[0]:
            yield Text(one[0], context or "", one[1] if len(one) > 1 else "")


def update(found: dict[Text, str], language: str, rooms: list[str], locale: Path = LOCALE) -> None:
    """Add what is new to the rooms' catalogues and take out what nothing uses any more.

    No rooms means all of them.
    """
    files = {path.stem: polib.pofile(str(path), wrapwidth=98) for path in sources(locale, language)}
    used = {text.key for text in found}
    for room, file in files.items():
        stale = [e for e in file if (e.msgctxt or "", e.msgid) not in used]
        for entry in stale if room != FOREIGN else []:
            file.remove(entry)
    present = {(e.msgctxt or "", e.msgid) for file in files.values() for e in file}
    for text, room in sorted(found.items()):
        if text.key not in present:
            files.setdefault(room, _empty(language)).append(_entry(text, language))
    for room in rooms or list(files):
        _save(files[room] if room in files else _empty(language), _path(locale, language, room))


def _path(locale: Path, language: str, room: str) -> Path:
    return locale / language / f"{room}.po"


def _empty(language: str) -> polib.POFile:
    file = polib.POFile(wrapwidth=98)
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    return file


def _entry(text: Text, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.msgid, msgctxt=text.context or None)
    if text.plural:
        entry.msgid_plural = text.plural
        entry.msgstr_plural = dict.fromkeys(range(_forms(language)), "")
    return entry


def _forms(language: str) -> int:
    return int(PLURALS[language].split(";")[0].split("=")[1])


def _save(file: polib.POFile, path: Path) -> None:
    """Sorted, so that parallel work meets in few places; an emptied catalogue goes."""
    file.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    if file:
        path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(path))
    elif path.exists():
        path.unlink()


def gaps(found: dict[Text, str], language: str, locale: Path = LOCALE) -> list[str]:
    """What a reader of ``language`` would see untranslated or broken, one line each."""
    entries: dict[tuple[str, str], polib.POEntry] = {}
    wrong: list[str] = []
    for path in sources(locale, language):
        for entry in polib.pofile(str(path)):
            key = (entry.msgctxt or "", entry.msgid)
            first = entries.setdefault(key, entry)
            if _strings(first) != _strings(entry):
                wrong.append(f"{language}/{path.name}: two translations of {entry.msgid!r}")
            wrong += _lost(entry, f"{language}/{path.name}")
    for text, room in sorted(found.items()):
        held = entries.get(text.key)
        if held is None or not held.translated():
            wrong.append(f"{language}: {text.msgid!r} ({room}) is not translated")
        elif text.plural and not held.msgid_plural:
            wrong.append(f"{language}: {text.msgid!r} ({room}) has no plural forms")
    return wrong


def stale(found: dict[Text, str], language: str, locale: Path = LOCALE) -> list[str]:
    """Translations of texts that nothing shows any more."""
    used = {text.key for text in found}
    return [
        f"{language}/{path.name}: {entry.msgid!r} is not used"
        for path in sources(locale, language)
        if path.stem != FOREIGN
        for entry in polib.pofile(str(path))
        if (entry.msgctxt or "", entry.msgid) not in used
    ]


def _strings(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _lost(entry: polib.POEntry, where: str) -> list[str]:
    """Values that the translation forgets, or that nobody gives it."""
    wanted = _names(entry.msgid) | _names(entry.msgid_plural or "")
    optional = _names(entry.msgid) ^ _names(entry.msgid_plural) if entry.msgid_plural else set()
    return [
        f"{where}: {entry.msgid!r} and its translation name different values"
        for string in _strings(entry)
        if string and not wanted - optional <= _names(string) <= wanted
    ]


def _names(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


def main(arguments: list[str]) -> int:
    """The command; see the top of the file."""
    verb, *rooms = arguments or [""]
    if verb not in {"update", "check"}:
        print(__doc__)
        return 2
    found = collected()
    for language in PLURALS if verb == "update" else ():
        update(found, language, rooms)
    asked = {text: room for text, room in found.items() if not rooms or room in rooms}
    wrong = [line for language in PLURALS for line in gaps(asked, language)]
    print("\n".join(wrong) or f"{len(asked)} texts, none missing")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
