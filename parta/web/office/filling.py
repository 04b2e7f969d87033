"""The page of lessons that are not filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from parta.oversight.queries.unfilled import FillingReport, Found, Unfilled
from parta.oversight.rules import PARTS, Share
from parta.web.office.periods import Period, Periods
from parta.web.office.words import part

MOST = 200
CLASSES = "classes"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to look at the page: its words, address, figure, and whether it is the present one."""

    words: str
    url: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A lesson with what it lacks in words, each with its clause, and the way to its page."""

    it: Unfilled
    lacks: tuple[tuple[str, str], ...]
    url: str


@dataclass(frozen=True, slots=True)
class FillingPage:
    """Sums by teacher or class and the lessons behind them; ``chosen`` narrows to one of them."""

    report: FillingReport
    periods: tuple[Choice, ...]
    by_class: bool
    parts: tuple[str, ...]
    sums: tuple[tuple[Share, str, bool], ...]
    chosen: Share | None
    back: str
    lines: tuple[Line, ...]
    hidden: int


def filling_page(found: Found, periods: Periods, by: str, who: str) -> FillingPage:
    """The page for the chosen period; ``by`` is "classes" or anything else for teachers."""
    report = found.report(periods.chosen.first, periods.chosen.last)
    by_class = by == CLASSES
    listed = report.groups if by_class else report.teachers
    chosen = next((share for share in listed if share.key == who), None)
    wanted = [one for one in report.unfilled if chosen is None or _key(one, by_class) == chosen.key]
    key = periods.chosen.key
    return FillingPage(
        report,
        tuple(_period(one, found, periods, by) for one in periods.all),
        by_class,
        tuple(map(part, PARTS)),
        tuple((share, address(key, by, share.key), share is chosen) for share in listed),
        chosen,
        address(key, by),
        tuple(_lines(wanted[:MOST])),
        max(len(wanted) - MOST, 0),
    )


def address(period: str, by: str, who: str = "") -> str:
    """The page's own address for a choice; what is the default is left out."""
    asked = {"period": period, **({"by": by} if by == CLASSES else {})}
    return f"{reverse('office:start')}?{urlencode({**asked, **({'who': who} if who else {})})}"


def _period(one: Period, found: Found, periods: Periods, by: str) -> Choice:
    count = len(found.report(one.first, one.last).unfilled)
    return Choice(one.name, address(one.key, by), one is periods.chosen, count)


def _key(one: Unfilled, by_class: bool) -> str:
    return one.lesson.group if by_class else str(one.lesson.teacher or 0)


def _lines(unfilled: Iterable[Unfilled]) -> Iterable[Line]:
    for one in unfilled:
        lacks = tuple((part(lack.part), lack.clause) for lack in one.lacks)
        yield Line(one, lacks, lesson_address(one.lesson.course, one.lesson.lesson))


def lesson_address(course: int, lesson: int) -> str:
    """The journal page with the lesson opened."""
    return f"{reverse('desk:course', args=[course])}?lesson={lesson}"
