"""The weekly grid: every hour of every class on a day and a number, nobody in two places at once.

Each lane first gets its hours in a random order on its own days; then pairs of hours within a lane
are swapped while that removes clashes (min-conflicts with a short memory of the last moves). Limits
of lessons a day hold by construction, so the search only fights over teachers, rooms and the
same subject twice a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from parta.demo.content.curriculum import DAY_LENGTHS
from parta.demo.rules.structure import TALKS, Structure
from parta.demo.rules.units import SENIOR, Gathering, Unit, lanes, senior_pe, units_of

Place = tuple[int, int]
MONDAY = 0
EARLY = 3
SENIOR_PE_PLACES: tuple[Place, ...] = ((1, 7), (3, 7))
CLASH, TWICE = 10, 4
TABU = 7
PATIENCE = 4000
#: Subjects apart from the middling ones: hard ones early, light ones late in the day.
HARD = {
    **dict.fromkeys(("maths", "algebra", "geometry", "physics", "chemistry", "russian"), 2),
    **dict.fromkeys(("english", "informatics", "kazakh", "history"), 1),
    **dict.fromkeys(("art", "music", "technology"), -1),
    "pe": -2,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A gathering on its place: weekday (Monday is 0) and lesson number."""

    place: Place
    gathering: Gathering
    later: bool = False


def weekly_grid(structure: Structure, rng: Random) -> list[Placed]:
    """The whole week in the order of days and numbers."""
    grid = Grid(structure, rng)
    grid.solve()
    grid.polish()
    rows = [Placed(p, g, unit.later) for p, unit in grid.placed() for g in unit.gatherings]
    rows += [Placed(place, g) for place, g in _talks(structure)]
    rows += [Placed(place, senior_pe(structure)) for place in SENIOR_PE_PLACES]
    return sorted(rows, key=lambda row: (row.place, row.gathering.courses))


def _talks(structure: Structure) -> Iterable[tuple[Place, Gathering]]:
    """«Разговоры о важном» open Monday; a teacher of two classes leads them together."""
    course = {c.school_class: c for c in structure.courses if c.subject == TALKS}
    leaders: dict[str, list[str]] = {}
    for cls in structure.classes:
        leaders.setdefault(cls.homeroom, []).append(cls.key)
    for classes in leaders.values():
        keys = tuple(course[c].key for c in classes)
        home = next(c for c in structure.classes if c.key == classes[0])
        yield (MONDAY, 1), Gathering(keys, home.room)


def lane_places(grades: tuple[int, ...]) -> list[Place]:
    """The places of a lane in a week, without windows; Monday's begin after the talks."""
    lengths = DAY_LENGTHS[grades[0]]
    return [(d, n + (2 if d == MONDAY else 1)) for d in range(5) for n in range(lengths[d])]


