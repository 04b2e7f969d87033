"""The journal page of a course and term, the list of journals, the formula of an average."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from parta.journal.queries.page import CoursePage, Listing, course_page, journals
from parta.journal.queries.sheets import Column, Sheet
from parta.journal.queries.term_sheet import TermSheet, term_sheet
from parta.journal.rules.cells import VALUE_SIGNS
from parta.ledger.rules import ADMINISTRATOR, DEPUTY, HEAD, HOMEROOM, TEACHER
from parta.results.queries import results_on_page
from parta.results.queries.summaries import summaries
from parta.school.queries.calendar import Span, year_on, years
from parta.school.queries.rosters import roster
from parta.web.desk.document import script, sheet_document
from parta.web.desk.frame import frame
from parta.web.desk.lessons import panel_to_read
from parta.web.desk.moments import moment_of
from parta.web.desk.panels import Moment
from parta.web.desk.rights import rights_on_page
from parta.web.desk.sides import sides
from parta.web.desk.table import Look, Side, paint
from parta.web.kit.requests import ViewerRequest, is_fetch
from parta.web.kit.roles import for_roles

READERS = (TEACHER, HOMEROOM, ADMINISTRATOR, HEAD, DEPUTY)


@for_roles(*READERS)
@require_GET
def courses(request: ViewerRequest) -> HttpResponse:
    """The journals that the viewer may open in a year; past years stay open (P-1.3.4)."""
    year = _chosen_year(request)
    listed: tuple[Listing, ...] = ()
    if year is not None:
        day = min(max(request.viewer.today, year.first), year.last)
        listed = journals(request.viewer, year.id, day)
    context = {"mine": [one for one in listed if one.mine], "year": year, "years": years()}
    others = [one for one in listed if not one.mine]
    return render(request, "desk/courses.html", {**context, "others": others})


def _chosen_year(request: ViewerRequest) -> Span | None:
    asked = request.GET.get("year", "")
    chosen = [year for year in years() if str(year.id) == asked]
    return chosen[0] if chosen else year_on(request.viewer.today)


@for_roles(*READERS)
@require_GET
def page(request: ViewerRequest, course: int, term: int | None = None) -> HttpResponse:
    """One course in one term: the table, and the panel of the lesson that is chosen."""
    about = course_page(request.viewer, course, term, request.viewer.today)
    moment = moment_of(request, year=about.year.id)
    span = (about.term.first, about.term.last)
    found = term_sheet(about.course, about.group, about.subject, *span)
    sheet = found.sheet
    chosen = _chosen(request, sheet)
    look = Look(
        label=_("%(group)s, %(subject)s") % {"group": about.group_name, "subject": about.name},
        link=_linker(about),
        state=_stater(moment),
        chosen=chosen,
        sides=_sides(about, found, moment),
    )
    right = rights_on_page(about, request.viewer, moment)
    table = sheet_document(sheet, sheet.columns, about.scale, right)
    document = {**frame(request, [table]), "term": about.term.number, "chosen": chosen}
    context = {
        "page": about, "table": paint(sheet, look), "document": script(document),
        "today": moment.today, "empty": not sheet.columns,
        "part": panel_to_read(request, chosen, moment) if chosen else None,
    }  # fmt: skip
    return render(request, "desk/course.html", context)


@for_roles(*READERS)
@require_GET
def average(request: ViewerRequest, course: int, term: int, student: int) -> HttpResponse:
    """How a student's average of a term came about: the formula and every mark in it."""
    about = course_page(request.viewer, course, term, request.viewer.today)
    listed = roster(about.group, about.term.first, about.term.last)
    row = next((one for one in listed if one.student == student), None)
    if row is None:
        raise Http404
    moment = moment_of(request, year=about.year.id)
    results = results_on_page(about.course, about.subject, [student], about.term, moment.norms)
    marks = [(mark, VALUE_SIGNS[mark.value]) for mark in results[student].marks]
    context = {"page": about, "row": row, "standing": results[student], "marks": marks}
    template = "desk/average_part.html" if is_fetch(request) else "desk/average.html"
    return render(request, template, context)


def _chosen(request: ViewerRequest, sheet: Sheet) -> int:
    asked = request.GET.get("lesson", "")
    lessons = {column.lesson for column in sheet.columns}
    return int(asked) if asked.isdecimal() and int(asked) in lessons else 0


def _linker(page: CoursePage) -> Callable[[Column], str]:
    address = reverse("desk:term", args=[page.course, page.term.number])
    return lambda column: f"{address}?lesson={column.lesson}"


def _stater(moment: Moment) -> Callable[[Column], tuple[str, str]]:
    """The class of a column and its words: not held, not filled, today, to come."""
    today, words = moment.today, (_("not held"), _("not filled"), _("today"))

    def state(column: Column) -> tuple[str, str]:
        now = " t" if column.date == today else ""
        if column.not_held:
            return f"n{now}", words[0]
        if column.date < today and not (column.held and column.topic):
            return f"u{now}", words[1]
        return ("t", words[2]) if now else ("f" if column.date > today else "", "")

    return state


def _sides(page: CoursePage, found: TermSheet, moment: Moment) -> tuple[Side, ...]:
    if not page.has_marks:
        return ()
    students = [row.student for row in found.sheet.students]
    results = summaries(
        page.subject, page.group, page.term, students, found.given, page.hours, moment.norms
    )
    return sides(page, results, moment.norms, moment.today)
