"""Operations that were refused or met a conflict: nothing typed is lost, the deputy sees it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from parta.journal.models import Lesson, Operation
from parta.lib.names import short_name
from parta.people.models import Student
from parta.school.queries.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Where:
    """The lesson that an operation was about."""

    lesson: int
    course: int
    group: str
    name: Bilingual
    day: date


@dataclass(frozen=True, slots=True)
class RefusedOperation:
    """What somebody asked for in vain. ``wanted`` is the value typed, ``now`` what stands there
    (conflicts only), ``why`` the answer that the sender got, ``clause`` its source if any.
    """

    who: str
    received: datetime
    outcome: str
    kind: str
    wanted: str
    now: str
    why: str
    clause: str
    where: Where | None
    student: str


def count_refused(since: datetime) -> int:
    """How many operations were refused or met a conflict since a moment."""
    return _since(since).count()


def _since(since: datetime) -> QuerySet[Operation]:
    return Operation.objects.filter(outcome__in=["refused", "conflict"], received__gte=since)


def refused_operations(since: datetime, most: int = 200) -> tuple[RefusedOperation, ...]:
    """Refused and conflicting operations since a moment, the newest first; three queries."""
    rows = list(_since(since).select_related("account__person").order_by("-received", "-pk")[:most])
    lessons = _lessons({_whole(row.body, "lesson") for row in rows})
    students = _students({_whole(row.body, "student") for row in rows})
    return tuple(_refused(row, lessons, students) for row in rows)


def _refused(
    row: Operation, lessons: dict[int, Where], students: dict[int, str]
) -> RefusedOperation:
    person = row.account.person
    now = row.answer.get("now") or {}
    return RefusedOperation(
        short_name(person.family_name, person.given_name, person.patronymic), row.received,
        row.outcome, row.kind, _wanted(row.body), str(now.get("value", "")),
        str(row.answer.get("message", "")), str(row.answer.get("clause", "")),
        lessons.get(_whole(row.body, "lesson")), students.get(_whole(row.body, "student"), ""),
    )  # fmt: skip


def _wanted(body: dict[str, Any]) -> str:
    """What was typed, as far as it is a text: mark, sign of absence, topic, homework."""
    found = body.get("value", body.get("code", ""))
    return found[:200] if isinstance(found, str) else ""


def _whole(body: dict[str, Any], key: str) -> int:
    value = body.get(key)
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**62
    return value if fits and isinstance(value, int) else 0


def _lessons(ids: Iterable[int]) -> dict[int, Where]:
    rows = Lesson.objects.filter(pk__in=list(ids)).values_list(
        "pk", "course_id", "course__group__name", "course__subject__name_ru",
        "course__subject__name_kk", "meeting__date",
    )  # fmt: skip
    return {
        lesson: Where(lesson, course, group, Bilingual(ru, kk), day)
        for lesson, course, group, ru, kk, day in rows
    }


def _students(ids: Iterable[int]) -> dict[int, str]:
    rows = Student.objects.filter(pk__in=list(ids)).values_list(
        "pk", "person__family_name", "person__given_name", "person__patronymic"
    )
    return {student: short_name(*names) for student, *names in rows}
