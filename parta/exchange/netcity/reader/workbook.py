"""Opening an XLSX file that a stranger may have made."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from parta.exchange.netcity.reader.parts import BadPartError, TooLargeError, empty_texts
from parta.exchange.netcity.rules import Cell, Sheet
from parta.lib.errors import BadInput

MAX_FILE = 32 * 2**20
MAX_UNZIPPED = 128 * 2**20
"""Bytes. A class's report of a whole year is about 3 MB unzipped."""
MAX_SHEETS = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CHUNK = 2**20


class NotReadable(BadInput):
    """The file is not what was asked for; ``str()`` tells the user what to do about it."""

    code = "not_readable"


def open_workbook(file: Path | bytes) -> list[Sheet]:
    """All sheets of an XLSX file, known by its first bytes and not by its name.

    An empty text comes as ``""``, a cell with nothing as ``None``, a number as a float.
    Raises :class:`NotReadable`.
    """
    data = file if isinstance(file, bytes) else _bytes(file)
    _require_signature(data)
    try:
        return _sheets(data)
    except TooLargeError as problem:
        raise NotReadable(_("The table is too large for a report."), code="too_large") from problem
    except (
        BadPartError, CalamineError, zipfile.BadZipFile, EOFError, OSError, KeyError, ValueError,
        NotImplementedError, RuntimeError,
    ) as problem:  # fmt: skip
        raise NotReadable(
            _("The file is damaged and cannot be opened. Export it once more."), code="damaged"
        ) from problem


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise NotReadable(_("The file is too large for a report."), code="too_large")
        return path.read_bytes()
    except OSError as problem:
        raise NotReadable(_("The file cannot be opened."), code="missing") from problem


def _require_signature(data: bytes) -> None:
    if not data:
        raise NotReadable(_("The file is empty."), code="empty")
    if len(data) > MAX_FILE:
        raise NotReadable(_("The file is too large for a report."), code="too_large")
    if data.startswith(_OLE):
        raise NotReadable(
            _("The file is of the old XLS kind or has a password. Save it as XLSX without one."),
            code="old_kind",
        )
    if not data.startswith(_ZIP):
        raise NotReadable(_("The file is not an XLSX table."), code="not_xlsx")


def _sheets(data: bytes) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _measure(archive)
        empty = empty_texts(archive)
    if len(empty) > MAX_SHEETS:
        raise TooLargeError
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        names = [meta.name for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
        return [_sheet(book.get_sheet_by_name(name), empty.get(name, set())) for name in names]


def _measure(archive: zipfile.ZipFile) -> None:
    """Unzip everything once into nothing: sizes named in the archive may be lies, and a part
    longer than it says fails its checksum here.
    """
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        raise NotReadable(_("The file is not an XLSX table."), code="not_xlsx")
    left = MAX_UNZIPPED
    for part in archive.infolist():
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise TooLargeError


def _sheet(sheet: CalamineSheet, empty: set[tuple[int, int]]) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    cells = [
        [_cell(value, (number, column) in empty) for column, value in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    return Sheet(sheet.name, cells)


def _cell(value: Any, empty_text: bool) -> Cell:
    if value == "":
        return "" if empty_text else None
    if isinstance(value, (bool, time, timedelta)):
        return str(value)
    return value if isinstance(value, (str, int, float, date)) else str(value)
