"""Lessons as the control of the register looks at them: what, where, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from parta.journal.models import Homework, Lesson
from parta.journal.queries.lesson_days import Placed
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import IMPORT
from parta.lib.names import short_name
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Checked:
    """A lesson under control. ``teacher`` is who taught or was to teach it; None for a vacancy.

    ``entry`` is the ledger entry that wrote the lesson's own row last.
    """

    lesson: int
    course: int
    day: date
    number: int
    group: str
    school_class: int | None
    grade: int | None
    shift: int | None
    name: Bilingual
    scale: str
    kind: str
    teacher: int | None
    teacher_name: str
    topic: bool
    held: bool
    homework: bool
    entry: int

    @property
    def placed(self) -> Placed:
        """Where its deadlines hang."""
        return Placed(self.lesson, self.day, self.number, self.school_class, self.grade, self.shift)

    @property
    def asks_homework(self) -> bool:
        """False in grade 1, in subjects without marks and out of lessons: silence is no gap."""
        return self.grade != 1 and self.scale != "none" and self.kind == "lessons"


FIELDS = (
    "pk", "course_id", "meeting__date", "meeting__number", "course__group__name",
    "course__group__school_class_id", "course__group__school_class__grade",
    "course__group__school_class__shift", "course__subject__name_ru",
    "course__subject__name_kk", "course__marking", "course__subject__marking",
    "course__subject__kind", "meeting__actual_id", "meeting__actual__family_name",
    "meeting__actual__given_name", "meeting__actual__patronymic", "topic", "held__pk", "entry",
)  # fmt: skip
GIVEN = Homework.objects.filter(lesson=OuterRef("pk"))


def lessons_between(first: date, last: date) -> QuerySet[Lesson]:
    """Lessons of an interval that took place or were to: those noted as not held are settled."""
    return Lesson.objects.filter(meeting__date__range=(first, last), not_held__isnull=True)


def checked(lessons: QuerySet[Lesson]) -> list[Checked]:
    """Lessons for control, the oldest first; one query."""
    rows = lessons.order_by("meeting__date", "meeting__number", "course__group__name", "pk")
    names: dict[int, str] = {}
    return [_checked(row, names) for row in rows.values_list(*FIELDS, Exists(GIVEN))]


def _checked(row: tuple[Any, ...], names: dict[int, str]) -> Checked:
    (pk, course, day, number, group, own, grade, shift, ru, kk, marking, scale, kind, teacher,
     *name, topic, held, entry, homework) = row  # fmt: skip
    if teacher and teacher not in names:
        names[teacher] = short_name(*name)
    return Checked(
        pk, course, day, number, group, own, grade, shift, Bilingual(ru, kk), marking or scale,
        kind, teacher, names.get(teacher, ""), bool(topic), held is not None, homework, entry,
    )  # fmt: skip


def imported(lessons: QuerySet[Lesson]) -> frozenset[int]:
    """Ledger entries of those lessons that came by an import; one query.

    The origin stands in the text of an entry only, as an element of its array: nothing that a
    user types can look like it, because quotation marks inside a text are escaped.
    """
    rows = LedgerEntry.objects.filter(
        seq__in=lessons.values("entry"), text__contains=f',"{IMPORT}",'
    )
    return frozenset(rows.values_list("seq", flat=True))


def without_imported(lessons: QuerySet[Lesson]) -> list[Checked]:
    """Lessons for control without those of an import: nobody was to fill them here."""
    brought = imported(lessons)
    return [one for one in checked(lessons) if one.entry not in brought]


def by_lesson(found: Iterable[Checked]) -> dict[int, Checked]:
    """The lessons by id."""
    return {one.lesson: one for one in found}
