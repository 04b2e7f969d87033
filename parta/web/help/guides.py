"""Which guides there are, for whom, and where their texts lie: ``docs/help`` of the clone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from parta.ledger.rules import (
    ADMINISTRATOR,
    DEPUTY,
    GUARDIAN,
    HEAD,
    HOMEROOM,
    STUDENT,
    TEACHER,
)

DOCS: Final = Path(__file__).resolve().parents[3] / "docs"
FOLDER: Final = DOCS / "help"
PICTURES: Final = DOCS / "pictures"
FIRST: Final = "ru"  # the language that every guide is written in


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: its file's name, whose work it describes (empty: everybody's), its languages."""

    slug: str
    roles: frozenset[str] = frozenset()
    languages: tuple[str, ...] = (FIRST,)

    def file(self, language: str) -> Path:
        """Where its text in one of its languages lies."""
        name = self.slug if language == FIRST else f"{self.slug}.{language}"
        return FOLDER / f"{name}.md"

    def language(self, wished: str) -> str:
        """The wished language if the guide is written in it, else Russian."""
        return wished if wished in self.languages else FIRST


# In the order in which they are offered.
GUIDES: Final = (
    Guide("first-steps"),
    Guide("teacher", frozenset({TEACHER})),
    Guide("class-teacher", frozenset({HOMEROOM})),
    Guide("family", frozenset({GUARDIAN, STUDENT}), ("ru", "kk")),
    Guide("office", frozenset({HEAD, DEPUTY})),
    Guide("administrator", frozenset({ADMINISTRATOR})),
    Guide("no-internet", frozenset({TEACHER, HOMEROOM, ADMINISTRATOR})),
    Guide("ledger", frozenset({ADMINISTRATOR, HEAD, DEPUTY})),
    Guide("netcity", frozenset({ADMINISTRATOR})),
)
BY_SLUG: Final = {guide.slug: guide for guide in GUIDES}


def arranged(roles: frozenset[str]) -> tuple[list[Guide], list[Guide]]:
    """The guides in two parts: those for everybody or for one of the roles, and the rest."""
    own = [guide for guide in GUIDES if not guide.roles or guide.roles & roles]
    return own, [guide for guide in GUIDES if guide not in own]
