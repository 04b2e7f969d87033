"""The students that stories speak of: who stands in which grade and what happens to them.

Everybody else is drawn from the seed. A family row: its style of names and its children as
(key, grade, sex); the keys of its grown-ups where a story needs them.
"""

from dataclasses import dataclass

from parta.demo.rules.shapes import Sex


@dataclass(frozen=True, slots=True)
class CastFamily:
    """``style``: see ``rules.families``; ``father``/``mother`` empty means a drawn key."""

    style: str
    children: tuple[tuple[str, int, Sex], ...]
    mother: str = ""
    father: str = ""


MOTHER = "g.mother"
SON, DAUGHTER = "s.son", "s.daughter"
TWO_HOMES = "s.two_homes"
COURT = "s.court"
RETURNER = "s.returner"
LEAVER = "s.leaver"
NEWCOMER = "s.newcomer"
MOVER = "s.mover"
EXEMPT = "s.exempt"
WARD = "s.ward"
PHYSICS_CHILD = "s.teacher_child"

FAMILIES = (
    CastFamily("kazakh", ((SON, 5, "m"), (DAUGHTER, 11, "f")), mother=MOTHER),
    CastFamily("russified", ((PHYSICS_CHILD, 7, "f"),), father="t.physics"),
    CastFamily("russian", ((TWO_HOMES, 6, "f"),)),
    CastFamily("russified", ((COURT, 3, "m"),)),
    CastFamily("kazakh", ((RETURNER, 6, "m"),)),
    CastFamily("russian", ((LEAVER, 8, "m"),)),
    CastFamily("plain", ((NEWCOMER, 3, "f"),)),
    CastFamily("kazakh", ((MOVER, 7, "f"),)),
    CastFamily("russified", ((EXEMPT, 9, "m"),)),
    CastFamily("kazakh", ((WARD, 5, "f"),)),
)

#: How well the cast learns, see ``rules.ability``.
PROFILES = {SON: "one_three", DAUGHTER: "excellent", RETURNER: "ordinary", MOVER: "good"}
