"""The school's own reporting periods: all classes report by them, whatever terms they mark by."""

from __future__ import annotations

from parta.school.models import TermScheme
from parta.school.queries.calendar import Span, terms_of_scheme


def reporting_terms(year: int) -> list[Span]:
    """The reporting periods of a school year in order; none while the year has no terms."""
    scheme = TermScheme.objects.filter(year_id=year).order_by("-reporting", "pk").first()
    return terms_of_scheme(scheme.pk) if scheme else []
