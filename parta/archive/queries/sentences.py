"""A sentence for each thing that verification finds, in the user's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parta.archive.queries.compare import Found
from parta.archive.rules import Judged, Verdict
from parta.ledger.proof import Fault

_FAULTS: Final[dict[str, Promise]] = {
    "gap": gettext_lazy("entry №%(seq)s: entries %(detail)s before it are missing"),
    "link": gettext_lazy("entry №%(seq)s does not continue the entry before it"),
    "hash": gettext_lazy("entry №%(seq)s was changed: its hash is another"),
    "unreadable": gettext_lazy("entry №%(seq)s can't be read (%(detail)s)"),
    "columns": gettext_lazy("entry №%(seq)s: the columns beside the text say something else"),
    "epoch": gettext_lazy("entry №%(seq)s is of a wrong epoch (%(detail)s)"),
    "old": gettext_lazy("entry №%(seq)s names old values that the entries before it don't give"),
    "kind": gettext_lazy("entry №%(seq)s is of an unknown kind: %(detail)s"),
    "text": gettext_lazy("entry №%(seq)s: its text «%(detail)s» is not the one that was sealed"),
    "text gone": gettext_lazy("entry №%(seq)s: its text «%(detail)s» is gone without an act"),
    "stray text": gettext_lazy("entry №%(seq)s has sealed no text «%(detail)s», yet there is one"),
    "not emptied": gettext_lazy("entry №%(seq)s: the erased text «%(detail)s» is still there"),
    "not claimed": gettext_lazy("entry №%(seq)s: no entry tells of erasing the text «%(detail)s»"),
}
_FOUND: Final[dict[str, Promise]] = {
    "changed": gettext_lazy("%(where)s: %(column)s was %(was)s, is %(now)s"),
    "created": gettext_lazy("%(where)s: %(column)s was %(was)s, is %(now)s"),
    "entry": gettext_lazy("%(where)s: the last entry is %(was)s, the row names %(now)s"),
    "missing": gettext_lazy("%(where)s: the row is gone; it was: %(was)s"),
    "deleted": gettext_lazy("%(where)s: deleted by entry №%(seq)s, yet it is there: %(now)s"),
    "unrecorded": gettext_lazy("%(where)s: the row has no entry in the ledger; it is: %(now)s"),
    "unreadable": gettext_lazy("%(where)s: a column of row №%(row)s holds what can't stand there"),
    "erased": gettext_lazy("%(where)s: %(column)s, erased by act %(was)s"),
}
_ANCHORS: Final[dict[Verdict, Promise]] = {
    Verdict.HOLDS: gettext_lazy("the anchor of %(day)s (entry №%(seq)s) holds"),
    Verdict.DIFFERS: gettext_lazy(
        "the anchor of %(day)s does not hold: another entry №%(seq)s stood there then; "
        "the ledger was rewritten, or restored from a copy that this anchor is newer than"
    ),
    Verdict.BEYOND: gettext_lazy(
        "the anchor of %(day)s does not hold: entry №%(seq)s is gone; the ledger's end was cut "
        "off, or it was restored from a copy that this anchor is newer than"
    ),
    Verdict.GIVEN_UP: gettext_lazy(
        "the anchor of %(day)s (entry №%(seq)s) was given up when the school was restored from "
        "an older copy"
    ),
}


def fault_sentence(fault: Fault, about: str) -> str:
    """What is wrong with an entry, and what the entry is ``about``."""
    said = str(_FAULTS[fault.code]) % {"seq": fault.seq, "detail": fault.detail}
    return f"{said} — {about}" if about else said


def found_sentence(found: Found, where: str, column: str, was: str, now: str) -> str:
    """What is wrong with a row."""
    names = {"where": where, "column": column, "was": was, "now": now, "row": found.row}
    return str(_FOUND[found.code]) % {**names, "seq": found.standing.seq if found.standing else 0}


def anchor_sentence(judged: Judged) -> str:
    """What an anchor says."""
    day = f"{judged.anchor.at:%d.%m.%Y}"
    return str(_ANCHORS[judged.verdict]) % {"day": day, "seq": judged.anchor.seq}


def more(count: int) -> str:
    """Instead of differences that nobody reads one by one."""
    return _("… and more differences: %(count)s") % {"count": count}


def guard_gone(name: str) -> str:
    """A trigger of ours is not there, or not as we made it."""
    return _("the guard %(name)s is missing or was altered") % {"name": name}


def guard_strange(name: str) -> str:
    """A trigger that is none of ours."""
    return _("a strange trigger stands in the database: %(name)s") % {"name": name}


def line_unreadable(path: str, line: int) -> str:
    """A line of an anchors' file that is no anchor."""
    return _("%(path)s: line %(line)s is no anchor") % {"path": path, "line": line}
