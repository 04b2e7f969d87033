"""The pages of the office. They read; the only act is to confirm a substitution."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from parta.journal.actions.substitutions import confirm_substitution
from parta.journal.queries.refused import count_refused, refused_operations
from parta.journal.queries.substitutions import count_unconfirmed, unconfirmed
from parta.ledger.rules import ADMINISTRATOR, DEPUTY, HEAD
from parta.oversight.queries.late import late_entries
from parta.oversight.queries.unfilled import unfilled_lessons
from parta.school.queries.norms import norms
from parta.web.kit.messages import INFO, say
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles
from parta.web.office import words
from parta.web.office.filling import MOST, filling_page, lesson_address
from parta.web.office.periods import periods

REFUSED_DAYS = timedelta(days=14)
SUBSTITUTION_DAYS = timedelta(days=120)
administration = for_roles(HEAD, DEPUTY, ADMINISTRATOR)


def _page(request: ViewerRequest, template: str, **more: Any) -> HttpResponse:
    """A page of the office; its tabs say how much waits behind them."""
    counts = {
        "waiting": count_unconfirmed(request.viewer.today - SUBSTITUTION_DAYS),
        "refused": count_refused(request.now - REFUSED_DAYS),
    }
    return render(request, f"office/{template}.html", {"counts": counts, **more})


@administration
@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """Lessons that are not filled past their deadlines, by teacher or by class."""
    asked = periods(request.viewer.today, request.GET.get("period", ""))
    if asked is None:
        return _page(request, "unfilled", page=None)
    found = unfilled_lessons(
        *asked.widest, request.now, ZoneInfo(request.school.zone), norms(asked.year.id)
    )
    page = filling_page(found, asked, request.GET.get("by", ""), request.GET.get("who", ""))
    return _page(request, "unfilled", page=page, period=asked.chosen)


@administration
@require_safe
def late(request: ViewerRequest) -> HttpResponse:
    """Entries that came after their deadlines, by kind and clause."""
    asked = periods(request.viewer.today, request.GET.get("period", ""))
    if asked is None:
        return _page(request, "late", report=None)
    zone, chosen = ZoneInfo(request.school.zone), asked.chosen
    report = late_entries(chosen.first, chosen.last, zone, norms(asked.year.id))
    rows = [
        (row, words.late(row.kind), words.delay(row.delay),
         lesson_address(row.lesson.course, row.lesson.lesson))
        for row in report.rows[:MOST]
    ]  # fmt: skip
    return _page(
        request, "late", report=report, rows=rows, periods=asked,
        kinds=[(one, words.late(one.kind)) for one in report.kinds],
        hidden=max(len(report.rows) - MOST, 0),
    )  # fmt: skip


@administration
@require_safe
def substitutions(request: ViewerRequest) -> HttpResponse:
    """Substitutions that wait for the deputy's word."""
    waiting = unconfirmed(request.viewer.today - SUBSTITUTION_DAYS)
    rows = [
        (one, [(lesson, lesson_address(lesson.course, lesson.lesson)) for lesson in one.lessons])
        for one in waiting
    ]
    return _page(request, "substitutions", rows=rows, may_confirm=request.viewer.has(DEPUTY))


@for_roles(DEPUTY)
@require_POST
def confirm(request: ViewerRequest, meeting: int) -> HttpResponse:
    """Confirm one substitution."""
    by = request.viewer.actor(at=request.now, role=DEPUTY)
    if confirm_substitution(by=by, meeting=meeting):
        say(request, _("The substitution is confirmed."))
    else:
        say(request, _("This substitution was confirmed before."), INFO)
    return redirect("office:substitutions")


@administration
@require_safe
def operations(request: ViewerRequest) -> HttpResponse:
    """What teachers typed in vain in the last two weeks: refused, or met another's entry."""
    rows = [
        (row, words.operation(row.kind),
         lesson_address(row.where.course, row.where.lesson) if row.where else "")
        for row in refused_operations(request.now - REFUSED_DAYS)
    ]  # fmt: skip
    return _page(request, "operations", rows=rows)
