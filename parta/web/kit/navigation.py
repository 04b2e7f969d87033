"""The entries of the top bar: one account sees the union of what its roles need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from parta.ledger.rules import (
    ADMINISTRATOR,
    DEPUTY,
    GUARDIAN,
    HEAD,
    HOMEROOM,
    STUDENT,
    TEACHER,
)
from parta.lib.text import N_
from parta.school.access import Viewer


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go: a msgid, the name of an address without arguments, and whose it is.

    ``begins`` says that somebody's work may begin there.
    """

    label: str
    name: str
    roles: frozenset[str] = frozenset()
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the page shows it."""

    label: str
    url: str
    current: bool


# Who may open journal pages (§1.6): a teacher the own ones, a class teacher the class's.
READERS: Final = frozenset({TEACHER, HOMEROOM, ADMINISTRATOR, HEAD, DEPUTY})
# Pages that lie behind an entry of the bar without being it.
WITHIN: Final = dict.fromkeys(("desk:course", "desk:term", "desk:average"), "desk:courses")
# In the order in which a person of several roles meets them: the first is the start page.
ENTRIES: Final = (
    Entry(N_("My day"), "desk:start", frozenset({TEACHER})),
    Entry(N_("Journals"), "desk:courses", READERS, begins=False),
    Entry(N_("Control"), "office:start", frozenset({HEAD, DEPUTY})),
    Entry(N_("My class"), "homeroom:start", frozenset({HOMEROOM})),
    Entry(N_("Diary"), "diary:start", frozenset({STUDENT, GUARDIAN})),
    Entry(N_("Accounts"), "account:entrances", frozenset({ADMINISTRATOR, HOMEROOM})),
    Entry(N_("School set-up"), "setup:start", frozenset({ADMINISTRATOR})),
    Entry(N_("Help"), "help:start"),
)
ROLE_NAMES: Final = {
    ADMINISTRATOR: N_("administrator"),
    HEAD: N_("head"),
    DEPUTY: N_("deputy head"),
    HOMEROOM: N_("class teacher"),
    TEACHER: N_("teacher"),
    STUDENT: N_("student"),
    GUARDIAN: N_("guardian"),
    "C": N_("secretary"),
    "W": N_("social worker"),
    "B": N_("accountant"),
}


def links(viewer: Viewer, here: Any = None) -> list[Link]:
    """The viewer's entries; ``here`` is the request's resolver match. Absent windows are left out.

    The entry whose address is the page's own is current; else the first one of its window.
    """
    found = [(entry, _url(entry.name)) for entry in ENTRIES if _is_for(entry, viewer)]
    present = [(entry, url) for entry, url in found if url]
    names = [entry.name for entry, _ in present]
    current = _current(names, here)
    return [Link(gettext(e.label), url, e.name == current) for e, url in present]


def start(viewer: Viewer) -> str:
    """Where the viewer's work begins: the first entry, else their own account."""
    mine = [entry for entry in ENTRIES if entry.begins and _is_for(entry, viewer)]
    return next((url for entry in mine if (url := _url(entry.name))), reverse("account:home"))


def role_words(viewer: Viewer) -> list[str]:
    """The viewer's roles in words; the deputy's tasks that a head inherits are no role."""
    hidden = {DEPUTY} if viewer.inherits_deputy else set()
    return [
        gettext(words) for letter, words in ROLE_NAMES.items() if letter in viewer.roles - hidden
    ]


def _is_for(entry: Entry, viewer: Viewer) -> bool:
    return not entry.roles or viewer.has(*entry.roles)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(names: list[str], here: Any) -> str:
    if here is None:
        return ""
    name = WITHIN.get(here.view_name, here.view_name)
    if name in names:
        return str(name)
    own_pages = here.namespace == "account"  # one's own account is no part of the others' list
    window = f"{here.namespace}:"
    return next((n for n in names if n.startswith(window) and not own_pages), "")
