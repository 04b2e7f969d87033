"""Norms of the duties around the register: control, reports, backups, approvals, safety."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from parta.lib.text import N_
from parta.school.rules.norm import OWN_ACT, About


@dataclass(frozen=True)
class ControlNorms:
    """Who looks at the register how often."""

    weekly_analysis_weekday: Annotated[
        int,
        About(
            "weekday",
            "P-4.A.b",
            N_("Weekly analysis of the registers: weekday (1 is Monday)"),
            1,
            7,
        ),
    ] = 1
    analyses_per_month: Annotated[
        int, About("times", "P-4.A.v", N_("Analyses for the deputy head in a month"), 1, 4)
    ] = 1
    head_checks_per_month: Annotated[
        int, About("times", "P-3.D.2", N_("Checks of the register by the head in a month"), 1, 4)
    ] = 1
    activity_reports_per_month: Annotated[
        int, About("times", "P-5.1", N_("Reports on the activity of users in a month"), 1, 4)
    ] = 1
    filling_reports_per_month: Annotated[
        int, About("times", "P-5.2", N_("Reports on filling and number of marks in a month"), 1, 4)
    ] = 1
    progress_reports_per_term: Annotated[
        int, About("times", "P-5.3", N_("Reports on progress and attendance in a term"), 1, 4)
    ] = 1
    contact_checks_per_half_year: Annotated[
        int, About("times", "P-4.K.a", N_("Checks of the students' data in a half-year"), 1, 6)
    ] = 1
    remark_days: Annotated[
        int, About("days", "P-4.T.g", N_("Remarks are to be removed within, days"), 1, 60)
    ] = 30


@dataclass(frozen=True)
class ApprovalNorms:
    """Days of the year by which the head approves (P-4.D.a–g, S-28)."""

    curriculum_by: Annotated[
        tuple[int, int],
        About("day of year", "P-4.D.a", N_("Curriculum is approved by"), (8, 1), (9, 30)),
    ] = (8, 25)
    load_by: Annotated[
        tuple[int, int],
        About("day of year", "P-4.D.b", N_("Teachers' load is approved by"), (8, 1), (9, 30)),
    ] = (8, 25)
    timetable_by: Annotated[
        tuple[int, int],
        About("day of year", "P-4.D.v", N_("Timetable is approved by"), (8, 1), (9, 30)),
    ] = (9, 5)
    tariff_by: Annotated[
        tuple[int, int],
        About("day of year", "P-4.D.g", N_("Order on tariffs is approved by"), (8, 1), (9, 30)),
    ] = (9, 5)


@dataclass(frozen=True)
class InformingNorms:
    """How fresh a family's information is kept (R-3.1)."""

    informing_days: Annotated[
        int, About("days", "R-3.1", N_("Families are informed at least every, days"), 1, 14)
    ] = 7
    informing_failure_days: Annotated[
        int, About("days", "R-3.1", N_("The same when technology fails, days"), 1, 28)
    ] = 14


@dataclass(frozen=True)
class SafetyNorms:
    """Backups, availability, personal data."""

    backup_warn_days: Annotated[
        int, About("days", "P-3.A.6", N_("Backup: a warning after, days"), 1, 7)
    ] = 7
    backup_alarm_days: Annotated[
        int, About("days", "P-3.A.6", N_("Backup: an alarm after, days"), 2, 14)
    ] = 14
    backup_places: Annotated[
        int, About("places", "R-2.7", N_("Backup: media in different rooms"), 2, 5)
    ] = 2
    availability_percent: Annotated[
        int, About("percent", "U-2", N_("Availability in working time"), 90, 100)
    ] = 99
    maintenance_notice_days: Annotated[
        int, About("days", "U-3", N_("Long maintenance is announced before, days"), 1, 30)
    ] = 7
    outages_per_month: Annotated[
        int, About("times", "U-5", N_("Outages longer than an hour in a month"), 0, 5)
    ] = 1
    data_answer_days: Annotated[
        int, About("working days", OWN_ACT, N_("Answer to a person about their data"), 1, 15)
    ] = 10
    data_breach_hours: Annotated[
        int, About("hours", OWN_ACT, N_("Notice of a leak of personal data"), 1, 24)
    ] = 24
    data_breach_result_hours: Annotated[
        int, About("hours", OWN_ACT, N_("Results of looking into a leak"), 1, 72)
    ] = 72
