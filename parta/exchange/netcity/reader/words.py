"""Reasons and verdicts in words a user reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parta.exchange.netcity.rules import AbsenceCode, Reason, Unreadable, Verdict

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_REASONS: Mapping[Reason, _StrPromise] = {
    Reason.ZERO: _("0 is not a mark"),
    Reason.OUT_OF_SCALE: _("the number is not a mark from 1 to 5"),
    Reason.UNKNOWN_SIGN: _("the sign is not known"),
    Reason.PENDING: _("work without a mark yet: there is nothing to take over"),
    Reason.LOOKS_LIKE_DATE: _("the cell holds a date: which marks were meant cannot be told"),
    Reason.NOT_A_LESSON_MARK: _("“not assessed” belongs to a term, not to a lesson"),
    Reason.BAD_DATE: _("the column has no existing date"),
    Reason.BAD_NUMBER: _("the average is not a number from 0 to 5"),
    Reason.NO_SUBJECT: _("the row names no subject"),
    Reason.NO_STUDENT: _("the table names no student"),
    Reason.SUBJECT_TWICE: _("the subject stands there twice with different contents"),
    Reason.OTHER_CLASS: _("the page belongs to another class"),
    Reason.OTHER_YEAR: _("the page belongs to another school year"),
    Reason.OUTSIDE_PERIOD: _("the date lies outside the period of the report"),
    Reason.SAME_PAGE_TWICE: _("the page stands in the file twice and was read once"),
    Reason.NAMESAKE: _("another student of the same name"),
    Reason.ONE_WORD_NAME: _("the student's name is one word"),
    Reason.NOT_READ: _("the line belongs to no table"),
}

_VERDICTS: Mapping[Verdict, _StrPromise] = {
    Verdict.EQUAL: _("the averages are equal"),
    Verdict.EQUAL_WITH_REFUSED: _("equal if the refused numbers are counted, as the file does"),
    Verdict.DIFFERENT: _("the averages differ: the file counted marks that it does not show"),
    Verdict.UNCHECKED: _("there is nothing to compare"),
}

_ABSENCES: Mapping[AbsenceCode, _StrPromise] = {
    AbsenceCode.UNEXCUSED: _("absent without a valid reason"),
    AbsenceCode.LATE: pgettext_lazy("import", "late"),
    AbsenceCode.ILL: _("absent, ill"),
    AbsenceCode.EXCUSED: _("absent with a valid reason"),
    AbsenceCode.EXEMPT: pgettext_lazy("import", "exempt"),
}

_UNREADABLE: Mapping[Unreadable, _StrPromise] = {
    Unreadable.NEITHER: _(
        "The file holds neither of the two reports of “Сетевой город”: "
        "“Отчет об успеваемости и посещаемости” or “Табель успеваемости”."
    ),
    Unreadable.NO_STUDENTS: _("The report names no student."),
    Unreadable.NO_YEAR: _("The report does not say which school year it is of."),
}


def reason_text(reason: Reason) -> str:
    """Why a cell was refused, or what is to be said about it."""
    return str(_REASONS[reason])


def verdict_text(verdict: Verdict) -> str:
    """How a computed average stands to the printed one."""
    return str(_VERDICTS[verdict])


def absence_text(code: AbsenceCode) -> str:
    """The meaning of a sign of absence."""
    return str(_ABSENCES[code])


def unreadable_text(why: Unreadable) -> _StrPromise:
    """Why a file as a whole is no report."""
    return _UNREADABLE[why]
