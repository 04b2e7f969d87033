"""Two families, two teachers and the administration, each with an account that may sign in.

Everything of one family and one teacher stands beside that of the other, so that a page that
shows too much is seen to. All people are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import pytest
from django.conf import settings
from django.test import Client

from parta.journal.access import LessonFacts, lesson_facts
from parta.journal.actions import (
    Work,
    mark_held,
    mark_not_held,
    set_absence,
    set_homework,
    set_mark,
    set_topic,
    substitute,
)
from parta.lib.fields import OPEN_END
from parta.people.models import Account, Guardianship, Person, Role, Student
from parta.people.recorded import ACCOUNT, GUARDIANSHIP, ROLE
from parta.people.sessions import SessionStore
from parta.results.actions import set_term_mark
from parta.school.models import (
    Bell,
    BellScheme,
    BellUse,
    CalendarDay,
    CancelledDay,
    Course,
    Group,
    Holiday,
    Homeroom,
    SchoolClass,
    Term,
)
from parta.school.recorded import (
    BELL,
    BELL_SCHEME,
    BELL_USE,
    CALENDAR_DAY,
    CANCELLED_DAY,
    HOLIDAY,
    HOMEROOM,
)
from tests.journal.builder import FIRST, Builder

# Thursday 12 November 2026, 18:00 in Barnaul.
EVENING = datetime(2026, 11, 12, 11, 0, tzinfo=UTC)
MON, TUE, WED, THU, FRI = (date(2026, 11, day) for day in (9, 10, 11, 12, 13))
BELLS = (
    (1, time(8, 30), time(9, 15)),
    (2, time(9, 25), time(10, 10)),
    (3, time(10, 25), time(11, 10)),
)


@dataclass
class Cast:
    """The school and its people by a short name: ``people`` have accounts of the same name."""

    build: Builder
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    lessons: dict[str, LessonFacts] = field(default_factory=dict)

    def account(self, short: str, person: Person, **values: object) -> None:
        """An account whose owner has accepted the rules and may start at once."""
        row = Account(
            person=person, login=short, must_change=False, rules_accepted=EVENING, **values
        )
        self.people[short], self.accounts[short] = person, self.build.add(ACCOUNT, row)

    def role(self, short: str, kind: str) -> None:
        self.build.add(ROLE, Role(person=self.people[short], kind=kind, first=FIRST))

    def staff(self, short: str, name: str, kind: str = "") -> Person:
        """A member of the staff with an account and, if named, an appointed role."""
        self.account(short, self.build.person(name))
        if kind:
            self.role(short, kind)
        return self.people[short]

    def student(self, short: str, name: str, *groups: Group) -> Student:
        row = self.build.student(name, *groups)
        self.students[short] = row
        self.account(short, row.person)
        return row

    def guardian(self, short: str, name: str, *children: str, restricted: bool = False) -> None:
        self.account(short, self.build.person(name))
        for child in children:
            self.build.add(GUARDIANSHIP, Guardianship(
                guardian=self.people[short], student=self.students[child], relation="mother",
                first=FIRST, last=OPEN_END, restricted=restricted,
            ))  # fmt: skip

    def homeroom(self, short: str, school_class: str) -> None:
        self.build.add(HOMEROOM, Homeroom(
            school_class=self.classes[school_class], teacher=self.people[short], first=FIRST
        ))  # fmt: skip

    def facts(self, lesson: LessonFacts) -> LessonFacts:
        """The lesson as it stands now."""
        found = lesson_facts(lesson.id)
        assert found is not None
        return found


def sign_in(client: Client, account: Account) -> Client:
    """A session of the account on a device of its own, as if its password had been given."""
    session = SessionStore()
    session.update(
        {"account": account.pk, "started": EVENING.isoformat(), "own": True,
         "language": account.language}
    )  # fmt: skip
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def stop_clock(patch: pytest.MonkeyPatch, at: datetime = EVENING) -> Callable[[], datetime]:
    """Let every page see one moment."""
    patch.setattr("parta.lib.clock.now", lambda: at)
    return lambda: at


def cast() -> Cast:
    """The whole cast in an empty, migrated database."""
    them = Cast(Builder())
    _staff(them)
    _classes(them)
    _families(them)
    _lessons(them)
    _calendar(them)
    return them


def _staff(them: Cast) -> None:
    them.staff("administrator", "Ильина Ольга Петровна", "A")
    them.staff("head", "Громов Сергей Ильич", "H")
    them.staff("deputy", "Садыкова Гульнара Маратовна", "D")
    for short, name in (
        ("vera", "Шульц Вера Ивановна"),
        ("boris", "Титов Борис Олегович"),
        ("homeroom5", "Ким Ирина Андреевна"),
        ("homeroom6", "Лебедева Нина Павловна"),
    ):
        them.staff(short, name)


def _classes(them: Cast) -> None:
    build = them.build
    for grade, name in ((5, "5А"), (6, "6")):
        them.classes[name] = build.school_class(grade, name[1:])
    them.homeroom("homeroom5", "5А")
    them.homeroom("homeroom6", "6")
    algebra = build.subject("Алгебра", name_kk="Алгебра", place=1)
    kazakh = build.subject("Родной язык", name_kk="Ана тілі", place=2)
    history = build.subject("История", name_kk="Тарих", place=3)
    for key, subject, group, teacher in (
        ("algebra", algebra, "5А", "vera"),
        ("kazakh", kazakh, "5А", "vera"),
        ("history", history, "6", "boris"),
    ):
        own = Group.objects.get(name=group)
        them.courses[key] = build.course(subject, own, them.people[teacher])


def _families(them: Cast) -> None:
    five, six = Group.objects.get(name="5А"), Group.objects.get(name="6")
    them.student("asel", "Нурланова Асель", five)
    them.student("timur", "Ковалёв Тимур Андреевич", five)
    them.student("danil", "Нурланов Данил", six)
    them.student("egor", "Чужой Егор", six)
    them.guardian("mother", "Нурланова Жанна", "asel", "danil")
    them.guardian("stranger", "Чужая Анна", "egor")
    them.guardian("restricted", "Нурланов Олжас", "asel", restricted=True)
    them.guardian("blocked", "Нурланова Сауле", "asel")
    row = them.accounts["blocked"]
    row.blocked = True
    row.save(update_fields=["blocked"])


def _lessons(them: Cast) -> None:
    build, asel, egor = them.build, them.students["asel"], them.students["egor"]
    teacher = build.by
    for key, course, day, number in (
        ("algebra_mon", "algebra", MON, 1),
        ("algebra_tue", "algebra", TUE, 1),
        ("kazakh_tue", "kazakh", TUE, 2),
        ("algebra_wed", "algebra", WED, 2),
        ("kazakh_thu", "kazakh", THU, 2),
        ("algebra_fri", "algebra", FRI, 3),
        ("history_tue", "history", TUE, 1),
        ("history_thu", "history", THU, 1),
    ):
        them.lessons[key] = build.lesson(them.courses[course], day, number)
    mon, tue = them.lessons["algebra_mon"], them.lessons["algebra_tue"]
    set_topic(by=teacher, lesson=mon, topic="Дроби и проценты")
    set_topic(by=teacher, lesson=tue, topic="Контрольная работа «Дроби»")
    for lesson in (mon, tue, them.lessons["history_tue"]):
        mark_held(by=teacher, lesson=lesson, teacher=them.people["vera"].pk)
    set_mark(by=teacher, lesson=mon, student=asel.pk, value="3")
    set_mark(by=teacher, lesson=tue, student=asel.pk, value="4", work=Work("К"), comment="Молодец!")
    set_absence(by=teacher, lesson=them.lessons["kazakh_tue"], student=asel.pk, code="B")
    set_mark(by=teacher, lesson=them.lessons["history_tue"], student=egor.pk, value="2")
    mark_not_held(by=teacher, lesson=them.lessons["algebra_wed"], why="absent", note="")
    set_homework(by=teacher, lesson=tue, text="§ 12, № 345", minutes=20)
    set_homework(by=teacher, lesson=mon, text="", none=True)
    substitute(
        by=teacher, meeting=them.lessons["kazakh_thu"].meeting,
        substitute=them.people["boris"].pk, reason="болезнь",
    )  # fmt: skip
    first = Term.objects.get(scheme__kind="quarters", number=1)
    set_term_mark(
        by=teacher, student=asel.pk, subject=them.courses["algebra"].subject_id, term=first.pk,
        value="5",
    )  # fmt: skip


def _calendar(them: Cast) -> None:
    build = them.build
    scheme = build.add(BELL_SCHEME, BellScheme(name="Обычный день"))
    for number, starts, ends in BELLS:
        build.add(BELL, Bell(scheme=scheme, number=number, starts=starts, ends=ends))
    build.add(BELL_USE, BellUse(scheme=scheme, first=FIRST))
    build.add(HOLIDAY, Holiday(
        year=build.year, name="Осенние каникулы", first=date(2026, 10, 26), last=date(2026, 11, 4)
    ))  # fmt: skip
    build.add(CALENDAR_DAY, CalendarDay(
        day=date(2026, 11, 14), kind="off", name="Перенесённый выходной"
    ))  # fmt: skip
    build.add(CANCELLED_DAY, CancelledDay(
        school_class=them.classes["5А"], day=FRI, kind="cancelled", reason="мороз −34°"
    ))  # fmt: skip
