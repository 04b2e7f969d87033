"""Substitutions that the deputy has not confirmed yet (S-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from parta.journal.models import Lesson, Substitution
from parta.lib.names import short_name
from parta.people.models import Person
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson of the substituted meeting; ``lesson`` and ``course`` lead to its page."""

    lesson: int
    course: int
    group: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A substitution that a teacher began; ``absent`` is "" for a vacancy."""

    meeting: int
    day: date
    number: int
    kind: str
    absent: str
    substitute: str
    reason: str
    lessons: tuple[Taught, ...]


def count_unconfirmed(since: date) -> int:
    """How many substitutions since a day wait for the deputy."""
    return _waiting(since).count()


def _waiting(since: date) -> QuerySet[Substitution]:
    return Substitution.objects.filter(confirmed_by__isnull=True, meeting__date__gte=since)


def unconfirmed(since: date) -> tuple[Unconfirmed, ...]:
    """Substitutions since a day that wait for the deputy, the newest first; two queries."""
    rows = list(
        _waiting(since)
        .select_related("meeting", "absent", "substitute")
        .order_by("-meeting__date", "-meeting__number", "-pk")
    )
    lessons = _taught(row.meeting_id for row in rows)
    return tuple(
        Unconfirmed(
            row.meeting_id, row.meeting.date, row.meeting.number, str(row.get_kind_display()),
            _short(row.absent), _short(row.substitute), row.reason, tuple(lessons[row.meeting_id]),
        )
        for row in rows
    )  # fmt: skip


def _taught(meetings: Iterable[int]) -> dict[int, list[Taught]]:
    rows = Lesson.objects.filter(meeting_id__in=list(meetings)).order_by("course__group__name")
    found: dict[int, list[Taught]] = defaultdict(list)
    for meeting, lesson, course, group, ru, kk in rows.values_list(
        "meeting_id", "pk", "course_id", "course__group__name", "course__subject__name_ru",
        "course__subject__name_kk",
    ):  # fmt: skip
        found[meeting].append(Taught(lesson, course, group, Bilingual(ru, kk)))
    return found


def _short(person: Person | None) -> str:
    if person is None:
        return ""
    return short_name(person.family_name, person.given_name, person.patronymic)
