"""The weekly grid: every hour of every class on a day and a number, nobody in two places at once.

Each lane first gets its hours in a random order on its own days; then pairs of hours within a lane
are swapped while that removes clashes (min-conflicts with a short memory of the last moves). Limits
of lessons a day hold by construction, so the search only fights over teachers, rooms and the
same subject twice a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

from ..content.curriculum import DAY_LENGTHS
from .shapes import Slot
from .structure import TALKS, Structure
from .units import SENIOR, Gathering, Unit, lanes, senior_pe, units_of

Place = tuple[int, int]
MONDAY = 0
EARLY = 3
SENIOR_PE_PLACES: tuple[Place, ...] = ((1, 7), (3, 7))
FIRST, WHOLE = "autumn", "main"
CLASH, TWICE = 10, 4


def weekly_slots(structure: Structure, rng: Random) -> tuple[Slot, ...]:
    """Slots of both versions: ``autumn`` (grade 1 has three lessons a day) and ``main``."""
    grid = Grid(structure, rng)
    grid.solve()
    placed = [(place, unit, g) for place, unit in grid.placed() for g in unit.gatherings]
    fixed = [*_talks(structure), *((p, senior_pe(structure)) for p in SENIOR_PE_PLACES)]
    rows = [_slot(WHOLE, place, g) for place, _, g in placed]
    rows += [_slot(FIRST, place, g) for place, unit, g in placed if not unit.later]
    rows += [_slot(version, place, g) for version in (FIRST, WHOLE) for place, g in fixed]
    return tuple(sorted(rows, key=lambda s: (s.version, s.weekday, s.number, s.courses)))


def _slot(version: str, place: Place, gathering: Gathering) -> Slot:
    return Slot(version, *place, gathering.courses, gathering.room)


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
        self._keep_senior_pe_free(structure)
        for lane, grades in lanes(structure).items():
            self._fill(lane, grades)

    def placed(self) -> list[tuple[Place, Unit]]:
        return [(place, unit) for lane in self.at.values() for place, unit in lane.items()]

    def solve(self) -> None:
        """Swap until nothing clashes. The search always ends: it is far from saturated."""
        recent: dict[tuple[str, Place], int] = {}
        step = 0
        while bad := self._conflicts():
            for lane, place in self.rng.sample(bad, min(len(bad), 12)):
                step += 1
                self._improve(lane, place, recent, step)

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
            fresh = step - recent.get((lane, other), -99) > 7
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
