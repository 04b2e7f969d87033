"""The first steps of a school: itself, and its years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from parta.ledger import actions as ledger
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, Refused
from parta.lib.writing import action
from parta.school.models import School, SchoolYear, Term, TermScheme
from parta.school.recorded import SCHEME, SCHOOL, TERM, YEAR


@action
def found_school(
    *,
    by: Actor,
    name: str,
    short_name: str = "",
    zone: str = "Asia/Barnaul",
    language: str = "ru",
    demo: bool = False,
) -> School:
    """Enter the school itself, once. ``zone`` is an IANA name such as «Asia/Barnaul»."""
    if School.objects.exists():
        raise Refused(_("There is a school in this folder already."), code="founded")
    if not name.strip():
        raise BadInput(_("Give the school's name."))
    row = School(
        name=name.strip(),
        short_name=(short_name or name).strip()[:80],
        zone=_known_zone(zone),
        language=language,
        alphabet=language,
        demo=demo,
    )
    return ledger.create(by, SCHOOL, row)


def _known_zone(zone: str) -> str:
    try:
        return ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(_("There is no time zone «%(zone)s».") % {"zone": zone}) from error


@dataclass(frozen=True, slots=True)
class Calendar:
    """A school year from its first to its last day, and its schemes by kind.

    ``schemes`` maps a kind («quarters», «halves») to (name, terms as (name, first, last)).
    """

    name: str
    first: date
    last: date
    schemes: dict[str, tuple[str, Sequence[tuple[str, date, date]]]]


@action
def open_year(*, by: Actor, calendar: Calendar, reporting: str = "quarters") -> SchoolYear:
    """Open a school year with its term schemes; the one of kind ``reporting`` is for reports."""
    if calendar.first >= calendar.last:
        raise BadInput(_("A year can't end before it begins."))
    year = SchoolYear(name=calendar.name, first=calendar.first, last=calendar.last)
    ledger.create(by, YEAR, year)
    for kind, (name, terms) in calendar.schemes.items():
        _add_scheme(by, year, kind, name, terms, reporting)
    return year


def _add_scheme(
    by: Actor,
    year: SchoolYear,
    kind: str,
    name: str,
    terms: Sequence[tuple[str, date, date]],
    reporting: str,
) -> None:
    scheme = TermScheme(year=year, kind=kind, name=name, reporting=kind == reporting)
    ledger.create(by, SCHEME, scheme)
    rows = [
        Term(scheme=scheme, number=number, name=title, first=first, last=last)
        for number, (title, first, last) in enumerate(terms, 1)
    ]
    ledger.create_many(by, TERM, rows)
