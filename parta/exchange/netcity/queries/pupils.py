"""The report's students found in the school, or entered on its roll."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from parta.exchange.netcity.queries.bench import Bench, Interval, Pupil, Register, is_new
from parta.exchange.netcity.queries.registers import keys_of, name_keys
from parta.exchange.netcity.rules import Absence, Mark, NetcityReport
from parta.exchange.netcity.rules import Student as Listed
from parta.exchange.netcity.rules.outcome import Obstacle, Remark
from parta.lib.alphabets import Alphabet
from parta.lib.fields import OPEN_END
from parta.lib.names import match_key, sort_key, tidy
from parta.lib.storable import storable
from parta.people.models import Person, Student
from parta.people.recorded import PERSON, STUDENT
from parta.school.models import Membership
from parta.school.recorded import MEMBERSHIP

DAY = timedelta(days=1)
NAME_LENGTH = 80
UNKNOWN = "—"
Keys = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A stay in some class of the school."""

    membership: Membership
    name: Keys
    autumn: int
    grade: int
    letter: str


def find_pupils(bench: Bench, register: Register, report: NetcityReport) -> dict[str, Pupil | None]:
    """By the file's key the pupil; ``None`` for one who can't be told from another."""
    matcher = _Matcher(bench, register, report)
    return {listed.key: matcher.find(listed) for listed in report.students}


class _Matcher:
    """Finds a student by name: in the class first, then in the same children's other years."""

    def __init__(self, bench: Bench, register: Register, report: NetcityReport) -> None:
        self.bench, self.register, self.report = bench, register, report
        self.own = Counter(_keys(listed) for listed in report.students)
        self.short = Counter(_keys(listed)[:2] for listed in report.students)
        self.known = list(register.pupils)
        self.elsewhere = _elsewhere(bench, register)
        self.days = _own_days(report)

    def find(self, listed: Listed) -> Pupil | None:
        name = _keys(listed)
        if not name[0] or any(len(part) > NAME_LENGTH for part in _parts(listed)):
            self._remark(listed, Obstacle.TOO_LONG, refused=True)
            return None
        full = sorted((p for p in self.known if p.name == name), key=lambda p: p.row.pk or 0)
        if len(full) > self.own[name]:
            self._remark(listed, Obstacle.STUDENT_UNCLEAR, refused=True)
            return None
        if len(full) >= listed.namesake:
            return self._found(full[listed.namesake - 1])
        return self._nearly(listed, name) or self._of_other_year(listed, name) or self._new(listed)

    def _found(self, pupil: Pupil) -> Pupil:
        self.bench.tally.unchanged["students"] += 1
        return pupil

    def _nearly(self, listed: Listed, name: Keys) -> Pupil | None:
        """One side writes no patronymic: the same child, where nobody else has that name."""
        same = [pupil for pupil in self.known if pupil.name[:2] == name[:2]]
        if len(same) != 1 or self.short[name[:2]] != 1 or (same[0].name[2] and name[2]):
            return None
        self._remark(listed, Obstacle.OTHER_SPELLING)
        return self._found(same[0])

    def _of_other_year(self, listed: Listed, name: Keys) -> Pupil | None:
        """The same class a year earlier or later: the same name is the same child."""
        found = [one for one in self.elsewhere if one.name == name and self._goes_on(one)]
        students = {id(one.membership.student): one.membership.student for one in found}
        if len(students) != 1 or self.own[name] != 1:
            return None
        self.bench.tally.changed["students"] += 1
        return self._enrol(listed, next(iter(students.values())))

    def _goes_on(self, one: Enrolled) -> bool:
        """Whether that class is this one in another year; a class may have lost its letter."""
        years = one.autumn - self.report.year
        letters = {one.letter, match_key(self.register.row.letter)}
        on = years != 0 and years == one.grade - self.register.row.grade
        return on and (len(letters) == 1 or "" in letters)

    def _new(self, listed: Listed) -> Pupil:
        if any(one.name == _keys(listed) for one in self.elsewhere):
            self._remark(listed, Obstacle.NAMESAKE_ELSEWHERE)
        family, given, patronymic = _parts(listed)
        alphabet: Alphabet = "kk" if self.bench.alphabet == "kk" else "ru"
        person = Person(
            family_name=family, given_name=given or UNKNOWN, patronymic=patronymic,
            sort_key=sort_key(family, given, patronymic, alphabet=alphabet),
        )  # fmt: skip
        self.bench.draft.add(PERSON, person)
        student = self.bench.create("students", STUDENT, Student(person=person))
        return self._enrol(listed, student)

    def _enrol(self, listed: Listed, student: Student) -> Pupil:
        stay = self._stay(listed, student)
        self.bench.draft.add(
            MEMBERSHIP,
            Membership(group=self.register.group, student=student, first=stay[0], last=stay[1]),
        )
        pupil = Pupil(student, keys_of(student.person), [stay])
        self.register.pupils.append(pupil)
        return pupil

    def _stay(self, listed: Listed, student: Student) -> Interval:
        """The student's days in the class: from the year's first and open, for nobody has said
        that they left; those of a report that is shorter for this student than for others; and
        not beyond an enrolment of a later year.
        """
        year, whole, own = self.register.year, self.report.period, listed.period
        days = self.days.get(listed.key, ())
        first, last = year.first, OPEN_END
        if whole and own and own.first > whole.first:
            first = min([own.first, *days])
        if whole and own and own.last < whole.last:
            last = max([own.last, *days])
        return first, self._before_others(student, first, last)

    def _before_others(self, student: Student, first: date, last: date) -> date:
        """End a stay of an earlier year that was left open; returns where this one ends."""
        others = [o.membership for o in self.elsewhere if o.membership.student is student]
        for other in others:
            if other.first < first <= other.last and is_new(other):
                other.last = first - DAY
            elif other.first < first <= other.last:
                self.bench.draft.changes.append((MEMBERSHIP, other, {"last": first - DAY}))
        later = [other.first - DAY for other in others if other.first > first]
        return min([last, *later])

    def _remark(self, listed: Listed, why: Obstacle, *, refused: bool = False) -> None:
        tally = self.bench.tally
        remark = Remark(listed.place, listed.full_name, why, student=listed.key)
        (tally.refused if refused else tally.notes).append(remark)


