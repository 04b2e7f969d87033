"""«Я веду урок вместо…»: any teacher takes a lesson of today, the deputy confirms later (S-4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from parta.journal.actions.takeover import take_over
from parta.journal.queries.day import DayMeeting, meetings_of_others, own_courses
from parta.ledger.rules import DEPUTY, HEAD, HOMEROOM, TEACHER
from parta.school.queries.bilingual import Bilingual
from parta.web.kit.messages import say
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles


@dataclass(frozen=True, slots=True)
class Offer:
    """A meeting that may be taken, and own subjects that may be taught there instead."""

    meeting: DayMeeting
    subjects: list[tuple[int, Bilingual]]


@for_roles(TEACHER, HOMEROOM, HEAD, DEPUTY)
@require_http_methods(["GET", "HEAD", "POST"])
def instead(request: ViewerRequest) -> HttpResponse:
    """Choose a lesson of today that somebody else was to teach, and teach it."""
    meetings = meetings_of_others(request.viewer.person, request.viewer.today)
    free = [one for one in meetings if one.swap is None]
    if request.method == "POST":
        return _taken(request, free)
    own = own_courses(request.viewer.person, request.viewer.today)
    offers = [Offer(one, _subjects(one, own)) for one in free]
    context = {"numbers": _by_number(offers), "day": request.viewer.today}
    return render(request, "desk/instead.html", context)


def _taken(request: ViewerRequest, free: list[DayMeeting]) -> HttpResponse:
    asked, subject = request.POST.get("meeting", ""), request.POST.get("course", "")
    meeting = next((one for one in free if str(one.meeting) == asked), None)
    if meeting is None:
        raise Http404
    by = request.viewer.actor(at=request.now)
    course = int(subject) if subject.isdecimal() else None
    take_over(by=by, meeting=meeting.meeting, course=course)
    say(request, _("The lesson is yours. The deputy head will confirm the substitution."))
    return redirect(f"{reverse('desk:start')}#m{meeting.meeting}")


def _subjects(
    meeting: DayMeeting, own: dict[int, list[tuple[int, Bilingual]]]
) -> list[tuple[int, Bilingual]]:
    classes = {one.school_class for one in meeting.lessons if one.school_class}
    planned = {one.course for one in meeting.lessons}
    found = [pair for school_class in classes for pair in own.get(school_class, [])]
    return [pair for pair in found if pair[0] not in planned]


def _by_number(offers: list[Offer]) -> list[tuple[int, list[Offer]]]:
    numbers = dict.fromkeys(one.meeting.number for one in offers)
    return [(n, [one for one in offers if one.meeting.number == n]) for n in numbers]
