"""Norms of keeping the register: when an entry is due, how many marks there should be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Annotated

from parta.lib.text import N_
from parta.school.rules.norm import About


@dataclass(frozen=True)
class EntryNorms:
    """When an entry of the register is due (docs/rules/deadlines.md)."""

    mark_until: Annotated[
        time,
        About(
            "time of day",
            "P-3.T.2, P-4.T.a",
            N_("Current marks: the same day, until"),
            time(8, 0),
            time(23, 59),
        ),
    ] = time(16, 0)
    written_days: Annotated[
        int, About("days", "P-4.T.d3", N_("Marks of written works: days after the lesson"), 1, 7)
    ] = 3
    written_in_working_days: Annotated[
        bool, About("yes or no", "P-4.T.d3", N_("Days for written works are working days"))
    ] = True
    result_days: Annotated[
        int, About("days", "R-2.5", N_("Any result of a work: calendar days at most"), 1, 14)
    ] = 7
    topic_days: Annotated[
        int, About("days", "P-4.T.a, R-2.1", N_("Topic of a lesson: days after it"), 0, 7)
    ] = 0
    attendance_days: Annotated[
        int, About("days", "R-2.1, P-4.T.a", N_("Absent students of a lesson: days after it"), 0, 7)
    ] = 0
    homework_minutes: Annotated[
        int,
        About(
            "minutes", "R-2.3", N_("Homework: minutes after the last lesson of the class"), 0, 600
        ),
    ] = 150
    final_hours: Annotated[
        int,
        About("hours", "R-3.5", N_("Final and examination results: hours after receipt"), 1, 168),
    ] = 24
    absence_reason_days: Annotated[
        int,
        About(
            "days", "S-5", N_("Reasons of absence stay open after the term is closed, days"), 0, 60
        ),
    ] = 14


@dataclass(frozen=True)
class MarkNorms:
    """How many marks a student should have in a term (P-4.T.v)."""

    marks_at_one_hour: Annotated[
        int, About("marks", "P-4.T.v", N_("Marks in a term at 1 hour a week"), 0, 20)
    ] = 3
    marks_at_two_hours: Annotated[
        int, About("marks", "P-4.T.v", N_("Marks in a term at 2 hours a week and more"), 0, 30)
    ] = 5
    marks_between: Annotated[
        int,
        About(
            "marks", "P-4.T.v", N_("Marks in a term at more than 1 but less than 2 hours"), 0, 20
        ),
    ] = 3
    marks_under_one_hour: Annotated[
        int,
        About(
            "marks", "S-26", N_("Marks in a term at less than 1 hour a week (0: no norm)"), 0, 20
        ),
    ] = 0
    control_marks: Annotated[
        int, About("marks", "P-4.T.v", N_("Of these, marks of control works"), 0, 10)
    ] = 1


@dataclass(frozen=True)
class ClosingNorms:
    """What surrounds the end of a term."""

    preliminary_days: Annotated[
        int, About("days", "S-9", N_("Preliminary results: days before the end of the term"), 0, 40)
    ] = 14
    reason_from_difference: Annotated[
        int, About("marks", "S-8", N_("A reason is asked when a mark is off the proposal by"), 1, 4)
    ] = 2
    guardian_after_leaving_days: Annotated[
        int,
        About("days", "S-13", N_("Guardians may read after the student has left, days"), 0, 365),
    ] = 30
    illness_flag_percent: Annotated[
        int,
        About("percent", "S-11", N_("Flag a class when so many are absent for illness"), 1, 100),
    ] = 20
