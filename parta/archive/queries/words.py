"""Verification speaks of rows, columns and values as people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db.models import BooleanField, DateField, DateTimeField, Field, Model
from django.utils.translation import gettext as _

from parta.archive.queries.compare import Found
from parta.archive.queries.labels import COLUMNS, RECORDS
from parta.archive.recorded import PAGES, SPECS
from parta.journal.models import AssignmentPart, Lesson
from parta.journal.recorded import lesson_name
from parta.ledger.models import LedgerEntry
from parta.ledger.recorded import Occurrence, Recorded
from parta.ledger.rules import parse
from parta.lib import fields
from parta.lib.clock import from_milliseconds, local
from parta.people.models import Person, Student
from parta.people.recorded import name_of, student_name
from parta.school.models import Course, School
from parta.school.recorded import course_name

NOTHING: Final = "—"
FORGED: Final = (TypeError, ValueError, OverflowError, OSError)  # a forged value may be anything


def where(spec: Recorded, found: Found) -> str:
    """«mark: 5А, Algebra, 12.11.2026, lesson 3, Фамилия Имя»: a row that may be gone."""
    page, person = _place(spec, found)
    values = found.standing.plain if found.standing else found.now or ()
    state = dict(zip(spec.plain, values, strict=False))
    occurrence = Occurrence(str(RECORDS[spec.kind]), found.row, page, person, state)
    try:
        return spec.words(occurrence)
    except FORGED:
        return f"{occurrence.kind} №{found.row}"


def _place(spec: Recorded, found: Found) -> tuple[int, int]:
    """(page, person): by the row's last entry, or by the row itself when it has none."""
    if found.standing is not None:
        entry = LedgerEntry.objects.filter(pk=found.standing.seq).values_list("page", "person")
        return entry.first() or (0, 0)
    page, person = PAGES.get(spec.kind, spec.page) or "pk", spec.person or "pk"
    row = spec.model._base_manager.filter(pk=found.row).values_list(page, person).first()
    return (row[0] or 0, row[1] or 0) if row else (0, 0)


def of_entry(seq: int) -> str:
    """What an entry is about, "" when it can't be told."""
    row = LedgerEntry.objects.filter(pk=seq).values_list("kind", "page", "person", "text").first()
    if row is None or row[0] not in SPECS:
        return ""
    spec, page, person = SPECS[row[0]], row[1], row[2]
    try:
        entry = parse(row[3])
        return spec.words(
            Occurrence(str(RECORDS[spec.kind]), entry.row, page, person, entry.new or {})
        )
    except FORGED:
        return ""


def column(name: str) -> str:
    """What a column is called."""
    return str(COLUMNS[name])


def shown(spec: Recorded, name: str, value: Any) -> str:
    """A recorded value in words; ``name`` is the model's attribute."""
    if value is None:
        return NOTHING
    if name == "entry":
        return f"№{value}"
    try:
        return _shown(fields.column(spec.model, name), value)
    except FORGED:
        return str(value)


def _shown(field: Field[Any, Any], value: Any) -> str:
    if field.is_relation:
        return _related(field.related_model, value)
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, DateTimeField):
        return moment(value)
    if isinstance(field, DateField):
        return day(value)
    return str(dict(field.flatchoices).get(value, value))


def _related(model: Any, key: Any) -> str:
    name = _NAMES.get(model)
    return name(key) if name and isinstance(key, int) else f"№{key}"


def _part_name(part: int) -> str:
    row = (
        AssignmentPart.objects.filter(pk=part)
        .values_list("assignment__lesson_id", "assignment__type__code", "number")
        .first()
    )
    return f"{lesson_name(row[0])}, {row[1]}/{row[2]}" if row else f"№{part}"


_NAMES: Final[dict[type[Model], Callable[[int], str]]] = {
    Person: name_of,
    Student: student_name,
    Course: course_name,
    Lesson: lesson_name,
    AssignmentPart: _part_name,
}


def day(value: str) -> str:
    """A date in ISO 8601 as people write it."""
    found = date.fromisoformat(value)
    return _("no end") if found == fields.OPEN_END else f"{found:%d.%m.%Y}"


def moment(milliseconds: int) -> str:
    """A moment on the school's wall clock, to the millisecond: a forgery may differ by one."""
    zone = School.objects.values_list("zone", flat=True).first() or "UTC"
    clock = local(from_milliseconds(milliseconds), zone)
    return f"{clock:%d.%m.%Y %H:%M:%S}.{milliseconds % 1000:03d}"


def row_in_words(spec: Recorded, values: tuple[Any, ...]) -> str:
    """All that a row holds, where there is no single column to name."""
    pairs = zip(spec.plain.values(), values, strict=False)
    filled = [(name, value) for name, value in pairs if value not in (None, False)]
    return "; ".join(f"{column(name)} — {shown(spec, name, value)}" for name, value in filled)
