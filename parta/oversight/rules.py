"""Pure rules of control: sums of gaps and late entries by whom and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

PARTS: Final = ("held", "topic", "homework")


@dataclass(frozen=True, slots=True)
class Lacking:
    """A part of a lesson that is missing past its deadline (held, topic, homework)."""

    part: str
    clause: str


@dataclass(frozen=True, slots=True)
class Share:
    """One teacher's or class's sum: how many lessons, how many of them not filled, and of what.

    ``parts`` follow ``PARTS``; a lesson may lack several.
    """

    key: str
    name: str
    lessons: int
    unfilled: int
    parts: tuple[int, ...]

    @property
    def percent(self) -> int:
        """Filled lessons in whole percent, rounded down: 100 only when nothing is missing."""
        return 100 * (self.lessons - self.unfilled) // self.lessons if self.lessons else 100


def shares(
    rows: Iterable[tuple[str, str, Iterable[str]]], totals: Mapping[str, int]
) -> tuple[Share, ...]:
    """Sum up gaps (key, name, missing parts) by key; the most gaps first, then by name.

    ``totals`` are all lessons by key. Who lacks nothing is not in the list.
    """
    names: dict[str, str] = {}
    unfilled: Counter[str] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for key, name, missing in rows:
        names[key] = name
        unfilled[key] += 1
        parts.update((key, part) for part in missing)
    found = [
        Share(
            key, name, max(totals.get(key, 0), unfilled[key]), unfilled[key],
            tuple(parts[key, part] for part in PARTS),
        )
        for key, name in names.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda share: (-share.unfilled, share.name)))


@dataclass(frozen=True, slots=True)
class Delay:
    """A length of time in whole days, hours and minutes, as a page shows it."""

    days: int
    hours: int
    minutes: int

    @classmethod
    def of(cls, late: timedelta) -> Delay:
        """Whole minutes, but never none: a second late is a minute."""
        minutes = max(int(late.total_seconds()) // 60, 1)
        return cls(minutes // 1440, minutes // 60 % 24, minutes % 60)
