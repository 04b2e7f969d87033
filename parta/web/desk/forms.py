"""Forms of the desk: they parse, and give the operations that a script would have sent."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from parta.journal.actions.operations import MOST
from parta.lib.errors import BadInput

Body = dict[str, Any]


def operations_of(form: QueryDict) -> list[Body]:
    """One operation for each lesson that the form names. Raises ``BadInput``."""
    fields = _FIELDS.get(form.get("kind", ""))
    lessons = [int(text) for text in form.getlist("lesson") if text.isdecimal()]
    if fields is None or not lessons or len(lessons) > MOST:
        raise BadInput(_("The form is incomplete: reload the page."))
    said = fields(form)
    return [
        {"id": str(uuid.uuid4()), "v": 1, "kind": form["kind"], "lesson": lesson, **said}
        for lesson in lessons
    ]


def _held(form: QueryDict) -> Body:
    return {"value": form.get("value") != "no"}


def _not_held(form: QueryDict) -> Body:
    return {"value": form.get("value", ""), "note": form.get("note", "")}


def _topic(form: QueryDict) -> Body:
    """The topic typed, or the one on the button that was pressed."""
    return {"value": form.get("instead") or form.get("value", ""), **_saw(form)}


def _homework(form: QueryDict) -> Body:
    if form.get("none"):
        return {"value": "", "none": True, **_saw(form)}
    text = form.get("instead") or form.get("value", "")
    return {"value": text, "due": form.get("due", ""), **_saw(form)}


def _assignment(form: QueryDict) -> Body:
    number = form.get("number", "")
    return {
        "type": form.get("type", ""),
        "number": int(number) if number.isdecimal() else 1,
        "title": form.get("title", ""),
        "was": form.get("was", ""),
    }


def _saw(form: QueryDict) -> Body:
    """What the form's page showed, so that two editors are told of each other."""
    seen = form.get("saw", "")
    return {"saw": int(seen)} if seen.isdecimal() else {}


_FIELDS: dict[str, Callable[[QueryDict], Body]] = {
    "held": _held,
    "not_held": _not_held,
    "topic": _topic,
    "homework": _homework,
    "assignment": _assignment,
}
