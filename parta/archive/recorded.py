"""Register of recorded tables: collects each room's lists, and says what replay must know."""

from __future__ import annotations

from typing import Final

from parta.journal import recorded as journal
from parta.ledger.guards import GUARDS as LEDGER_GUARDS
from parta.ledger.recorded import Recorded
from parta.ledger.rules import ERASURE, RESTORED
from parta.lib.guards import Guard
from parta.people import recorded as people
from parta.people.guards import GUARDS as PEOPLE_GUARDS
from parta.plan import recorded as plan
from parta.results import recorded as results
from parta.school import recorded as school
from parta.school.guards import GUARDS as SCHOOL_GUARDS
from parta.timetable import recorded as timetable

_ROOMS: Final = (people, school, plan, journal, timetable, results)

SPECS: Final[dict[str, Recorded]] = {spec.kind: spec for room in _ROOMS for spec in room.RECORDED}
EXEMPT: Final[dict[str, str]] = {
    name: reason for room in _ROOMS for name, reason in room.EXEMPT.items()
} | {
    "LedgerEntry": "the chain itself",
    "LedgerText": "the personal texts of the chain, proved by their hashes in it",
}

GUARDS: Final[list[Guard]] = [*LEDGER_GUARDS, *PEOPLE_GUARDS, *SCHOOL_GUARDS]

# Kinds of entries behind which no table stands.
EVENTS: Final = frozenset({ERASURE, RESTORED})

# Where a row is found in the register when the row itself does not say: from it to its lesson.
PAGES: Final = {
    "mark": "part__assignment__lesson_id",
    "part": "assignment__lesson_id",
    "homeworkfor": "homework__lesson_id",
}

# Columns of recorded tables that the ledger does not hold, each with its reason.
ASIDE: Final[dict[str, dict[str, str]]] = {
    "Person": {"sort_key": "follows from the names"},
    "Account": {
        "password": "a secret; its change is no record of the school",
        "slip": "a secret",
        "pin": "a secret",
        "language": "a taste",
        "last_login": "activity, written in batches",
        "last_seen": "activity, written in batches",
    },
}
