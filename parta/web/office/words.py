"""Kinds of gaps, late entries and operations in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from parta.lib.text import N_
from parta.oversight.rules import Delay

PARTS: Final = {
    "held": N_("held and absent not noted"),
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
    """«2 д 3 ч», «15 мин»: the two greatest units that say something."""
    if late.days:
        return _("%(days)s d %(hours)s h") % {"days": late.days, "hours": late.hours}
    if late.hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": late.hours, "minutes": late.minutes}
    return _("%(minutes)s min") % {"minutes": late.minutes}
