"""The one document of a page: what its script must know to write into the painted table.

Its shape is spelled out in docs/rules/operations.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from parta.journal.queries.sheets import Cell, Column, Sheet

VERSION = 1
WRITE, MARKS, NOT_HELD, HELD, AHEAD = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class ColumnRight:
    """What a viewer may do in a lesson: write at all, give marks; ``ahead`` is to come.

    ``late`` are two moments (milliseconds UTC) after which replacing a mark asks for a reason:
    of an ordinary and of a written work; (0, 0) when both have long passed.
    """

    write: bool
    marks: bool
    ahead: bool = False
    late: tuple[int, int] = (0, 0)


Rights = Callable[[Column], ColumnRight]


def sheet_document(sheet: Sheet, columns: Sequence[Column], scale: str, right: Rights) -> Any:
    """One table of the page: its students, lessons with their works, and the cells that are full.

    A cell is ``[student's place, sign, step, …]``: each sign (absence code or mark) is followed
    by its ledger entry as a step from the entry before it in the document; a mark that is not of
    the lesson's first work and first attempt has ``[work's place, attempt]`` before it.
    """
    steps = Steps()
    return {
        "course": sheet.course,
        "scale": scale,
        "students": [row.student for row in sheet.students],
        "lessons": [_lesson(column, right(column)) for column in columns],
        "cells": [_cells(sheet, column, steps) for column in columns],
    }


def _lesson(column: Column, right: ColumnRight) -> list[Any]:
    flags = (
        WRITE * right.write
        | MARKS * right.marks
        | NOT_HELD * bool(column.not_held)
        | HELD * bool(column.held)
        | AHEAD * right.ahead
    )
    works = [[work.type, work.number, work.place, int(work.written)] for work in column.works]
    return [column.lesson, column.date.isoformat(), column.number, flags, works, *right.late]


class Steps:
    """Ledger entries as steps from one to the next: neighbours were mostly written together."""

    def __init__(self) -> None:
        self.last = 0

    def to(self, entry: int) -> int:
        """The step to the next entry."""
        step, self.last = entry - self.last, entry
        return step


def _cells(sheet: Sheet, column: Column, steps: Steps) -> list[list[Any]]:
    order = {work.part: place for place, work in enumerate(column.works)}
    found = []
    for place, row in enumerate(sheet.students):
        cell = sheet.cells.get((row.student, column.lesson))
        if cell is not None:
            found.append([place, *_cell(cell, order, steps)])
    return found


def _cell(cell: Cell, order: dict[int, int], steps: Steps) -> Iterable[Any]:
    if cell.absence:
        yield cell.absence
        yield steps.to(cell.absence_entry)
    for mark in cell.marks:
        work = (order[mark.part], mark.attempt)
        if work != (0, 1):
            yield list(work)
        yield mark.value
        yield steps.to(mark.entry)


def script(document: Any, ident: str = "journal") -> SafeString:
    """The document as a JSON element that no value can break out of."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(  # noqa: S308 (brackets and ampersands are spelled out)
        f'<script type="application/json" id="{ident}">{safe}</script>'
    )
