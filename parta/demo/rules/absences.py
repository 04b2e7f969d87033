"""Who was not at school and why, and when the class teacher learned it.

At first a teacher sees only an empty seat («Н»); the reason comes with a note some days later and
covers all lessons of its days (S-5: absence reasons stay open).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from parta.demo.content.cast import EXEMPT
from parta.demo.rules.clock import SchoolClock
from parta.demo.rules.facts import AbsenceInterval, AttendanceCode, Exemption

DAY = timedelta(days=1)
ILL, ILL_IN_WINTER, FAMILY, LATE, SKIP = 0.008, 0.015, 0.006, 0.007, 0.04
WINTER = (11, 12, 1, 2, 3)
NOTED = {"B": 0.97, "UP": 0.85}
LONG_ILLNESS = 6


@dataclass(frozen=True, slots=True)
class Away:
    """One day of one student. ``numbers`` empty means the whole day.

    ``code`` is what is known in the end, from ``known_at`` on; before that «Н» stands.
    """

    code: AttendanceCode
    interval: str
    known_at: datetime | None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pupil:
    """What the draw needs to know of a student: school days so far and who keeps the class."""

    key: str
    homeroom: str
    days: tuple[date, ...]
    truant: bool
    bus: bool


class AbsenceBook:
    """All absences of the year so far, by student and day."""

    def __init__(self, seed: str, clock: SchoolClock) -> None:
        self.seed, self.clock = seed, clock
        self.away: dict[tuple[str, date], Away] = {}
        self.intervals: list[AbsenceInterval] = []
        self.exemptions: list[Exemption] = []

    def draw(self, pupil: Pupil) -> None:
        """Draw one student's year day by day: its beginning does not depend on its end."""
        rng = Random(f"{self.seed}:absence:{pupil.key}")  # noqa: S311
        if pupil.key == EXEMPT and pupil.days:
            self._exempt(pupil, pupil.days[0], pupil.days[0] + DAY * 300, "Медицинская справка")
        n = 0
        while n < len(pupil.days):
            n += self._day(pupil, n, rng)

    def bus_failed(self, pupils: list[Pupil], day: date) -> None:
        """The bus did not run: everybody of the next village is excused at once (S-11)."""
        for pupil in pupils:
            if pupil.bus and day in pupil.days and (pupil.key, day) not in self.away:
                self._cover(pupil, [day], "UP", "Подвоз: автобус не вышел на маршрут", day, 560)

    def competition(self, pupils: list[Pupil], day: date) -> None:
        """A team at the district's competition, by order."""
        for pupil in pupils:
            if day in pupil.days and (pupil.key, day) not in self.away:
                paper = "Приказ об участии в районных соревнованиях"
                self._cover(pupil, [day], "UP", paper, day, 500)

    def freed(self, student: str, subject: str, day: date) -> bool:
        return subject == "pe" and any(
            e.student == student and e.first <= day <= e.last for e in self.exemptions
        )

    def _day(self, pupil: Pupil, n: int, rng: Random) -> int:
        """What happens on the n-th school day; returns how many days it takes."""
        day, luck = pupil.days[n], rng.random()
        ill = ILL_IN_WINTER if day.month in WINTER else ILL
        if luck < ill:
            return self._illness(pupil, n, rng)
        if luck < ill + FAMILY:
            self._family_day(pupil, day, rng)
        elif luck < ill + FAMILY + LATE:
            self.away[pupil.key, day] = Away("OP", "", None, (1,))
        elif pupil.truant and luck > 1 - SKIP:
            known = self.clock.at(day + DAY * 4, 14 * 60) if rng.random() < 0.6 else None
            self.away[pupil.key, day] = Away("NP", "", known, (rng.choice((5, 6)),))
        return 1

    def _illness(self, pupil: Pupil, n: int, rng: Random) -> int:
        length = rng.choice((2, 3, 3, 4, 4, 5, 5, 6, 7))
        days = list(pupil.days[n : n + length])
        back = pupil.days[n + length] if n + length < len(pupil.days) else days[-1] + DAY * 3
        paper = f"Справка № {rng.randrange(100, 900)} от {back:%d.%m.%Y}"
        noted = _workday(back + DAY * rng.choice((0, 0, 0, 1, 1, 2, 5)))
        told = rng.random() < NOTED["B"]
        self._cover(pupil, days, "B", paper if told else "", noted, rng.uniform(480, 930))
        if told and length >= LONG_ILLNESS:
            self._exempt(pupil, back, back + DAY * 13, f"{paper}, освобождение на 2 недели")
        return length

    def _family_day(self, pupil: Pupil, day: date, rng: Random) -> None:
        paper = f"Заявление родителей от {day:%d.%m.%Y}" if rng.random() < NOTED["UP"] else ""
        noted = _workday(day + DAY * rng.choice((0, 1, 1, 3)))
        self._cover(pupil, [day], "UP", paper, noted, rng.uniform(490, 900))

    def _cover(
        self, pupil: Pupil, days: list[date], code: AttendanceCode, paper: str,
        noted: date, minute: float,
    ) -> None:  # fmt: skip
        """Absence on these days; with a paper they get their code when it is entered."""
        if not paper:
            self.away.update({(pupil.key, day): Away("N", "", None) for day in days})
            return
        key, moment = f"i.{pupil.key[2:]}.{days[0]:%m%d}", self.clock.at(noted, minute)
        self.intervals.append(
            AbsenceInterval(key, pupil.key, code, days[0], days[-1], paper, moment, pupil.homeroom)
        )
        self.away.update({(pupil.key, day): Away(code, key, moment) for day in days})

    def _exempt(self, pupil: Pupil, first: date, last: date, paper: str) -> None:
        moment = self.clock.at(first, 505)
        self.exemptions.append(
            Exemption(pupil.key, "pe", first, last, paper, moment, pupil.homeroom)
        )


def _workday(day: date) -> date:
    return day + DAY * max(0, 7 - day.weekday()) if day.weekday() > 4 else day
