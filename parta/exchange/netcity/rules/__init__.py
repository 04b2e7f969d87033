"""Reading the reports of «Сетевой город»: cells in, a :class:`NetcityReport` out.

The floor of this room: no Django, no clock, no files. One file a topic, from the least to the
whole: ``text``, ``names``, ``dates``, ``cells`` (a cell's grammar), ``averages``, ``lessons``
(one set of lessons for the class), ``headings``, ``pages`` (a sheet cut into students),
``columns``, ``contents``, ``students``, ``sums``, ``marks``, ``report``.
"""

from __future__ import annotations

from parta.exchange.netcity.rules.report import NotAReportError, Unreadable, parse
from parta.exchange.netcity.rules.shapes import (
    Absence,
    AbsenceCode,
    Average,
    Cell,
    Final,
    Lesson,
    Mark,
    NetcityReport,
    Period,
    Place,
    Reason,
    Refused,
    Scope,
    ScopeKind,
    Sheet,
    Student,
    Verdict,
)

__all__ = [
    "Absence",
    "AbsenceCode",
    "Average",
    "Cell",
    "Final",
    "Lesson",
    "Mark",
    "NetcityReport",
    "NotAReportError",
    "Period",
    "Place",
    "Reason",
    "Refused",
    "Scope",
    "ScopeKind",
    "Sheet",
    "Student",
    "Unreadable",
    "Verdict",
    "parse",
]
