"""Schools and reports that the tests of the import are told with; all people are invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from parta.exchange.netcity.actions import apply_import, plan_import
from parta.exchange.netcity.rules import Cell, NetcityReport, Sheet, parse
from parta.exchange.netcity.rules.outcome import Choices, Outcome
from parta.journal.actions.directories import add_default_types
from parta.journal.models import Attendance, Lesson, Mark
from parta.ledger.actions import head
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import ADMINISTRATOR, IMPORT, Actor
from parta.ledger.rules import parse as entry_of
from parta.school.actions import found_school
from tests.exchange.netcity.pages import CARD_TITLE, Calendar, Row, page, sheet
from tests.exchange.netcity.pages import head as heading

NOW = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)
BY = Actor(at=NOW, role=ADMINISTRATOR, origin=IMPORT)
FAMILIES = ("Абаева Дана", "Белов Пётр Ильич", "Ёлкина Анна Петровна")
SPRING: Calendar = (("Март", (31,)), ("Апрель", (7, 8, 8)), ("Май", (16,)))
"""Five columns: 8 April stands there twice."""


def empty_school() -> None:
    """A school as `parta init` makes it: itself and its types of work, no year yet."""
    by = Actor(at=NOW)
    found_school(by=by, name="Школа села Ольховка")
    add_default_types(by=by)


def spring_rows() -> dict[str, dict[str, list[Any]]]:
    """By pupil the rows of a small report; the averages are right."""
    return {
        FAMILIES[0]: {
            "Алгебра": ["5", "4/3", "4 3", "", "Н", 3.8, 0.0, "4"],
            "Химия": [None, "Б", None, None, "Н 2", 2.0, 0.0, "2"],
        },
        FAMILIES[1]: {
            "Алгебра": ["О", "", "О 4/3", "3", "У", 3.333333333333333, 0.0, "3"],
            "Химия": [None, "Н Н", None, None, "осв", 0.0, 0.0, "зач"],
        },
        FAMILIES[2]: {
            "Алгебра": ["", "2", None, "0", "5", 2.333333333333333, 0.0, "4"],
            "Химия": [None, "", None, None, "О Н", 0.0, 0.0, "н/а"],
        },
    }


def spring_sheet(**facts: str) -> Sheet:
    """The small report: class 8Б, 24 March to 24 May 2025, three pupils, two subjects."""
    pages = [page(name, rows, SPRING, **facts) for name, rows in spring_rows().items()]
    return sheet(*pages)


def spring(**facts: str) -> NetcityReport:
    """The small report, read."""
    return parse([spring_sheet(**facts)])


def report(
    rows: Mapping[str, Mapping[str, Sequence[Any]]], calendar: Calendar = SPRING, **facts: str
) -> NetcityReport:
    """A report of pupils' rows."""
    return parse([sheet(*(page(name, own, calendar, **facts) for name, own in rows.items()))])


def cells(*values: Cell) -> list[Cell]:
    """A row's lessons with no average and no final mark beside them."""
    return [*values, *[None] * (5 - len(values)), None, None, None]


CARD_HEAD: list[Row] = [
    ["№ п/п", "Предмет", "Учебные периоды", *[None] * 11, "Год.", "Экз.", "Итог. оценка"],
    [None, None, "1 Четверть", None, None, "2 Четверть", None, None,
     "3 Четверть", None, None, "4 Четверть", None, None, None, None, None],
    [None, None, *["Средний балл", "Ср. взв. балл", "Итог"] * 4, None, None, None],
]  # fmt: skip


def card(rows: dict[str, dict[str, str]], **facts: str) -> NetcityReport:
    """A «Табель»: by pupil and subject four quarters, year, exam and final mark («-» for none)."""
    made: list[Row] = [["Школа"], [CARD_TITLE], []]
    for name, subjects in rows.items():
        made += [*heading(name, **facts), *CARD_HEAD]
        for number, (subject, signs) in enumerate(subjects.items(), 1):
            made.append([float(number), subject, *_card_cells(signs.split())])
        made.append([])
    return parse([Sheet("Лист1", made)])


def _card_cells(signs: list[str]) -> list[Cell]:
    values: list[Cell] = [None if sign == "-" else sign for sign in signs]
    quarters: list[Cell] = [cell for value in values[:4] for cell in (None, None, value)]
    return [*quarters, *values[4:]]


def take(*reports: NetcityReport, **choices: Any) -> tuple[Outcome, ...]:
    """Import reports; what became of each."""
    return apply_import(by=BY, reports=reports, choices=Choices(**choices))


def look(*reports: NetcityReport, **choices: Any) -> tuple[Outcome, ...]:
    """Preview reports."""
    return plan_import(reports, by=BY, choices=Choices(**choices))


def marks_of(family: str, subject: str) -> list[tuple[str, int, int, int, str]]:
    """(day.month, lesson of the day, work, part, value) of a pupil's marks in a subject."""
    rows = Mark.objects.filter(
        student__person__family_name=family,
        part__assignment__lesson__course__subject__name_ru=subject,
    ).order_by("part__assignment__lesson__meeting", "part__assignment__number", "part__number")
    found = rows.values_list(
        "part__assignment__lesson_id", "part__assignment__number", "part__number", "value"
    )
    return [(*_place(lesson), work, part, value) for lesson, work, part, value in found]


def absences_of(family: str) -> list[tuple[str, int, str, str]]:
    """(day.month, lesson of the day, subject, code) of a pupil's absences."""
    rows = Attendance.objects.filter(student__person__family_name=family)
    found = rows.order_by("lesson__meeting__date", "lesson__meeting__number").values_list(
        "lesson_id", "lesson__course__subject__name_ru", "code"
    )
    return [(*_place(lesson), subject, code) for lesson, subject, code in found]


def _place(lesson: int) -> tuple[str, int]:
    own = Lesson.objects.select_related("meeting").get(pk=lesson)
    before = Lesson.objects.filter(
        course=own.course_id,
        meeting__date=own.meeting.date,
        meeting__number__lt=own.meeting.number,
    )
    return f"{own.meeting.date:%d.%m}", before.count() + 1


def origins(after: int = 0) -> Counter[str]:
    """How many entries behind an entry have which origin."""
    texts = LedgerEntry.objects.filter(seq__gt=after).values_list("text", flat=True)
    return Counter(entry_of(text).origin for text in texts)


def entries() -> int:
    """The number of the last entry."""
    return head().seq


def day(text: str) -> date:
    """«31.03.25»."""
    return datetime.strptime(text, "%d.%m.%y").replace(tzinfo=UTC).date()
