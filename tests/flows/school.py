"""The school of the stories, made in a folder of its own: ``python -m tests.flows.school HOME``.

All people are invented. It is Thursday 10 December 2026: second lesson, second quarter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.journal.builder import Builder

PASSWORD = "clear-sky-over-the-steppe"
NOW = datetime(2026, 12, 10, 2, 40, tzinfo=UTC)  # 09:40 in Barnaul
TODAY = date(2026, 12, 10)
FIVE = ("Абдрахманова Дана", "Белов Артём", "Вагнер Софья", "Ермеков Алихан", "Жукова Мария",
        "Қасымов Нұрлан", "Ященко Пётр")  # fmt: skip
BELLS = ((1, "08:30", "09:15"), (2, "09:25", "10:10"), (3, "10:30", "11:15"), (4, "11:30", "12:15"))


def build() -> None:
    """Fill an empty, migrated database."""
    from tests.journal.builder import Builder

    school = Builder()
    _bells(school)
    vera = _teacher(school, "Шульц Вера Ивановна", "vera")
    boris = _teacher(school, "Титов Борис Олегович", "boris")
    nina = _teacher(school, "Ким Нина Андреевна", "nina")
    five = _class(school, 5, "А", FIVE)
    algebra = school.subject("Математика", name_kk="Математика")
    maths = school.course(algebra, five, vera)
    school.teach(maths, boris, date(2026, 9, 1), date(2027, 5, 26))
    lessons = [_lesson(school, maths, day, 2, vera) for day in _days((0, 1, 3))]
    _plan(school, lessons, maths)
    _combined(school, vera, algebra)
    _moved(school, nina)
    _first_grade(school, nina)
    _new_teacher(school, boris, nina, five)


def _teacher(school: Builder, name: str, login: str) -> Any:
    from parta.ledger.rules import Actor
    from parta.people.actions import accounts

    person = school.person(name)
    by = Actor(at=NOW)
    account = accounts.create_account(by, person.pk, login)
    accounts.set_password(by, account, PASSWORD)
    accounts.accept_rules(by, account)
    return person


def _class(school: Builder, grade: int, letter: str, names: Iterable[str], **more: Any) -> Any:
    from parta.school.models import Group

    school.school_class(grade, letter, **more)
    group = Group.objects.get(name=f"{grade}{letter}")
    for name in names:
        school.student(name, group)
    return group


def _lesson(school: Builder, course: Any, day: date, number: int, teacher: Any) -> Any:
    return school.lesson(course, day, number, school.meeting(day, number, teacher))


def _days(weekdays: tuple[int, ...]) -> list[date]:
    """The days of the second quarter that fall on some weekdays (0 = Monday)."""
    first, last = date(2026, 11, 5), date(2026, 12, 26)
    listed = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in listed if day.weekday() in weekdays]


def _bells(school: Builder) -> None:
    from parta.school.models import Bell, BellScheme, BellUse
    from parta.school.recorded import BELL, BELL_SCHEME, BELL_USE

    scheme = school.add(BELL_SCHEME, BellScheme(name="Обычный день"))
    for number, starts, ends in BELLS:
        school.add(BELL, Bell(
            scheme=scheme, number=number, starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
        ))  # fmt: skip
    school.add(BELL_USE, BellUse(scheme=scheme, first=date(2026, 9, 1)))


def _plan(school: Builder, lessons: list[Any], course: Any) -> None:
    """Topics laid over the lessons; homework given in the lesson before today's."""
    from parta.journal.actions import set_homework
    from parta.journal.models import LaidTopic
    from parta.plan.models import CoursePlan, Plan, PlanTopic
    from parta.plan.recorded import COURSE_PLAN, PLAN, TOPIC

    plan = school.add(PLAN, Plan(subject=course.subject, grade=5, title="Математика, 5 класс"))
    school.add(COURSE_PLAN, CoursePlan(course=course, plan=plan))
    for number, lesson in enumerate(lessons, 1):
        topic = school.add(TOPIC, PlanTopic(
            plan=plan, number=number, title=f"Обыкновенные дроби, урок {number}"
        ))  # fmt: skip
        LaidTopic.objects.create(lesson_id=lesson.id, topic=topic)
    last = [lesson for lesson in lessons if lesson.date < TODAY][-1]
    set_homework(by=school.by, lesson=last, text="§ 12, № 345")


