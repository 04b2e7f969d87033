"""Marks, one subject, absences, looks: what a family reads, through all terms and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.journal.actions import set_mark
from parta.people.actions.presence import Look, record_presence
from parta.people.models import Order
from parta.people.recorded import ORDER
from parta.school.models import (
    Group,
    Membership,
    Movement,
    SchoolClass,
    SchoolYear,
    Term,
    TermScheme,
)
from parta.school.queries.bilingual import Bilingual
from parta.school.recorded import MOVEMENT
from parta.web.diary.words import Shown, sign
from tests.web.cast import EVENING, MON, Cast, cast, sign_in, stop_clock
from tests.web.reading import code, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


def at(them: Cast, rest: str, short: str = "asel") -> str:
    return f"/diary/{them.students[short].pk}/{rest}"


def quarter(number: int) -> Term:
    return Term.objects.get(scheme__kind="quarters", number=number)


def test_the_average_opens_into_its_formula_and_says_what_is_needed(them: Cast) -> None:
    text = read(them, "mother", at(them, "marks/"))
    assert "(3 + 4) : 2 = 3,50" in text
    assert "До «5» не хватает: четыре «5»" in text
    assert "10.11 4 Контрольная работа Молодец!" in text


def test_term_marks_of_all_terms_stand_beside_and_past_terms_open(them: Cast) -> None:
    assert "I четверть 5 II четверть –" in read(them, "mother", at(them, "marks/"))
    past = read(them, "mother", at(them, f"marks/{quarter(1).pk}/"))
    assert "I четверть 2026/2027" in past
    assert "не хватает" not in past


def test_a_foreign_term_student_subject_or_year_is_not_there(them: Cast) -> None:
    half = Term.objects.get(scheme__kind="halves", number=1)
    history = them.courses["history"].subject_id
    for rest in (
        f"marks/{half.pk}/", "marks/99999/", "marks/year/99999/", f"subject/{history}/",
        "subject/99999/", f"subject/{them.courses['algebra'].subject_id}/{half.pk}/",
        "absences/99999/",
    ):  # fmt: skip
        assert code(them, "mother", at(them, rest)) == 404, rest
    assert code(them, "mother", at(them, "marks/", "egor")) == 404


def test_grade_one_learns_without_marks(them: Cast) -> None:
    own = them.classes["5А"]
    own.grade, own.marks_from = 1, None
    own.save()
    text = read(them, "mother", at(them, "marks/"))
    assert "без отметок" in text
    assert "Средний балл" not in text


def test_one_subject_shows_topics_marks_and_lessons_not_held(them: Cast) -> None:
    subject = them.courses["algebra"].subject_id
    text = read(them, "asel", at(them, f"subject/{subject}/"))
    assert "проведено 2" in text
    assert "не проведён 1" in text
    assert "Дроби и проценты" in text
    assert "Ана тілі" not in text


def test_absences_are_counted_by_reason_in_lessons_and_days(them: Cast) -> None:
    text = read(them, "mother", at(them, "absences/"))
    assert "Уроки – 1 – – 1" in text
    assert "по болезни – 1 – – 1" in text
    assert "Целых дней – – – – –" in text
    assert "Вторник, 10 ноября" in text


def test_who_looked_is_told_with_names_and_oneself_is_marked(them: Cast) -> None:
    asel = them.students["asel"].pk
    record_presence({}, {}, {
        Look(them.accounts["vera"].pk, asel, MON, "journal"): 2,
        Look(them.accounts["mother"].pk, asel, MON, "marks"): 1,
        Look(them.accounts["vera"].pk, them.students["egor"].pk, MON, "journal"): 7,
    })  # fmt: skip
    text = read(them, "mother", at(them, "views/"))
    assert "Шульц В. И. 09.11.2026 страница журнала 2" in text
    assert "Нурланова Ж. вы 09.11.2026 дневник, отметки 1" in text
    assert "7" not in text.partition("09.11.2026")[2]


def test_a_past_school_year_can_still_be_read(them: Cast) -> None:
    build, asel = them.build, them.students["asel"]
    year = SchoolYear.objects.create(
        name="2025/2026", first=date(2025, 9, 1), last=date(2026, 5, 26)
    )
    scheme = TermScheme.objects.create(year=year, kind="quarters", name="четверти 25")
    term = Term.objects.create(
        scheme=scheme, number=4, name="IV четверть", first=date(2026, 4, 1), last=date(2026, 5, 26)
    )
    own = SchoolClass.objects.create(year=year, grade=4, scheme=scheme, marks_from=date(2025, 9, 1))
    group = Group.objects.create(year=year, school_class=own, kind="class", name="4")
    Membership.objects.create(group=group, student=asel, first=year.first, last=year.last)
    course = build.course(build.subject("Окружающий мир"), group, None)
    lesson = build.lesson(course, date(2026, 4, 7))
    set_mark(by=build.by, lesson=lesson, student=asel.pk, value="5")
    text = read(them, "mother", at(them, f"marks/year/{year.pk}/"))
    assert "Окружающий мир" in text
    assert "5,00" in text
    assert "Алгебра" not in text
    assert read(them, "mother", at(them, f"marks/{term.pk}/")) == text
    assert "4 класс" in text
    assert "Окружающий мир" in read(them, "mother", at(them, "week/2026-04-07/"))


def test_after_leaving_the_diary_is_read_for_a_month_and_says_until_when(
    them: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asel = them.students["asel"]
    Membership.objects.filter(student=asel).update(last=date(2026, 11, 10))
    order = them.build.add(ORDER, Order(number="12", day=MON))
    them.build.add(MOVEMENT, Movement(
        student=asel, kind="departed", day=date(2026, 11, 10), order=order,
        school_class=them.classes["5А"],
    ))  # fmt: skip
    text = read(them, "mother", at(them, "week/"))
    assert "10.11.2026" in text
    assert "10.12.2026" in text
    stop_clock(monkeypatch, EVENING + timedelta(days=29))
    assert code(them, "mother", at(them, "week/")) == 404
    assert code(them, "mother", at(them, "week/", "danil")) == 200


def test_marks_ask_as_often_for_one_subject_as_for_thirty(them: Cast) -> None:
    build, client, counts = them.build, sign_in(Client(), them.accounts["mother"]), []
    five = Group.objects.get(name="5А")
    for more in (0, 30):
        for number in range(more):
            course = build.course(build.subject(f"Предмет {number}"), five, None)
            lesson = build.lesson(course, MON, 5)
            set_mark(by=build.by, lesson=lesson, student=them.students["asel"].pk, value="4")
        with CaptureQueriesContext(connection) as queries:
            client.get(at(them, "marks/"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_restricted_guardian_and_a_blocked_account_read_nothing(them: Cast) -> None:
    for rest in ("week/", "marks/", "absences/", "views/"):
        assert code(them, "restricted", at(them, rest)) == 404
        assert code(them, "blocked", at(them, rest)) == 302


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Контрольная работа № 2 по теме «Дроби»", True),
        ("Дроби. контрольная работа", True),
        ("Бақылау жұмысы № 2", True),
        ("Дроби", False),
        ("", False),
    ],
)
def test_a_title_that_names_the_kind_of_work_stands_alone(title: str, named: bool) -> None:
    work = Bilingual("Контрольная работа", "Бақылау жұмысы")
    assert Shown(sign("5"), date(2026, 11, 12), work, title, "", "", "").named is named
