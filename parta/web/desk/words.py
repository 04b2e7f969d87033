"""What the page's script says, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from parta.journal.rules.attendance import CODES
from parta.journal.rules.timeliness import CHANGE_REASONS


def script_words() -> dict[str, str]:
    """Texts of the script by name; ``{0}``, ``{1}`` are filled in by it."""
    return {
        "saving": _("saving"),
        "saved": _("Saved"),
        "waiting": _("No connection: {0} entries wait and will be sent by themselves."),
        "waits": _("waits for the connection"),
        "refused": _("not accepted: {0}"),
        "signedOut": _("You are signed out. {0} entries wait here: sign in and they will be sent."),
        "otherAccount": _("Another person is signed in here now: {0} entries wait for their own."),
        "locked": _("The screen is locked: {0} entries wait."),
        "signIn": _("Sign in"),
        "conflict": _("{0} wrote “{1}”, you wrote “{2}”."),
        "somebody": _("Somebody else"),
        "keepMine": _("Keep mine"),
        "takeTheirs": _("Take theirs"),
        "nothing": _("nothing"),
        "undone": _("Undone"),
        "redone": _("Done again"),
        "readOnly": _("This lesson can't be written in."),
        "outside": _("The student was not in the list on that day."),
        "noMarks": _("This class has no marks: only absences."),
        "notHeld": _("The lesson is noted as not held."),
        "unreadable": _("“{0}” is neither a mark nor a sign of absence."),
        "pasted": _("{0} cells filled, {1} left as they were, {2} not understood."),
        "filled": _("{0} empty cells filled."),
        "why": _("Why is the mark changed?"),
        "skip": _("Without a reason"),
        "cell": _("Cell"),
        "another": _("One more work in this cell"),
        "part": _("A second part of the same work"),
        "clear": _("Clear the cell"),
        "undo": _("Undo"),
        "fill": _("The last value into the empty cells of the column"),
        "saveError": _("The browser can't keep entries: do not close this page before they go."),
    }


def absence_words() -> dict[str, list[str]]:
    """Sign and words of each code of absence."""
    return {code: [facts.sign, _(facts.title)] for code, facts in CODES.items()}


def reasons() -> list[list[str]]:
    """The presets of why a mark was changed after its deadline: code and words (S-5)."""
    return [[code, _(words)] for code, words in CHANGE_REASONS]
