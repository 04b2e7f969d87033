"""When each taught lesson was written into the register.

A teacher usually fills the whole day in one sitting: in the lessons, in the afternoon before
16:00 (P-3.T.2), late in the evening, the next morning, or days later. Single lessons slip the
mind: they are filled weeks later, or never.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from random import Random

from parta.demo.content.habits import FORGOTTEN_LESSON, HABITS, MODES, NEVER, USUAL
from parta.demo.rules.calendar import DAY
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.substitutions import Teaching

DEADLINE = 16 * 60


class Desk:
    """Gives a time of entry to every taught lesson (None: nobody has written it)."""

    def __init__(self, seed: str, clock: SchoolClock, ends: dict[str, int]) -> None:
        self.seed, self.clock, self.ends = seed, clock, ends
        self.filled: dict[str, datetime | None] = {}

    def sit_down(self, teacher: str, taught: list[Teaching]) -> None:
        """``taught`` are all lessons of one teacher in the order of days and numbers."""
        rng = Random(f"{self.seed}:desk:{teacher}")  # noqa: S311
        weights = HABITS.get(teacher, USUAL)
        for day, group in groupby(taught, key=lambda t: t.lesson.day):
            mode = rng.choices(MODES, weights)[0]
            self._fill_day(day, list(group), mode, rng)

    def _fill_day(self, day: date, lessons: list[Teaching], mode: str, rng: Random) -> None:
        """Lessons of one meeting are filled together, meetings one after another."""
        moments = self._moments(day, lessons, mode, rng)
        for _, group in groupby(lessons, key=lambda t: t.meeting.key):
            moment: datetime | None = next(moments)
            if rng.random() < FORGOTTEN_LESSON:
                moment = self._much_later(day, rng)
            self.filled.update({t.lesson.key: moment for t in group})

    def _moments(
        self, day: date, lessons: list[Teaching], mode: str, rng: Random
    ) -> Iterator[datetime]:
        """One time a meeting."""
        last = max(self.ends[t.lesson.key] for t in lessons)
        day, minute = self._sitting(day, last, mode, rng)
        for key, _ in groupby(lessons, key=lambda t: t.meeting.key):
            if mode == "lesson":
                end = next(self.ends[t.lesson.key] for t in lessons if t.meeting.key == key)
                yield self.clock.at(day, end + rng.uniform(-12, 5))
            else:
                minute += rng.uniform(1.5, 4)
                yield self.clock.at(day, minute)

    def _sitting(self, day: date, last: int, mode: str, rng: Random) -> tuple[date, float]:
        if mode == "afternoon":
            return day, min(last + rng.uniform(3, 50), DEADLINE - 32)
        if mode == "morrow":
            return _next_workday(day), rng.uniform(455, 500)
        if mode == "late":
            return day + DAY * rng.randrange(2, 9), rng.uniform(1100, 1300)
        return day, rng.uniform(1150, 1340)

    def _much_later(self, day: date, rng: Random) -> datetime | None:
        if rng.random() < NEVER:
            return None
        return self.clock.at(day + DAY * rng.randrange(8, 26), rng.uniform(1000, 1300))


def _next_workday(day: date) -> date:
    after = day + DAY
    return after + DAY * (7 - after.weekday()) if after.weekday() > 4 else after