def _combined(school: Builder, teacher: Any, subject: Any) -> None:
    """Grades 2 and 4 in one room with one teacher, third lesson of every Thursday."""
    second = _class(school, 2, "", ("Аскарова Меруерт", "Беккер Иван"))
    fourth = _class(school, 4, "", ("Волкова Анна", "Гусев Лев", "Дюсенова Айым"))
    courses = [school.course(subject, group, teacher) for group in (second, fourth)]
    for day in _days((3,)):
        meeting = school.meeting(day, 3, teacher)
        for course in courses:
            school.lesson(course, day, 3, meeting)


def _moved(school: Builder, teacher: Any) -> None:
    """Two subgroups of English in class 6; one student changes, one leaves and returns."""
    from parta.school.models import Group

    _class(school, 6, "", ("Мороз Игорь",))
    whole = Group.objects.get(name="6")
    klass = whole.school_class
    first, second = (school.group(f"6, англ. {n}", klass, "subgroup") for n in (1, 2))
    english = school.subject("Английский язык", name_kk="Ағылшын тілі")
    for group in (first, second):
        course = school.course(english, group, teacher)
        for day in _days((1, 3)):
            _lesson(school, course, day, 1 if group is first else 4, teacher)
    stays = school.student("Алиева Жанар", whole)
    moves = school.student("Бондарь Олег", whole)
    returns = school.student("Власов Тимур", whole)
    start = date(2026, 9, 1)
    for one in (stays,):
        school.join(one, first, start)
    school.join(moves, first, start, date(2026, 11, 20))
    school.join(moves, second, date(2026, 11, 21))
    school.join(returns, first, start, date(2026, 11, 12))
    school.join(returns, first, date(2026, 12, 1))
    _marks_of_the_moved(moves, first, second)


def _marks_of_the_moved(student: Any, first: Any, second: Any) -> None:
    from parta.journal.access import lesson_facts
    from parta.journal.actions import set_mark
    from parta.journal.models import Lesson
    from parta.ledger.rules import Actor

    by = Actor(at=NOW - timedelta(days=5))
    for group, day, value in (
        (first, date(2026, 11, 10), "5"),
        (second, date(2026, 12, 1), "4"),
    ):
        lesson = Lesson.objects.get(course__group=group, meeting__date=day)
        facts = lesson_facts(lesson.pk)
        assert facts is not None
        set_mark(by=by, lesson=facts, student=student.pk, value=value)


def _first_grade(school: Builder, teacher: Any) -> None:
    first = _class(school, 1, "", ("Зайцев Марк", "Иманова Аида"), marks_from=None)
    course = school.course(school.subject("Чтение"), first, teacher)
    for day in _days((3,)):
        _lesson(school, course, day, 2, teacher)


def _new_teacher(school: Builder, old: Any, new: Any, group: Any) -> None:
    """History of 5А: Титов until 30 November, Ким from 1 December."""
    from parta.school.models import Course
    from parta.school.recorded import COURSE

    course = school.add(COURSE, Course(subject=school.subject("История"), group=group))
    school.teach(course, old, date(2026, 9, 1), date(2026, 11, 30))
    school.teach(course, new, date(2026, 12, 1), date(2027, 5, 26))
    for day in _days((2,)):
        _lesson(school, course, day, 3, old if day < date(2026, 12, 1) else new)


def main(home: Path) -> None:
    """Make the school in ``home``: tables, rows, static files."""
    os.environ["PARTA_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "parta.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    build()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
