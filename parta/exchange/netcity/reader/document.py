"""The report as one JSON document, for ``--json`` and for whoever checks an import."""

from __future__ import annotations

from collections import Counter
from typing import Any

from parta.exchange.netcity.reader.words import reason_text, verdict_text
from parta.exchange.netcity.rules import (
    Absence,
    Average,
    Final,
    Lesson,
    Mark,
    NetcityReport,
    Period,
    Refused,
    Student,
    Verdict,
)


def as_document(report: NetcityReport) -> dict[str, Any]:
    """Everything understood and refused; cells by address, days as ISO dates, keys in English.

    ``marks`` has one entry a mark («4/3» is two), ``absences`` counts by code with the rows in
    ``absence_rows``, ``averages`` counts verdicts with the differing rows in ``differing``.
    """
    return {
        **_head(report),
        "students": [_student(student) for student in report.students],
        "subjects": list(report.subjects),
        "lessons": [_lesson(lesson) for lesson in report.lessons],
        "marks": [_mark(mark) for mark in report.marks],
        "absences": report.absences_by_code,
        "absence_rows": [_absence(absence) for absence in report.absences],
        "finals": [_final(final) for final in report.finals],
        "averages": _verdicts(report),
        "differing": [_average(row) for row in report.differing],
        "refused": [_refused(item) for item in report.refused],
        "notes": [_refused(item) for item in report.notes],
    }


def _head(report: NetcityReport) -> dict[str, Any]:
    return {
        "format": "netcity",
        "kind": report.kind,
        "school": report.school,
        "school_year": f"{report.year}/{report.year + 1}",
        "class": report.class_name,
        "period": _period(report.period),
        "counts": {
            name: len(getattr(report, name))
            for name in ("students", "subjects", "lessons", "marks", "absences", "finals")
        },
    }


def _period(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _student(student: Student) -> dict[str, Any]:
    return {
        "name": student.key,
        "family": student.family,
        "given": student.given,
        "patronymic": student.patronymic,
        "period": _period(student.period),
        "cell": str(student.place),
    }


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "subject": lesson.subject,
        "date": lesson.date.isoformat(),
        "number": lesson.number,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    own = {"student": mark.student, "work": mark.work, "part": mark.part, "value": mark.value}
    return {**_lesson(mark.lesson), **own, "cell": str(mark.place)}


def _absence(absence: Absence) -> dict[str, Any]:
    own = {"student": absence.student, "code": absence.code.value}
    return {**_lesson(absence.lesson), **own, "cell": str(absence.place)}


def _final(final: Final) -> dict[str, Any]:
    return {
        "student": final.student,
        "subject": final.subject,
        "scope": final.scope.kind.value,
        "number": final.scope.number,
        "title": final.scope.title,
        "value": final.value,
        "cell": str(final.place),
    }


def _verdicts(report: NetcityReport) -> dict[str, int]:
    found = Counter(row.verdict for row in report.averages)
    return {verdict.value: found[verdict] for verdict in Verdict}


def _average(row: Average) -> dict[str, Any]:
    computed = row.computed
    return {
        "student": row.student,
        "subject": row.subject,
        "printed": str(row.printed),
        "computed": None if computed is None else f"{float(computed):.2f}",
        "fraction": None if computed is None else str(computed),
        "marks": row.marks,
        "verdict": row.verdict.value,
        "why": verdict_text(row.verdict),
        "cell": str(row.place),
    }


def _refused(item: Refused) -> dict[str, Any]:
    return {
        "cell": str(item.place),
        "text": item.text,
        "sign": item.sign,
        "reason": item.reason.value,
        "why": reason_text(item.reason),
        "student": item.student,
        "subject": item.subject,
        "date": item.date.isoformat() if item.date else None,
    }
