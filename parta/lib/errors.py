"""What went wrong, in words for the person who did it."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A rule or a right forbids it. ``str()`` is a sentence for the user, already translatable.

    ``code`` names the rule for programs (operations answer with it), ``clause`` its source.
    """

    code = "refused"

    def __init__(self, message: Any, *, code: str = "", clause: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.clause = clause

    def __str__(self) -> str:
        return str(self.message)


class NotYours(Refused):
    """The row is not there for this person: shown as 404, so that nothing is betrayed."""

    code = "not_found"


class BadInput(Refused):
    """What was given can't be read as what was asked for."""

    code = "bad_input"


class Conflict(Refused):
    """Somebody changed the same thing meanwhile; ``now`` is what stands there."""

    code = "conflict"

    def __init__(self, message: Any, *, now: dict[str, Any]) -> None:
        super().__init__(message)
        self.now = now
