"""Marks and absences of a report beside what stands in the register: only empty places fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from parta.exchange.netcity.queries.bench import (
    Bench,
    Page,
    PlannedMark,
    Pupil,
    Register,
    Seat,
)
from parta.exchange.netcity.queries.pages import key_of, may_seat, page_for, take_seat
from parta.exchange.netcity.rules import Absence, Lesson, Mark, NetcityReport
from parta.exchange.netcity.rules.outcome import Conflict, Matter, Obstacle, Remark
from parta.exchange.netcity.rules.shapes import AbsenceCode
from parta.exchange.netcity.rules.values import (
    DEFAULT_TYPE,
    MOST_PARTS,
    MOST_WORKS,
    NEW,
    SAME,
    Stood,
    Wanted,
    absence_code,
    compare_cells,
    file_value,
    register_value,
)
from parta.journal.models import Assignment, AssignmentPart, AssignmentType, Attendance
from parta.journal.models import Mark as MarkRow
from parta.journal.recorded import ASSIGNMENT, ATTENDANCE, MARK, PART, TYPE
from parta.journal.rules.types import DEFAULT

Who = Mapping[str, Pupil | None]
Item = Mark | Absence


def take_cells(bench: Bench, register: Register, report: NetcityReport, who: Who) -> None:
    """Take over every mark and absence that has a place, and say of the rest why it has none."""
    taker = _Taker(bench, register, who)
    for _, marks in groupby(report.marks, key=lambda mark: (mark.student, mark.lesson)):
        taker.marks(list(marks))
    for _, signs in groupby(report.absences, key=lambda sign: (sign.student, sign.lesson)):
        taker.absences(list(signs))


class _Taker:
    """One report's cells on their way into one class."""

    def __init__(self, bench: Bench, register: Register, who: Who) -> None:
        self.bench, self.register, self.who = bench, register, who
        self.tally = bench.tally

    def marks(self, marks: list[Mark]) -> None:
        """The marks of one cell."""
        place = self._place(marks)
        if place is None:
            return
        seat, pupil = place
        wanted = [Wanted(m.work, m.part, register_value(m.value)) for m in marks]
        stood = self.register.marks.get((seat, pupil), [])
        for mark, want, found in zip(marks, wanted, compare_cells(stood, wanted), strict=True):
            if found == SAME:
                self.tally.unchanged["marks"] += 1
            elif found != NEW:
                self._conflict(Matter.MARK, mark, found, mark.value)
            elif self._may(mark, seat, marked=True):
                self._new_mark(mark, want, seat, pupil)

    def absences(self, signs: list[Absence]) -> None:
        """The signs of absence of one cell: one row a lesson, the first sign; «Н Н» says one."""
        place = self._place(signs)
        if place is None:
            return
        first, *others = signs
        for other in others:
            if other.code is not first.code:
                self._remark(other, Obstacle.SECOND_SIGN, note=True)
            else:
                self.tally.unchanged["repeated_absences"] += 1
        self._absence(first, *place)

    def _absence(self, sign: Absence, seat: Seat, pupil: Pupil) -> None:
        code = absence_code(sign.code, self.bench.choices.n_becomes)
        self.tally.unknown_reason += sign.code is AbsenceCode.UNEXCUSED
        stood = self.register.absences.get((seat, pupil))
        if stood == code:
            self.tally.unchanged["absences"] += 1
        elif stood is not None:
            self._conflict(Matter.ABSENCE, sign, stood, code)
        elif self._may(sign, seat):
            self._new_absence(code, seat, pupil)

    def _place(self, items: Sequence[Item]) -> tuple[Seat, Pupil] | None:
        """The lesson and pupil of a cell; without them all of the cell is refused."""
        found = self._page(items[0])
        if isinstance(found, Obstacle):
            for item in items:
                self._remark(item, found)
            return None
        page, pupil = found
        return take_seat(self.bench, self.register, page, items[0].lesson), pupil

    def _page(self, item: Item) -> tuple[Page, Pupil] | Obstacle:
        lesson, pupil = item.lesson, self.who[item.student]
        if pupil is None:
            return Obstacle.STUDENT_UNCLEAR
        if key_of(lesson.subject) not in self.register.pages:
            return Obstacle.TOO_LONG
        page = page_for(self.register, lesson.subject, pupil, lesson.date)
        if page is None:
            return Obstacle.NOT_MEMBER
        open_or_there = may_seat(self.register, page, lesson)
        return (page, pupil) if open_or_there else Obstacle.TERM_CLOSED

    def _may(self, item: Item, seat: Seat, *, marked: bool = False) -> bool:
        """Whether the register takes something new there; the same rules as for a hand."""
        why = self._obstacle(seat) or (self._mark_obstacle(item, seat) if marked else None)
        if why:
            self._remark(item, why)
        return why is None

    def _obstacle(self, seat: Seat) -> Obstacle | None:
        page, day, number = seat
        if (day, number) in page.not_held:
            return Obstacle.NOT_HELD
        return Obstacle.TERM_CLOSED if self.register.is_closed(day) else None

    def _mark_obstacle(self, item: Item, seat: Seat) -> Obstacle | None:
        page, day, _ = seat
        begun: date | None = self.register.row.marks_from
        if page.marking == "none" or begun is None or day < begun:
            return Obstacle.NO_MARKS
        full = isinstance(item, Mark) and (item.work > MOST_WORKS or item.part > MOST_PARTS)
        return Obstacle.TOO_MANY if full else None

    def _new_mark(self, mark: Mark, want: Wanted, seat: Seat, pupil: Pupil) -> None:
        part = self._part(seat, want)
        row = MarkRow(part=part, student=pupil.row, value=want.value, entered_at=self.bench.at)
        self.bench.create("marks", MARK, row)
        stood = Stood(DEFAULT_TYPE, want.work, want.part, 1, want.value)
        self.register.marks[seat, pupil].append(stood)
        work = (seat, want.work, want.part)
        self.tally.marks.append(PlannedMark(pupil, key_of(mark.subject), want.value, work))

    def _part(self, seat: Seat, want: Wanted) -> AssignmentPart:
        """The lesson's unnamed work and its part, made where the first mark of it comes."""
        parts, key = self.register.parts, (seat, want.work, want.part)
        if key not in parts:
            row = AssignmentPart(assignment=self._assignment(seat, want.work), number=want.part)
            parts[key] = self.bench.draft.add(PART, row)
        return parts[key]

    def _assignment(self, seat: Seat, work: int) -> Assignment:
        known, key = self.register.assignments, (seat, work)
        if key not in known:
            page, day, number = seat
            lesson = page.lessons[day, number]
            row = Assignment(lesson=lesson, type=_default_type(self.bench), number=work)
            known[key] = self.bench.draft.add(ASSIGNMENT, row)
        return known[key]

    def _new_absence(self, code: str, seat: Seat, pupil: Pupil) -> None:
        page, day, number = seat
        lesson = page.lessons[day, number]
        row = Attendance(lesson=lesson, student=pupil.row, code=code, entered_at=self.bench.at)
        self.bench.create("absences", ATTENDANCE, row)
        self.register.absences[seat, pupil] = code

    def _conflict(self, matter: Matter, item: Item, was: str, now: str) -> None:
        lesson: Lesson = item.lesson
        self.tally.conflicts.append(
            Conflict(
                matter, item.place, file_value(was), now, item.student, lesson.subject, lesson.date
            )
        )

    def _remark(self, item: Item, why: Obstacle, *, note: bool = False) -> None:
        text = item.value if isinstance(item, Mark) else item.code.value
        remark = Remark(item.place, text, why, item.student, item.lesson.subject, item.lesson.date)
        (self.tally.notes if note else self.tally.refused).append(remark)


def _default_type(bench: Bench) -> AssignmentType:
    """The type of work that nothing is known of; schools begin with it."""
    if bench.work_type is None:
        bench.work_type = AssignmentType.objects.filter(code=DEFAULT_TYPE).first()
    if bench.work_type is None:
        place, usual = next((n, t) for n, t in enumerate(DEFAULT, 1) if t.code == DEFAULT_TYPE)
        bench.work_type = bench.draft.add(TYPE, AssignmentType(place=place, **usual._asdict()))
    return bench.work_type
