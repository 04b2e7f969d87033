"""One norm as data: default, unit, allowed range, clause; and reading a school's own value."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, get_type_hints

from parta.lib.text import N_

Unit = Literal[
    "days", "working days", "weeks", "months", "years", "hours", "minutes", "weekday", "lessons",
    "marks", "times", "places", "percent", "points", "average", "time of day", "day of year",
    "yes or no", "choice",
]  # fmt: skip

# No outside document that may be quoted stands behind the default: the school's own act decides.
OWN_ACT: Final = "own"


class NormError(ValueError):
    """A value that a norm can't have. ``msgid`` % ``params`` is the sentence for the user."""

    def __init__(self, msgid: str, **params: object) -> None:
        super().__init__(msgid % params)
        self.msgid = msgid
        self.params = params


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside a norm's default, as ``Annotated`` metadata of its field.

    ``clause`` is the source («P-3.T.2», several with a comma, or ``OWN_ACT``), ``title`` a
    msgid, ``low`` and ``high`` the ends of the allowed range, ``choices`` value → msgid.
    """

    unit: Unit
    clause: str
    title: str
    low: Any = None
    high: Any = None
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """A value that the regulation gives and the school may change."""

    key: str
    default: Any
    about: About

    @property
    def clause(self) -> str:
        """The source of the default."""
        return self.about.clause

    @property
    def title(self) -> str:
        """The msgid of the norm's name."""
        return self.about.title

    def parse(self, raw: object) -> Any:
        """Read a stored JSON value or a form's text. Raises ``NormError`` with the reason."""
        value, low, high = self._read(raw), self.about.low, self.about.high
        if (low is not None and value < low) or (high is not None and value > high):
            raise NormError(
                N_("%(value)s is outside the range from %(low)s to %(high)s."),
                value=self.dump(value),
                low=self.dump(low),
                high=self.dump(high),
            )
        return value

    def dump(self, value: Any) -> Any:
        """Return the value as JSON stores it; ``parse`` reads it back unchanged."""
        if isinstance(value, time):
            return value.strftime("%H:%M")
        if isinstance(value, tuple):
            return "{:02d}-{:02d}".format(*value)
        return _decimal(value) if isinstance(value, Fraction) else value

    def _read(self, raw: object) -> Any:
        if self.about.unit == "choice":
            return self._choice(raw)
        return _READERS.get(type(self.default), _integer)(raw)

    def _choice(self, raw: object) -> str:
        if raw not in dict(self.about.choices):
            raise NormError(N_("“%(value)s” is not one of the choices."), value=raw)
        return str(raw)


def registry_of(norms: type[Any]) -> dict[str, Norm]:
    """Return every norm declared in the dataclass, by key."""
    hints = get_type_hints(norms, include_extras=True)
    return {
        field.name: Norm(field.name, field.default, hints[field.name].__metadata__[0])
        for field in dataclasses.fields(norms)
    }


def _decimal(value: Fraction) -> str:
    """Write a fraction as «4.65», or as «1/3» where it has no end."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return str(decimal) if Fraction(decimal) == value else str(value)


def _integer(raw: object) -> int:
    text = str(raw).strip()
    if isinstance(raw, bool) or not re.fullmatch(r"\d{1,9}", text):
        raise NormError(N_("“%(value)s” is not a whole number."), value=raw)
    return int(text)


def _fraction(raw: object) -> Fraction:
    text = str(raw).strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6}|/[1-9]\d{0,5})?", text):
        raise NormError(N_("“%(value)s” is not a number."), value=raw)
    return Fraction(text)


def _time(raw: object) -> time:
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", str(raw).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise NormError(N_("“%(value)s” is not a time such as 16:00."), value=raw)
    return time(int(found[1]), int(found[2]))


def _day_of_year(raw: object) -> tuple[int, int]:
    found = re.fullmatch(r"(\d\d)-(\d\d)", str(raw).strip())
    try:
        # 2023 is a common year: 29 February is no day of every year.
        day = date(2023, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise NormError(N_("“%(value)s” is not a day such as 09-05."), value=raw)
    return day.month, day.day


def _switch(raw: object) -> bool:
    if raw in (True, "true", "on", "1"):
        return True
    if raw in (False, "false", "off", "0", ""):
        return False
    raise NormError(N_("“%(value)s” is neither yes nor no."), value=raw)


_READERS: Final[dict[type, Callable[[object], Any]]] = {
    bool: _switch,
    Fraction: _fraction,
    time: _time,
    tuple: _day_of_year,
}
