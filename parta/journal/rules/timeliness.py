"""Whether an entry came in time, and what of one that waited without a connection (S-6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from parta.journal.rules.deadlines import Deadline, lateness
from parta.ledger.rules import ENTRY, UNJUDGED
from parta.lib.text import N_

# Asked once a batch when an existing mark is replaced after its deadline (S-5).
CHANGE_REASONS: Final = (
    ("slip", N_("slip of the hand")),
    ("redone", N_("the work was done again")),
    ("reviewed", N_("the work was reviewed")),
    ("place", N_("entered for another student or lesson")),
)


class Timeliness(StrEnum):
    """In time, late, waiting for the deputy, or not judged at all."""

    TIMELY = "timely"
    LATE = "late"
    WAITING = "waiting"
    NOT_JUDGED = "not_judged"


class Decision(StrEnum):
    """What the deputy decided about an entry that waited without a connection."""

    NONE = "none"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outage:
    """A time without a connection that is on record; an open end is None."""

    began: datetime
    ended: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether the moment lies in the outage, both ends included."""
        return self.began <= moment and (self.ended is None or moment <= self.ended)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an entry stands to its deadline; ``late`` is by how much where it counts as late."""

    state: Timeliness
    late: timedelta | None = None


def judge(
    received: datetime,
    deadline: Deadline,
    *,
    origin: str = ENTRY,
    waited: int | None = None,
    decision: Decision = Decision.NONE,
    outages: Sequence[Outage] = (),
) -> Verdict:
    """Judge an entry by the server's time of receipt and the seconds it waited on the device.

    Entries of an import or a restore are nobody's lateness.

    Received in time it is in time, whatever the device claims. Typed late it is late by the time
    of typing. Typed in time but received late it is in time if an outage on record covers the
    typing or the deputy accepts it, late by the receipt if the deputy rejects it, and until then
    neither.
    """
    if origin in UNJUDGED:
        return Verdict(Timeliness.NOT_JUDGED)
    late = lateness(received, deadline)
    if late is None:
        return Verdict(Timeliness.TIMELY)
    typed = received - timedelta(seconds=max(waited or 0, 0))
    if decision is Decision.REJECTED:
        return Verdict(Timeliness.LATE, late)
    if typed_late := lateness(typed, deadline):
        return Verdict(Timeliness.LATE, typed_late)
    if decision is Decision.ACCEPTED or any(outage.covers(typed) for outage in outages):
        return Verdict(Timeliness.TIMELY)
    return Verdict(Timeliness.WAITING)
