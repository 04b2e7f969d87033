"""A look into the XML of a workbook before it is handed to the spreadsheet library.

Two things only the XML tells. A cell with an *empty text* is a lesson without a mark, a cell
with nothing is no lesson, and the library gives '' for both. And a single cell in the last
corner of a sheet makes the library set aside memory for every cell before it, so the bounds
must be known first.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
"""A whole class and year is about 1,000 rows and 250 columns."""

_TEXT_TYPES = {"s", "str", "inlineStr"}
_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")


class BadPartError(Exception):
    """A part is damaged or is no honest part of a spreadsheet."""


class TooLargeError(Exception):
    """A sheet goes beyond the bounds."""


@dataclass(slots=True)
class _Handler:
    """What a part's elements are told to; names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element opens."""

    def text(self, data: str) -> None:
        """Characters inside the open element."""

    def end(self, name: str) -> None:
        """An element closes."""


def _walk(data: bytes, handler: _Handler) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attrs: handler.start(
        _local(name), {_local(key): value for key, value in attrs.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise BadPartError from problem


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _no_doctype(*_: Any) -> None:
    """No spreadsheet program writes one; entities that multiply live there."""
    raise BadPartError


@dataclass(slots=True)
class _Pairs(_Handler):
    """Attributes of every element of one name, in order."""

    wanted: str
    found: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self.wanted:
            self.found.append(attributes)


@dataclass(slots=True)
class _EmptyStrings(_Handler):
    """The numbers of shared strings that hold no character."""

    empty: set[str] = field(default_factory=set)
    count: int = 0
    inside: bool = False
    length: int = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self.length = 0
        self.inside = name == "t"

    def text(self, data: str) -> None:
        if self.inside:
            self.length += len(data)

    def end(self, name: str) -> None:
        self.inside = False
        if name == "si":
            if not self.length:
                self.empty.add(str(self.count))
            self.count += 1


@dataclass(slots=True)
class _EmptyTexts(_Handler):
    """Places (row, column) of a sheet's cells whose text is empty; refuses a sheet too large."""

    shared: set[str]
    places: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    column: int = -1
    type: str = ""
    words: list[str] = field(default_factory=list)
    inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._open_row(attributes.get("r"))
        elif name == "c":
            self._open_cell(attributes)
        self.inside = name in {"v", "t"}

    def _open_row(self, number: str | None) -> None:
        self.row = int(number) - 1 if number and number.isdigit() else self.row + 1
        self.column = -1
        self._check()

    def _open_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.match(attributes.get("r", ""))
        if found:
            self.row, self.column = int(found[2]) - 1, _column(found[1])
        else:
            self.column += 1
        self.type = attributes.get("t", "n")
        self.words = []
        self._check()

    def _check(self) -> None:
        if self.row >= MAX_ROWS or self.column >= MAX_COLUMNS:
            raise TooLargeError

    def text(self, data: str) -> None:
        if self.inside:
            self.words.append(data)

    def end(self, name: str) -> None:
        self.inside = False
        if name == "c" and self.type in _TEXT_TYPES and self._is_empty():
            self.places.add((self.row, self.column))

    def _is_empty(self) -> bool:
        text = "".join(self.words)
        return not text or (self.type == "s" and text.strip() in self.shared)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def empty_texts(archive: zipfile.ZipFile) -> dict[str, set[tuple[int, int]]]:
    """For each sheet by name the 0-based (row, column) of cells with an empty text.

    Raises :class:`BadPartError` and :class:`TooLargeError`; reads every sheet, hidden ones too.
    """
    parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    shared = _EmptyStrings()
    if "xl/sharedstrings.xml" in parts:
        _walk(archive.read(parts["xl/sharedstrings.xml"]), shared)
    found = {}
    for name, path in _sheets(archive, parts):
        texts = _EmptyTexts(shared.empty)
        _walk(archive.read(path), texts)
        found[name] = texts.places
    return found


def _sheets(archive: zipfile.ZipFile, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(name, path in the archive) of each sheet that has a part."""
    workbook, relations = _Pairs("sheet"), _Pairs("Relationship")
    _walk(archive.read(parts["xl/workbook.xml"]), workbook)
    if "xl/_rels/workbook.xml.rels" in parts:
        _walk(archive.read(parts["xl/_rels/workbook.xml.rels"]), relations)
    targets = {found.get("Id"): found.get("Target", "") for found in relations.found}
    for sheet in workbook.found:
        target = targets.get(sheet.get("id"), "")
        path = posixpath.normpath(posixpath.join("/xl", target))[1:].lower()
        if target and path in parts:
            yield sheet.get("name", ""), parts[path]
