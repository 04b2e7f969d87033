"""Norms of students' load: control works, homework, the timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from typing import Annotated

from parta.lib.text import N_
from parta.school.rules.norm import OWN_ACT, About

_SCHEDULE = "СК-228/03, 01-169/08-01"
_REGIME = "СП 2.4.3648-20"
_HYGIENE = "СанПиН 1.2.3685-21"


def _homework(title: str) -> About:
    return About("minutes", OWN_ACT, title, 0, 300)


def _lessons(title: str) -> About:
    return About("lessons", _REGIME, title, 1, 8)


def _weekly(title: str) -> About:
    return About("lessons", _HYGIENE, title, 1, 45)


@dataclass(frozen=True)
class ControlWorkNorms:
    """The schedule of evaluating works (единый график оценочных процедур)."""

    control_work_minutes: Annotated[
        int,
        About(
            "minutes", _SCHEDULE, N_("A whole-class work is an evaluating procedure from"), 1, 90
        ),
    ] = 30
    control_works_per_day: Annotated[
        int, About("times", _SCHEDULE, N_("Control works of a class in a day"), 1, 3)
    ] = 1
    control_work_gap_weeks: Annotated[
        Fraction,
        About(
            "weeks",
            _SCHEDULE,
            N_("Weeks between control works of a subject in a parallel"),
            Fraction(0),
            Fraction(9),
        ),
    ] = Fraction("2.5")
    control_work_percent: Annotated[
        int, About("percent", _SCHEDULE, N_("Control works: share of the subject's hours"), 1, 100)
    ] = 10
    control_work_not_first_or_last: Annotated[
        bool, About("yes or no", _SCHEDULE, N_("No control work on the first or the last lesson"))
    ] = True
    control_work_edge_hours: Annotated[
        int,
        About("hours", _SCHEDULE, N_("Save for subjects of so many hours a week or fewer"), 0, 5),
    ] = 1


@dataclass(frozen=True)
class HomeworkNorms:
    """Homework in a day over all subjects, in minutes."""

    homework_grade_1: Annotated[
        int, _homework(N_("Homework in grade 1, all subjects together"))
    ] = 0
    homework_grades_2_3: Annotated[
        int, _homework(N_("Homework in grades 2–3, all subjects together"))
    ] = 90
    homework_grades_4_5: Annotated[
        int, _homework(N_("Homework in grades 4–5, all subjects together"))
    ] = 120
    homework_grades_6_8: Annotated[
        int, _homework(N_("Homework in grades 6–8, all subjects together"))
    ] = 150
    homework_grades_9_11: Annotated[
        int, _homework(N_("Homework in grades 9–11, all subjects together"))
    ] = 210


@dataclass(frozen=True)
class DayNorms:
    """A school day."""

    lessons_start: Annotated[
        time, About("time of day", _REGIME, N_("Lessons start not before"), time(6, 0), time(12, 0))
    ] = time(8, 0)
    second_shift_end: Annotated[
        time,
        About(
            "time of day", _REGIME, N_("The second shift ends not after"), time(15, 0), time(21, 0)
        ),
    ] = time(19, 0)
    lesson_minutes: Annotated[
        int, About("minutes", _REGIME, N_("A lesson lasts at most"), 20, 60)
    ] = 45
    break_minutes: Annotated[
        int, About("minutes", _REGIME, N_("A break lasts at least"), 5, 60)
    ] = 10
    big_break_minutes: Annotated[
        int, About("minutes", _REGIME, N_("The long break lasts at least"), 10, 90)
    ] = 20
    holiday_days: Annotated[
        int, About("days", _REGIME, N_("Holidays last at least, days"), 1, 30)
    ] = 7
    lessons_grade_1: Annotated[int, _lessons(N_("Lessons a day in grade 1 (5 once a week)"))] = 4
    lessons_grades_2_4: Annotated[
        int, _lessons(N_("Lessons a day in grades 2–4 (6 once a week)"))
    ] = 5
    lessons_grades_5_6: Annotated[int, _lessons(N_("Lessons a day in grades 5–6"))] = 6
    lessons_grades_7_11: Annotated[int, _lessons(N_("Lessons a day in grades 7–11"))] = 7


@dataclass(frozen=True)
class WeekNorms:
    """Lessons a week at most, for a five-day and a six-day week."""

    week5_grade_1: Annotated[int, _weekly(N_("Lessons in a five-day week, grade 1"))] = 21
    week5_grades_2_4: Annotated[int, _weekly(N_("Lessons in a five-day week, grades 2–4"))] = 23
    week5_grade_5: Annotated[int, _weekly(N_("Lessons in a five-day week, grade 5"))] = 29
    week5_grade_6: Annotated[int, _weekly(N_("Lessons in a five-day week, grade 6"))] = 30
    week5_grade_7: Annotated[int, _weekly(N_("Lessons in a five-day week, grade 7"))] = 32
    week5_grades_8_9: Annotated[int, _weekly(N_("Lessons in a five-day week, grades 8–9"))] = 33
    week5_grades_10_11: Annotated[int, _weekly(N_("Lessons in a five-day week, grades 10–11"))] = 34
    week6_grades_2_4: Annotated[int, _weekly(N_("Lessons in a six-day week, grades 2–4"))] = 26
    week6_grade_5: Annotated[int, _weekly(N_("Lessons in a six-day week, grade 5"))] = 32
    week6_grade_6: Annotated[int, _weekly(N_("Lessons in a six-day week, grade 6"))] = 33
    week6_grade_7: Annotated[int, _weekly(N_("Lessons in a six-day week, grade 7"))] = 35
    week6_grades_8_9: Annotated[int, _weekly(N_("Lessons in a six-day week, grades 8–9"))] = 36
    week6_grades_10_11: Annotated[int, _weekly(N_("Lessons in a six-day week, grades 10–11"))] = 37
