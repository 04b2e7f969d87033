"""Bells of the village school: who is rung for, when.

A row: number, starts, ends. On Mondays the first half hour is «Разговоры о важном». First graders
begin with everybody and stop earlier: 35 minutes until the New Year, 40 after it.
"""

from datetime import time

_USUAL = "8:30-9:15 9:25-10:10 10:30-11:15 11:35-12:20 12:30-13:15 13:25-14:10 14:20-15:05"
_MONDAY = "8:30-9:00 9:10-9:55 10:05-10:50 11:10-11:55 12:15-13:00 13:10-13:55 14:05-14:50"
_FIRST_35 = "8:30-9:05 9:25-10:00 10:30-11:05 11:35-12:10 12:30-13:05"
_FIRST_35_MONDAY = "8:30-9:00 9:10-9:45 10:05-10:40 11:10-11:45 12:15-12:50"
_FIRST_40 = "8:30-9:10 9:25-10:05 10:30-11:10 11:35-12:15 12:30-13:10"
_FIRST_40_MONDAY = "8:30-9:00 9:10-9:50 10:05-10:45 11:10-11:50 12:15-12:55"


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _rows(text: str) -> tuple[tuple[int, time, time], ...]:
    spans = (span.split("-") for span in text.split())
    return tuple((n, _clock(a), _clock(b)) for n, (a, b) in enumerate(spans, 1))


#: Scheme → its periods.
SCHEMES = {
    "usual": _rows(_USUAL),
    "monday": _rows(_MONDAY),
    "first35": _rows(_FIRST_35),
    "first35_monday": _rows(_FIRST_35_MONDAY),
    "first40": _rows(_FIRST_40),
    "first40_monday": _rows(_FIRST_40_MONDAY),
}
