"""The columns at the right of a journal page: average, number of marks, term mark."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from parta.journal.queries.page import CoursePage
from parta.lib.numbers import with_comma
from parta.results.queries.summaries import Summary
from parta.results.rules.filling import CLAUSE
from parta.school.rules import Norms
from parta.web.desk.cells import VALUES
from parta.web.desk.table import Side

TERM_SIGNS = {**VALUES, "na": "н/а", "osv": "осв"}
AVERAGE, COUNT, TERM = "avg", "cnt", "term"


def sides(
    page: CoursePage, found: dict[int, Summary], norms: Norms, today: date
) -> tuple[Side, ...]:
    """The columns of results; none where the class has no marks all term."""
    if not page.has_marks:
        return ()
    ends = page.term.last - timedelta(days=norms.preliminary_days)
    counts = {key: count_html(one, soon=today >= ends) for key, one in found.items()}
    marks = {key: TERM_SIGNS.get(one.value, "") for key, one in found.items()}
    term = Side(TERM, _short(page.term.name), page.term.name, marks)
    count = Side(COUNT, pgettext("column", "Marks"), _("Number of marks of the term"), counts)
    if page.scale != "points":
        return (count, term)
    address = reverse("desk:average", args=[page.course, page.term.number, 0])[:-2]
    averages = {key: average_html(address, one) for key, one in found.items()}
    return (
        Side(AVERAGE, pgettext("column", "Mean"), _("Average of the term"), averages),
        count,
        term,
    )


def average_html(address: str, one: Summary) -> str:
    """The average with the way to its formula; ``address`` ends where the student's id belongs."""
    if one.average is None:
        return ""
    return f'<a href="{address}{one.student}/">{with_comma(one.average)}</a>'


def count_html(one: Summary, *, soon: bool) -> str:
    """The number of marks, with the norm where it is not reached: «3/5»."""
    filling = one.filling
    if one.exempt or not filling.norm or not filling.missing:
        return str(filling.have or "")
    words = ngettext(
        "%(count)d mark is missing to the norm (%(clause)s)",
        "%(count)d marks are missing to the norm (%(clause)s)",
        filling.missing,
    ) % {"count": filling.missing, "clause": CLAUSE}
    kind = "few soon" if soon else "few"
    return f'<span class="{kind}" title="{escape(words)}">{filling.have}/{filling.norm}</span>'


def _short(name: str) -> str:
    """«I» of «I четверть»: the column is narrow, its title says the rest."""
    return name.split(" ")[0]
