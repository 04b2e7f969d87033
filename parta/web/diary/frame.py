"""What all pages of the diary share: whose it is, which year, where else one can go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from parta.lib.errors import NotYours
from parta.people.actions.presence import Look
from parta.people.collector import COLLECTOR
from parta.school.access import Child
from parta.school.queries.enrolment import ClassYear, class_years, year_of_term
from parta.web.kit.requests import ViewerRequest


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the frame."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of a page: the child, brothers and sisters, sections, the child's years.

    ``until`` is the last day on which a child who left can be read.
    """

    child: Child
    children: tuple[Place, ...]
    tabs: tuple[Place, ...]
    years: tuple[ClassYear, ...]
    until: date | None

    def year_on(self, day: date) -> ClassYear | None:
        """The child's school year of a day: the last one that has begun, else the first."""
        begun = [year for year in self.years if year.year.first <= day]
        return (begun or self.years[::-1] or [None])[0]  # type: ignore[list-item]

    def year_of(self, term: int) -> ClassYear | None:
        """The child's school year that a term belongs to."""
        return self.year_by(year_of_term(term))

    def year_by(self, year: int | None) -> ClassYear | None:
        """The child's school year of that id."""
        return next((own for own in self.years if own.year.id == year), None)


def child_of(request: ViewerRequest, student: int) -> Child:
    """The student whose diary is open to the viewer; anybody else's is not there."""
    for child in request.viewer.students:
        if child.student == student:
            return child
    raise NotYours(_("This diary is not yours."))


def frame(request: ViewerRequest, student: int, page: str) -> Frame:
    """The frame of a page, with its look noted; ``page`` is one of the sections."""
    child = child_of(request, student)
    _note(request, student, page)
    days = timedelta(days=request.school.norms.guardian_after_leaving_days)
    return Frame(
        child,
        tuple(_children(request, student, page)),
        tuple(_tabs(student, page)),
        class_years(student),
        child.left + days if child.left else None,
    )


def context(found: Frame, **more: Any) -> dict[str, Any]:
    """What the templates of the diary get."""
    return {"frame": found, "child": found.child, **more}


def _note(request: ViewerRequest, student: int, page: str) -> None:
    """A look at somebody else's data is told to the family (S-13); one's own is nobody's news."""
    viewer = request.viewer
    if viewer.student != student:
        COLLECTOR.looked(Look(viewer.account, student, viewer.today, page))


def _children(request: ViewerRequest, student: int, page: str) -> Iterable[Place]:
    listed = request.viewer.students
    if len(listed) < 2:
        return
    for child in listed:
        url = reverse(f"diary:{page}", args=[child.student])
        yield Place(child.name, url, child.student == student)


def _tabs(student: int, page: str) -> Iterable[Place]:
    sections = {
        "this_week": _("Week"),
        "marks": _("Marks"),
        "absences": _("Absences"),
        "looks": _("Who looked"),
    }
    for name, label in sections.items():
        yield Place(label, reverse(f"diary:{name}", args=[student]), name == page)
