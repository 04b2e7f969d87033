"""The pages of the diary. A foreign student, term or subject is 404 like one that never was."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from parta.ledger.rules import GUARDIAN, STUDENT
from parta.lib.text import N_
from parta.people.queries import looks_at
from parta.results.queries import student_results
from parta.school.queries.calendar import Span, term_on, terms_of_scheme
from parta.school.queries.enrolment import ClassYear
from parta.school.queries.norms import norms
from parta.web.diary.absences import absences_page
from parta.web.diary.frame import Frame, context, frame
from parta.web.diary.marks import subjects_shown
from parta.web.diary.subject import subject_page
from parta.web.diary.week import natural_day, week_shown
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles

LOOKS_SHOWN = timedelta(days=90)
LOOKED_AT = {
    "this_week": N_("diary, a week"),
    "marks": N_("diary, marks"),
    "absences": N_("diary, absences"),
    "looks": N_("diary, who looked"),
    "journal": N_("journal page"),
    "card": N_("student's card"),
}
family = for_roles(STUDENT, GUARDIAN)


@family
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """The first diary that is open to the viewer, at this week."""
    return redirect("diary:this_week", request.viewer.students[0].student)


@family
@require_safe
def week(request: ViewerRequest, student: int, day: str = "") -> HttpResponse:
    """One week by days, the one of ``day`` (ISO 8601) or the present one."""
    found = frame(request, student, "this_week")
    today = request.viewer.today
    chosen = _day(day) if day else natural_day(found.year_on(today), today)
    year = found.year_on(chosen)
    rules = norms(year.year.id if year else None)
    shown_week = week_shown(student, year, found.years, chosen, today, weighted=rules.weighted)
    return render(request, "diary/week.html", context(found, week=shown_week, year=year))


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if found.isoformat() != text or not 2000 <= found.year <= 2100:
        raise Http404
    return found


@family
@require_safe
def marks(request: ViewerRequest, student: int, term: int = 0, year: int = 0) -> HttpResponse:
    """Every subject in one term: marks, averages with their formulas, forecast, term marks."""
    found, today = frame(request, student, "marks"), request.viewer.today
    own = _year(found, term, year, today)
    terms = terms_of_scheme(own.scheme) if own else []
    if own is None or not terms:
        return render(request, "diary/marks.html", context(found, year=None))
    chosen = _term(terms, term, today)
    rules, over = norms(own.year.id), chosen.last < today
    results = student_results(student, own, rules) if own.marked(chosen.last) else None
    rows = subjects_shown(results, chosen, weighted=rules.weighted, over=over) if results else ()
    return render(request, "diary/marks.html", context(
        found, year=own, term=chosen, terms=terms, over=over, subjects=rows,
        marked=results is not None,
    ))  # fmt: skip


def _year(found: Frame, term: int, year: int, today: date) -> ClassYear | None:
    """The child's school year that is asked for, else today's; 404 for one that is not theirs."""
    if not term and not year:
        return found.year_on(today)
    own = found.year_of(term) if term else found.year_by(year)
    if own is None:
        raise Http404
    return own


def _term(terms: list[Span], term: int, today: date) -> Span:
    if not term:
        return term_on(terms, today)
    chosen = next((span for span in terms if span.id == term), None)
    if chosen is None:
        raise Http404
    return chosen


@family
@require_safe
def subject(request: ViewerRequest, student: int, subject: int, term: int = 0) -> HttpResponse:
    """One subject in one term: its marks, topics, homework, lessons that were not held."""
    found = frame(request, student, "marks")
    page = subject_page(found, subject, term, request.viewer.today)
    if page is None:
        raise Http404
    return render(request, "diary/subject.html", context(found, page=page, year=page.year))


@family
@require_safe
def absences(request: ViewerRequest, student: int, year: int = 0) -> HttpResponse:
    """Absences of a school year by reason and by term, in lessons and in whole days."""
    found = frame(request, student, "absences")
    own = _year(found, 0, year, request.viewer.today)
    page = absences_page(student, own) if own else None
    return render(request, "diary/absences.html", context(found, year=own, page=page))


@family
@require_safe
def looks(request: ViewerRequest, student: int) -> HttpResponse:
    """Who looked at the child's data in the last months."""
    found = frame(request, student, "looks")
    lines = looks_at(student, request.viewer.today - LOOKS_SHOWN)
    told = [(line, gettext(LOOKED_AT.get(line.what, line.what))) for line in lines]
    return render(
        request,
        "diary/looks.html",
        context(found, lines=told, year=found.year_on(request.viewer.today)),
    )