def _parts(listed: Listed) -> tuple[str, str, str]:
    """Family name, given name and patronymic as the register keeps them."""
    family, given, patronymic = (
        tidy(storable(part)) for part in (listed.family, listed.given, listed.patronymic)
    )
    return family, given, patronymic


def _keys(listed: Listed) -> Keys:
    return name_keys(*_parts(listed))


def _own_days(report: NetcityReport) -> dict[str, list[date]]:
    """The days on which a student has marks or absences."""
    found: dict[str, list[date]] = {}
    items: tuple[Mark | Absence, ...] = (*report.marks, *report.absences)
    for item in items:
        found.setdefault(item.student, []).append(item.lesson.date)
    return found


def _elsewhere(bench: Bench, register: Register) -> list[Enrolled]:
    """Every enrolment of the school but those in this class, planned ones too; one query."""
    rows = Membership.objects.filter(group__kind="class").select_related(
        "student__person", "group__school_class", "group__year"
    )
    if not is_new(register.row):
        rows = rows.exclude(group__school_class=register.row)
    students: dict[int, Student] = {}
    found = []
    for row in rows.order_by("pk"):
        row.student = students.setdefault(row.student_id, row.student)
        found.append(_enrolled(row))
    planned = bench.draft.rows[MEMBERSHIP.kind]
    return found + [_enrolled(row) for row in planned if row.group is not register.group]


def _enrolled(row: Membership) -> Enrolled:
    own = row.group.school_class
    grade, letter = (own.grade, own.letter) if own else (0, "")
    autumn = row.group.year.first.year
    return Enrolled(row, keys_of(row.student.person), autumn, grade, match_key(letter))
