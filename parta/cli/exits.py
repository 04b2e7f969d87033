"""Exit codes, and the words for them that stand in every help text."""

from __future__ import annotations

from typing import Final

from parta.cli.words import _

FINE: Final = 0
ATTENTION: Final = 1  # refused by a rule, or something is not as it should be
UNUSABLE: Final = 2  # what was given can't be used: options, a file, a folder without a school
BROKEN: Final = 3  # the program or its database failed; the log says more
INTERRUPTED: Final = 130


def table(fine: str, attention: str, unusable: str = "") -> str:
    """The paragraph of a help text that says what this command's exit codes mean."""
    rows = {
        FINE: fine,
        ATTENTION: attention,
        UNUSABLE: unusable or _("what was given can't be used"),
        BROKEN: _("the program or the database failed; the log in the school's folder says more"),
        INTERRUPTED: _("stopped by Ctrl+C"),
    }
    lines = [f"  {code:<4} {meaning}" for code, meaning in rows.items()]
    return "\n".join([_("exit codes:"), *lines])
