"""Kinds of gaps, late entries and operations in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from parta.lib.text import N_
from parta.oversight.rules import Delay

PARTS: Final = {
    "held": N_("no “The lesson was held”"),
    "topic": N_("no topic"),
    "homework": N_("no homework"),
}
LATE: Final = {
    "held": N_("“The lesson was held”"),
    "absence": N_("Absences"),
    "topic": N_("Topics"),
    "homework": N_("Homework tasks"),
    "mark": N_("Current marks"),
    "written": N_("Marks of written works"),
}
OPERATIONS: Final = {
    "mark": N_("mark"),
    "absence": N_("absence"),
    "held": N_("lesson held"),
    "not_held": N_("lesson not held"),
    "topic": N_("topic"),
    "homework": N_("homework"),
    "assignment": N_("assignment"),
}


def part(key: str) -> str:
    """What a lesson lacks."""
    return gettext(PARTS[key])


def late(kind: str) -> str:
    """A kind of entry that has a deadline of its own."""
    return gettext(LATE[kind])


def operation(kind: str) -> str:
    """What an operation was about; an unknown kind as the browser sent it."""
    return gettext(OPERATIONS[kind]) if kind in OPERATIONS else kind


def delay(late: Delay) -> str:
    """«2 д 3 ч», «1 ч», «15 мин»: the greatest unit, and the next one where it says something."""
    units = (
        (late.days, _("%(n)s d")), (late.hours, _("%(n)s h")), (late.minutes, _("%(n)s min")),
    )  # fmt: skip
    greatest = next(place for place, (count, _words) in enumerate(units) if count)
    said = [words % {"n": count} for count, words in units[greatest : greatest + 2] if count]
    return " ".join(said)
