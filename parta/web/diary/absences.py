"""The page of absences: sums by reason and term, and the days themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, pgettext

from parta.journal.queries.absences import Absences, absences_of
from parta.lib.text import N_
from parta.school.queries.calendar import Span, terms_of_scheme
from parta.school.queries.enrolment import ClassYear

# (words, the figure, whether it is a part of the line above it)
LINES: Final[tuple[tuple[str, Callable[[Absences], int], bool], ...]] = (
    (N_("Whole days"), lambda sums: sums.days, False),
    (N_("of these ill"), lambda sums: sums.days_of_illness, True),
    (N_("Lessons"), lambda sums: sums.totals.missed, False),
    (N_("ill"), lambda sums: sums.totals.illness, True),
    (N_("valid reason"), lambda sums: sums.excused_otherwise, True),
    (N_("no reason"), lambda sums: sums.totals.truancy, True),
    (N_("not told"), lambda sums: sums.totals.unknown, True),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure through the terms and the year."""

    words: str
    numbers: tuple[int, ...]
    inner: bool


@dataclass(frozen=True, slots=True)
class AbsencesPage:
    """A year's absences; ``terms`` are the terms with the first word of their names."""

    terms: tuple[tuple[Span, str], ...]
    lines: tuple[Line, ...]
    whole: Absences


def absences_page(student: int, own: ClassYear) -> AbsencesPage:
    """The absences of one school year by the terms of the student's class."""
    terms = terms_of_scheme(own.scheme)
    spans = [*((span.first, span.last) for span in terms), (own.year.first, own.year.last)]
    sums = absences_of(student, *spans)
    lines = [
        Line(gettext(words), tuple(map(figure, sums)), inner) for words, figure, inner in LINES
    ]
    late = Line(pgettext("count", "late"), tuple(one.totals.late for one in sums), inner=False)
    return AbsencesPage(
        tuple((span, span.name.partition(" ")[0]) for span in terms), (*lines, late), sums[-1]
    )
