"""Taking reports over into the register, wholly or not at all, and showing it before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from parta.exchange.netcity.queries.bench import Draft
from parta.exchange.netcity.queries.document import failed_document, whole_document
from parta.exchange.netcity.queries.plan import make_plan
from parta.exchange.netcity.reader import NotReadable, read
from parta.exchange.netcity.rules import NetcityReport
from parta.exchange.netcity.rules.outcome import Choices, Outcome
from parta.journal.recorded import (
    ASSIGNMENT,
    ATTENDANCE,
    LESSON,
    MARK,
    MEETING,
    PART,
    TYPE,
)
from parta.ledger import actions as ledger
from parta.ledger.recorded import Recorded
from parta.ledger.rules import IMPORT, Actor
from parta.lib.errors import Refused
from parta.lib.reading import snapshot
from parta.lib.writing import action
from parta.people.recorded import PERSON, STUDENT
from parta.results.recorded import TERM_MARK, YEAR_MARK
from parta.school.recorded import (
    CLASS,
    COURSE,
    GROUP,
    MEMBERSHIP,
    SCHEME,
    SUBJECT,
    TERM,
    YEAR,
)

# Those that others hang on come first.
ORDER: Final[tuple[Recorded, ...]] = (
    YEAR, SCHEME, TERM, CLASS, GROUP, PERSON, STUDENT, MEMBERSHIP, SUBJECT, COURSE, TYPE, MEETING,
    LESSON, ASSIGNMENT, PART, MARK, ATTENDANCE, TERM_MARK, YEAR_MARK,
)  # fmt: skip
# The page of these entries is a lesson, which the row alone does not know.
PLACES: Final[dict[str, Callable[[Any], tuple[int, int]]]] = {
    PART.kind: lambda row: (row.assignment.lesson_id, 0),
    MARK.kind: lambda row: (row.part.assignment.lesson_id, row.student_id),
}


def plan_import(
    reports: Sequence[NetcityReport], *, by: Actor, choices: Choices | None = None
) -> tuple[Outcome, ...]:
    """What :func:`apply_import` would do now, report by report; nothing is written."""
    with snapshot():
        return make_plan(reports, choices or Choices(), by.at).outcomes(written=False)


def apply_import(
    *, by: Actor, reports: Sequence[NetcityReport], choices: Choices | None = None
) -> tuple[Outcome, ...]:
    """Take the reports over in their order, in one transaction; what became of each.

    Only empty places are filled: where the register holds something else it stays, and the
    outcome names both. Every row has its ledger entry of origin «import». Raises ``BadInput``
    where a report can't be taken at all; then nothing is written of any.
    """
    return _take(by, reports, choices or Choices())[0]


@action
def _take(
    by: Actor, reports: Sequence[NetcityReport], choices: Choices
) -> tuple[tuple[Outcome, ...], int]:
    """The outcomes, and the number of ledger entries."""
    plan = make_plan(reports, choices, by.at)
    entries = _write(replace(by, origin=IMPORT), plan.bench.draft)
    return plan.outcomes(written=True), entries


def _write(by: Actor, draft: Draft) -> int:
    changed = sum(ledger.change(by, spec, row, **values) for spec, row, values in draft.changes)
    for spec in ORDER:
        rows = draft.rows.get(spec.kind, [])
        ledger.create_many(by, spec, rows, place=PLACES.get(spec.kind))
    return changed + sum(len(rows) for rows in draft.rows.values())


def import_files(
    paths: Sequence[Path],
    *,
    by: Actor,
    dry_run: bool = False,
    n_becomes: str = "N",
    term: int | None = None,
) -> dict[str, Any]:
    """Read report files and take them over (with ``dry_run`` only look); the JSON document.

    All files together or none: where one can't be read nothing is written, ``ok`` is false and
    ``failed`` says of which file and why. The document's keys are those of
    ``queries.document.whole_document``.
    """
    reports, failed = _read_all(paths)
    if failed:
        return failed_document(failed)
    choices = Choices(n_becomes, term)
    try:
        outcomes, entries = _look_or_take(by, reports, choices, dry_run=dry_run)
    except Refused as problem:
        return failed_document([("", problem)])
    if entries:
        ledger.append_anchor(by.at)
    names = [path.name for path in paths]
    return whole_document(names, reports, outcomes, dry_run=dry_run, entries=entries)


def _look_or_take(
    by: Actor, reports: Sequence[NetcityReport], choices: Choices, *, dry_run: bool
) -> tuple[tuple[Outcome, ...], int]:
    if dry_run:
        return plan_import(reports, by=by, choices=choices), 0
    return _take(by, reports, choices)


def _read_all(
    paths: Sequence[Path],
) -> tuple[list[NetcityReport], list[tuple[str, Refused]]]:
    reports: list[NetcityReport] = []
    failed: list[tuple[str, Refused]] = []
    for path in paths:
        try:
            reports.append(read(path))
        except NotReadable as problem:
            failed.append((path.name, problem))
    return reports, failed
