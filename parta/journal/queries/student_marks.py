"""The marks of students with what they were for, from whatever group they were given in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from parta.journal.models import Mark, OutsideMark
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A mark and its work.

    ``type`` is the code over the column and ``work`` its full name; ``weight`` that of the type.
    ``lesson`` and ``assignment`` are 0 for a mark from another school, whose papers ``source``
    names. ``part`` counts the parts of one work, ``attempt`` the times it was marked.
    """

    student: int
    subject: int
    day: date
    number: int
    lesson: int
    assignment: int
    ordinal: int
    part: int
    attempt: int
    value: str
    comment: str
    type: str
    work: Bilingual
    weight: int
    control: bool
    title: str
    part_title: str
    source: str = ""


FIELDS = (
    "student_id", "part__assignment__lesson__course__subject_id",
    "part__assignment__lesson__meeting__date", "part__assignment__lesson__meeting__number",
    "part__assignment__lesson_id", "part__assignment_id", "part__assignment__number",
    "part__number", "attempt", "value", "comment", "part__assignment__type__code",
    "part__assignment__type__name_ru", "part__assignment__type__name_kk",
    "part__assignment__type__weight", "part__assignment__type__control",
    "part__assignment__title", "part__title",
)  # fmt: skip
OUTSIDE = ("student_id", "subject_id", "day", "value", "work", "source")


def marks_of(
    students: Iterable[int], first: date, last: date, *, subject: int | None = None
) -> list[ReadMark]:
    """All marks of the students on lessons of an interval, in the order of the works; one query.

    ``subject`` narrows them to one subject, whatever group it was taught in.
    """
    rows = Mark.objects.filter(
        student_id__in=list(students),
        part__assignment__lesson__meeting__date__range=(first, last),
    )
    if subject is not None:
        rows = rows.filter(part__assignment__lesson__course__subject_id=subject)
    return [_mark(*row) for row in _in_order(rows).values_list(*FIELDS)]


def outside_marks_of(
    students: Iterable[int], first: date, last: date, *, subject: int | None = None
) -> list[ReadMark]:
    """Marks brought from another school on days of an interval; one query."""
    rows = OutsideMark.objects.filter(student_id__in=list(students), day__range=(first, last))
    if subject is not None:
        rows = rows.filter(subject_id=subject)
    return [
        ReadMark(student, about, day, 0, 0, -pk, 1, 1, 1, value, "", "", Bilingual(""), 1,
                 control=False, title=work, part_title="", source=source)
        for pk, student, about, day, value, work, source in rows.order_by("day", "pk").values_list(
            "pk", *OUTSIDE
        )
    ]  # fmt: skip


def _in_order(rows: QuerySet[Mark]) -> QuerySet[Mark]:
    return rows.order_by(
        "part__assignment__lesson__meeting__date", "part__assignment__lesson__meeting__number",
        "part__assignment_id", "part__number", "attempt",
    )  # fmt: skip


def _mark(  # one row of FIELDS
    student: int, subject: int, day: date, number: int, lesson: int, assignment: int,
    ordinal: int, part: int, attempt: int, value: str, comment: str, kind: str, ru: str, kk: str,
    weight: int, control: bool, title: str, part_title: str,
) -> ReadMark:  # fmt: skip
    return ReadMark(
        student, subject, day, number, lesson, assignment, ordinal, part, attempt, value, comment,
        kind, Bilingual(ru, kk), weight, control, title, part_title,
    )  # fmt: skip
