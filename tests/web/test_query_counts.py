"""Every list page asks the database as often for thirty rows as for a few."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.journal.actions import mark_held, set_absence, set_homework, set_mark
from parta.people.sessions import SessionStore
from parta.school.models import Group
from tests.web.cast import EVENING, MON, THU, TUE, Cast, cast, sign_in, stop_clock

pytestmark = pytest.mark.django_db

# Whose page it is, and its address for the class 5А and its course of algebra.
PAGES = (
    ("vera", "/desk/"),
    ("vera", "/desk/courses/"),
    ("vera", "/desk/course/{algebra}/"),
    ("vera", "/desk/instead/"),
    ("homeroom5", "/account/entrances/"),
    ("mother", "/account/"),
    ("mother", "/diary/{asel}/week/"),
    ("mother", "/diary/{asel}/marks/"),
    ("mother", "/diary/{asel}/subject/{subject}/"),
    ("mother", "/diary/{asel}/absences/"),
    ("mother", "/diary/{asel}/views/"),
    ("deputy", "/office/"),
    ("deputy", "/office/late/"),
    ("deputy", "/office/substitutions/"),
    ("deputy", "/office/operations/"),
)


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    found = cast()
    grow(found, 1)
    return found


def grow(them: Cast, count: int) -> None:
    """More of everything that a page lists: students, subjects, lessons, entries, sessions."""
    build, five = them.build, Group.objects.get(name="5А")
    start = len(them.students)
    for number in range(start, start + count):
        student = them.student(f"more{number}", f"Ученик Номер{number}", five)
        course = build.course(build.subject(f"Предмет {number}"), five, them.people["vera"])
        for day in (MON, TUE, THU):
            lesson = build.lesson(course, day, number % 15 + 4)
            set_mark(by=build.by, lesson=lesson, student=them.students["asel"].pk, value="4")
            set_absence(by=build.by, lesson=lesson, student=student.pk, code="N")
            set_homework(by=build.by, lesson=lesson, text="§ 1", due=date(2026, 11, 19))
        mark_held(by=build.by, lesson=lesson, teacher=them.people["vera"].pk)
        session = SessionStore()
        account = them.accounts["mother"].pk
        session.update({"account": account, "started": EVENING.isoformat(), "own": True})
        session.save()


def queries_of(them: Cast, who: str, path: str) -> int:
    """How many queries a page takes."""
    algebra = them.courses["algebra"]
    address = path.format(
        algebra=algebra.pk, subject=algebra.subject_id, asel=them.students["asel"].pk
    )
    client = sign_in(Client(), them.accounts[who])
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


def test_thirty_rows_take_as_many_queries_as_a_few(them: Cast) -> None:
    few = {page: queries_of(them, *page) for page in PAGES}
    grow(them, 30)
    many = {page: queries_of(them, *page) for page in PAGES}
    assert many == few
