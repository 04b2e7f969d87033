"""The end of the line for operations of a page: each applied exactly once, answered at once.

The protocol is spelled out in docs/rules/operations.md.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parta.journal.actions.operations import apply
from parta.journal.queries.page import course_page
from parta.journal.queries.term_sheet import marks_given
from parta.ledger.rules import HOMEROOM, TEACHER
from parta.lib.clock import milliseconds
from parta.lib.errors import BadInput
from parta.results.queries.summaries import summaries
from parta.school.queries.norms import norms
from parta.school.queries.rosters import roster
from parta.web.desk.senders import sender
from parta.web.desk.sides import sides
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles

OTHER_ACCOUNT = 409


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it came: ``page`` is [course, term] of the page that wants its averages."""

    account: Any
    device: uuid.UUID
    operations: list[dict[str, Any]]
    page: tuple[int, int] | None


@for_roles(TEACHER, HOMEROOM)
@require_POST
def operations(request: ViewerRequest) -> HttpResponse:
    """Apply what one device of one account sends; a queue of another account is not touched."""
    sent = _read(request.body)
    if sent.account != request.viewer.account:
        words = _("These entries belong to another person's account.")
        return JsonResponse({"code": "account", "message": words}, status=OTHER_ACCOUNT)
    answers = apply(sender(request, sent.device), sent.operations)
    found = {
        "answers": answers,
        "averages": _averages(sent, request),
        "now": milliseconds(request.now),
    }
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})


def _read(raw: bytes) -> Sent:
    """The request's JSON in its shape; raises ``BadInput`` for anything else."""
    try:
        body = json.loads(raw)
        device = uuid.UUID(str(body["device"]))
        page = (int(body["page"][0]), int(body["page"][1])) if body.get("page") else None
        found = Sent(body["account"], device, body["operations"], page)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadInput(_("This is no list of operations.")) from error
    listed = isinstance(found.operations, list)
    if not listed or not all(isinstance(one, dict) for one in found.operations):
        raise BadInput(_("This is no list of operations."))
    return found


def _averages(sent: Sent, request: ViewerRequest) -> dict[int, dict[str, str]]:
    """The results of the students whose marks were touched, as the page shows them.

    Only those in the list of the page that asks: nobody learns of strangers.
    """
    asked = {one.get("student") for one in sent.operations if one.get("kind") == "mark"}
    if sent.page is None or not asked:
        return {}
    about = course_page(request.viewer, *sent.page, request.viewer.today)
    term, values = about.term, norms(about.year.id)
    listed = roster(about.group, term.first, term.last)
    students = [row.student for row in listed if row.student in asked]
    given = marks_given(about.subject, about.group, term.first, term.last)
    found = summaries(about.subject, about.group, term, students, given, about.hours, values)
    return {
        student: {
            side.name: side.cells.get(student, "")
            for side in sides(about, found, values, request.viewer.today)
        }
        for student in students
    }