class Grid:
    """The state of the search: which unit stands where, and what that keeps busy."""

    def __init__(self, structure: Structure, rng: Random) -> None:
        self.rng = rng
        self.units = units_of(structure)
        self.at: dict[str, dict[Place, Unit]] = {}
        self.busy: Counter[tuple[Place, str]] = Counter()
        self.daily: Counter[tuple[str, int, str]] = Counter()
        self.hours = Counter((u.lane, u.subject) for u in self.units)
        self.grades = lanes(structure)
        self._keep_senior_pe_free(structure)
        for lane, grades in self.grades.items():
            self._fill(lane, grades)

    def placed(self) -> list[tuple[Place, Unit]]:
        return [(place, unit) for lane in self.at.values() for place, unit in lane.items()]

    def solve(self) -> None:
        """Swap until nothing clashes; a search that runs too long begins anew."""
        while not self._search():
            for lane, grades in self.grades.items():
                self._clear(lane)
                self._fill(lane, grades)

    def _search(self) -> bool:
        recent: dict[tuple[str, Place], int] = {}
        step = 0
        while step < PATIENCE and (bad := self._conflicts()):
            for lane, place in self.rng.sample(bad, min(len(bad), 12)):
                step += 1
                self._improve(lane, place, recent, step)
        return not self._conflicts()

    def _clear(self, lane: str) -> None:
        for place, unit in self.at[lane].items():
            self._put(place, unit, -1)

    def polish(self, tries: int = 3000) -> None:
        """Move light subjects to the end of the day where nothing clashes because of it."""
        for _ in range(tries):
            lane = self.rng.choice(list(self.at))
            one, two = self.rng.sample(list(self.at[lane]), 2)
            if _is_late(lane, one) == _is_late(lane, two) and self._lighter(one, two, lane):
                self._swap(one, two, lane)
                if self._pair_cost(one, two, lane):
                    self._swap(one, two, lane)

    def _lighter(self, one: Place, two: Place, lane: str) -> bool:
        """Would the swap put the harder subject nearer to lessons 2–4 and mid-week?"""
        here = self.at[lane]
        gap = _weight(here[one]) - _weight(here[two])
        return gap * (_fitness(two) - _fitness(one)) > 0

    def _keep_senior_pe_free(self, structure: Structure) -> None:
        gym = senior_pe(structure)
        for place in SENIOR_PE_PLACES:
            self.busy[place, "room " + gym.room] += 1
            self.busy[place, "t.pe"] += 1

    def _fill(self, lane: str, grades: tuple[int, ...]) -> None:
        self.at[lane] = {}
        own = [u for u in self.units if u.lane == lane]
        taken = SENIOR_PE_PLACES if grades[0] in SENIOR else ()
        places = [p for p in lane_places(grades) if p not in taken]
        for later in (False, True):
            zone = [p for p in places if _is_late(lane, p) == later]
            self.rng.shuffle(zone)
            for place, unit in zip(zone, [u for u in own if u.later == later], strict=True):
                self._put(place, unit)

    def _put(self, place: Place, unit: Unit, sign: int = 1) -> None:
        if sign > 0:
            self.at[unit.lane][place] = unit
        self.daily[unit.lane, place[0], unit.subject] += sign
        for name in unit.busy:
            self.busy[place, name] += sign

    def _cost(self, place: Place, unit: Unit) -> int:
        """What the unit, standing there, clashes with."""
        clashes = sum(self.busy[place, name] > 1 for name in unit.busy)
        allowed = -(-self.hours[unit.lane, unit.subject] // 5)
        twice = self.daily[unit.lane, place[0], unit.subject] > allowed
        return CLASH * clashes + TWICE * twice

    def _conflicts(self) -> list[tuple[str, Place]]:
        return [(u.lane, place) for place, u in self.placed() if self._cost(place, u)]

    def _swap(self, one: Place, two: Place, lane: str) -> None:
        first, second = self.at[lane][one], self.at[lane][two]
        self._put(one, first, -1)
        self._put(two, second, -1)
        self._put(two, first)
        self._put(one, second)

    def _pair_cost(self, one: Place, two: Place, lane: str) -> int:
        here = self.at[lane]
        return self._cost(one, here[one]) + self._cost(two, here[two])

    def _improve(
        self, lane: str, place: Place, recent: dict[tuple[str, Place], int], step: int
    ) -> None:
        """The best swap of this hour with another of its lane, if a place is not tabu."""
        if not self._cost(place, self.at[lane][place]):
            return
        late = _is_late(lane, place)
        best: list[tuple[int, float, Place]] = []
        for other in self.at[lane]:
            fresh = step - recent.get((lane, other), -99) > TABU
            if other != place and fresh and _is_late(lane, other) == late:
                best.append((self._gain(place, other, lane), self.rng.random(), other))
        if best:
            chosen = min(best)[2]
            self._swap(place, chosen, lane)
            recent[lane, place] = recent[lane, chosen] = step

    def _gain(self, one: Place, two: Place, lane: str) -> int:
        before = self._pair_cost(one, two, lane)
        self._swap(one, two, lane)
        after = self._pair_cost(one, two, lane)
        self._swap(one, two, lane)
        return after - before


def _is_late(lane: str, place: Place) -> bool:
    """Grade 1's fourth and fifth lessons, which begin in the second quarter."""
    return lane == "c1" and place[1] > EARLY + (place[0] == MONDAY)


def _fitness(place: Place) -> int:
    """How fit for hard subjects: lessons 2–4 first, Tuesday and Wednesday before the others."""
    weekday, number = place
    return (3 if 2 <= number <= 4 else 2 if number == 1 else 6 - number) + (weekday in (1, 2))


def _weight(unit: Unit) -> int:
    return HARD.get(unit.subject, 0)
