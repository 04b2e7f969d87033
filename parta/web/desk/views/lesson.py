"""One lesson: its panel, the history of a cell, and forms that work without scripts."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from parta.journal.access import lesson_to_read
from parta.journal.actions.operations import Answer, apply
from parta.journal.queries.history import cell_history
from parta.journal.queries.students import name_on_page
from parta.journal.rules.timeliness import CHANGE_REASONS
from parta.web.desk.forms import operations_of
from parta.web.desk.lessons import panel_to_read
from parta.web.desk.moments import moment_of
from parta.web.desk.senders import sender
from parta.web.desk.views.course import READERS
from parta.web.kit.messages import BAD, say
from parta.web.kit.requests import ViewerRequest, is_fetch
from parta.web.kit.roles import for_roles

# The forms of a page without scripts are one device more of their account.
FORMS = uuid.UUID("5c0f7a52-7d3b-4a53-9a86-6a6c1cb9a4f0")


@for_roles(*READERS)
@require_GET
def panel(request: ViewerRequest, lesson: int) -> HttpResponse:
    """The part of a page that shows and changes one lesson."""
    facts = lesson_to_read(request.viewer, lesson)
    part = panel_to_read(request, lesson, moment_of(request, day=facts.date))
    return render(request, "desk/panel_part.html", {"part": part, "back": _back_to(facts)})


@for_roles(*READERS)
@require_GET
def history(request: ViewerRequest, lesson: int, student: int) -> HttpResponse:
    """Everything that was ever written about a student in a lesson."""
    facts = lesson_to_read(request.viewer, lesson)
    name = name_on_page(facts.group, student)
    if not name:
        raise Http404
    moment = moment_of(request, day=facts.date)
    presets = {code: _(words) for code, words in CHANGE_REASONS}
    changes = cell_history(facts, student, moment.zone, moment.norms)
    context = {
        "changes": [(one, presets.get(one.reason, one.reason)) for one in changes],
        "name": name,
        "date": facts.date,
    }
    template = "desk/history_part.html" if is_fetch(request) else "desk/history.html"
    return render(request, template, context)


@for_roles(*READERS)
@require_POST
def write(request: ViewerRequest) -> HttpResponse:
    """What a form says about one lesson or several; the same operations as the script's."""
    bodies = operations_of(request.POST)
    device = uuid.uuid5(FORMS, str(request.viewer.account))
    _tell(request, apply(sender(request, device), bodies))
    return HttpResponseRedirect(_back(request))


def _tell(request: ViewerRequest, answers: list[Answer]) -> None:
    """Say what came of a form: the refusals, or that all of it is saved."""
    refused = [answer for answer in answers if answer["outcome"] != "done"]
    for answer in refused:
        say(request, answer.get("message", ""), BAD)
    if not refused:
        say(request, _("Saved"))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/"):
        return wanted
    return reverse("desk:start")


def _back_to(facts: Any) -> str:
    return f"{reverse('desk:course', args=[facts.course])}?lesson={facts.id}"
