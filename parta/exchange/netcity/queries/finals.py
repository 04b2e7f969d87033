"""Term, year and examination marks of a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parta.exchange.netcity.queries.bench import Bench, Pupil, Register, TermSlot, is_new
from parta.exchange.netcity.queries.cells import Who
from parta.exchange.netcity.queries.pages import key_of
from parta.exchange.netcity.rules import Final, NetcityReport, ScopeKind
from parta.exchange.netcity.rules.outcome import Conflict, Matter, Obstacle, Remark
from parta.exchange.netcity.rules.text import fold
from parta.exchange.netcity.rules.values import (
    TERM_KINDS,
    YEAR_KINDS,
    file_value,
    register_value,
)
from parta.results.models import TermMark, YearMark
from parta.results.recorded import TERM_MARK, YEAR_MARK

Spot = TermSlot | str
"""Where a final mark goes: a term, or a kind of year mark."""


def take_finals(
    bench: Bench, register: Register, report: NetcityReport, who: Who, own: TermSlot | None
) -> None:
    """Take over the final marks; ``own`` is the term of the mark for the report's period."""
    _load(bench, register, who.values())
    taker = _Taker(bench, register, own)
    for final in report.finals:
        taker.take(final, who[final.student])


def _load(bench: Bench, register: Register, pupils: Iterable[Pupil | None]) -> None:
    """What stands already, in two queries; a new year has nothing."""
    saved = {pupil.row.pk: pupil for pupil in pupils if pupil and not is_new(pupil.row)}
    if is_new(register.year.row) or not saved:
        return
    names = {row.pk: key for key, row in bench.subjects.items() if not is_new(row)}
    slots = {slot.row.pk: slot for slot in register.scheme.terms}
    terms = TermMark.objects.filter(student_id__in=saved, term_id__in=slots)
    for student, subject, term, value in terms.values_list(
        "student_id", "subject_id", "term_id", "value"
    ):
        if subject in names:
            register.term_marks[saved[student], names[subject], slots[term]] = value
    years = YearMark.objects.filter(student_id__in=saved, year=register.year.row)
    for student, subject, kind, value in years.values_list(
        "student_id", "subject_id", "kind", "value"
    ):
        if subject in names:
            register.year_marks[saved[student], names[subject], kind] = value


class _Taker:
    """One report's final marks on their way into one class."""

    def __init__(self, bench: Bench, register: Register, own: TermSlot | None) -> None:
        self.bench, self.register, self.own = bench, register, own
        self.tally = bench.tally

    def take(self, final: Final, pupil: Pupil | None) -> None:
        """Write the mark where nothing stands, else compare."""
        spot = self._spot(final)
        if isinstance(spot, Obstacle):
            self._refuse(final, spot)
        elif pupil is None or key_of(final.subject) not in self.register.pages:
            self._refuse(final, Obstacle.TOO_LONG if pupil else Obstacle.STUDENT_UNCLEAR)
        else:
            self._compare(final, pupil, spot)

    def _spot(self, final: Final) -> Spot | Obstacle:
        kind = final.scope.kind
        if kind is ScopeKind.SPAN:
            return self.own or Obstacle.PERIOD_UNCLEAR
        if kind in TERM_KINDS:
            return self._term(final) or Obstacle.NO_TERM
        return YEAR_KINDS.get(kind, Obstacle.STATE_EXAM)

    def _term(self, final: Final) -> TermSlot | None:
        """The term of the class's own scheme; one of another name by its name."""
        scheme, scope = self.register.scheme, final.scope
        if scheme.row.kind == TERM_KINDS[scope.kind]:
            return scheme.term(scope.number)
        named = (slot for slot in scheme.terms if fold(slot.row.name) == fold(scope.title))
        return next(named, None)

    def _compare(self, final: Final, pupil: Pupil, spot: Spot) -> None:
        value, stood = register_value(final.value), self._stood(final, pupil, spot)
        if stood == value:
            self.tally.unchanged[_word(spot)] += 1
        elif stood is not None:
            self._conflict(final, spot, stood)
        elif why := self._obstacle(pupil, spot):
            self._refuse(final, why)
        else:
            self._add(final, pupil, spot, value)

    def _stood(self, final: Final, pupil: Pupil, spot: Spot) -> str | None:
        key = key_of(final.subject)
        if isinstance(spot, str):
            return self.register.year_marks.get((pupil, key, spot))
        return self.register.term_marks.get((pupil, key, spot))

    def _obstacle(self, pupil: Pupil, spot: Spot) -> Obstacle | None:
        """The same rules as for a hand: marks in this class, the student in it, the term open."""
        year, row = self.register.year, self.register.row
        first, last = (year.first, year.last) if isinstance(spot, str) else _days(spot)
        if row.marks_from is None or row.marks_from > last:
            return Obstacle.NO_MARKS
        if not any(begins <= last and ends >= first for begins, ends in pupil.stays):
            return Obstacle.NOT_MEMBER
        closed = not isinstance(spot, str) and self.register.is_closed(last)
        return Obstacle.TERM_CLOSED if closed else None

    def _add(self, final: Final, pupil: Pupil, spot: Spot, value: str) -> None:
        key, at = key_of(final.subject), self.bench.at
        common: dict[str, Any] = {
            "student": pupil.row, "subject": self.bench.subjects[key], "value": value,
            "entered_at": at,
        }  # fmt: skip
        if isinstance(spot, str):
            year = YearMark(year=self.register.year.row, kind=spot, **common)
            self.bench.create(_word(spot), YEAR_MARK, year)
            self.register.year_marks[pupil, key, spot] = value
        else:
            self.bench.create(_word(spot), TERM_MARK, TermMark(term=spot.row, **common))
            self.register.term_marks[pupil, key, spot] = value

    def _conflict(self, final: Final, spot: Spot, stood: str) -> None:
        matter = Matter.YEAR_MARK if isinstance(spot, str) else Matter.TERM_MARK
        title = final.scope.title if isinstance(spot, str) else spot.row.name
        self.tally.conflicts.append(
            Conflict(
                matter,
                final.place,
                file_value(stood),
                final.value,
                final.student,
                final.subject,
                title=title,
            )
        )

    def _refuse(self, final: Final, why: Obstacle) -> None:
        self.tally.refused.append(
            Remark(final.place, final.value, why, final.student, final.subject)
        )


def _word(spot: Spot) -> str:
    return "year_marks" if isinstance(spot, str) else "term_marks"


def _days(slot: TermSlot) -> tuple[Any, Any]:
    return slot.span.first, slot.span.last
