"""The interval that a page of the office speaks of: today, this week, this reporting period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from parta.school.queries.calendar import Span, term_on, year_on
from parta.school.queries.reporting import reporting_terms

DEFAULT = "week"


@dataclass(frozen=True, slots=True)
class Period:
    """A named interval up to today; ``key`` stands in the address."""

    key: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Periods:
    """The intervals to choose from, and the chosen one; ``year`` is the school year."""

    year: Span
    all: tuple[Period, ...]
    chosen: Period

    @property
    def widest(self) -> tuple[date, date]:
        """An interval that holds all of them."""
        return min(one.first for one in self.all), max(one.last for one in self.all)


def periods(today: date, asked: str) -> Periods | None:
    """The periods at a day; an unknown key opens the week. None before there is a school year."""
    year = year_on(today)
    terms = reporting_terms(year.id) if year else []
    if year is None or not terms:
        return None
    term = term_on(terms, today)
    found = {
        "today": Period("today", _("Today"), today, today),
        "week": Period("week", _("This week"), today - timedelta(days=today.weekday()), today),
        "term": Period("term", term.name, term.first, max(term.first, min(term.last, today))),
    }
    return Periods(year, tuple(found.values()), _of(found, asked))


def _of(found: Mapping[str, Period], asked: str) -> Period:
    return found.get(asked, found[DEFAULT])
