"""What every page needs of the school, in one query: its name, clock and a few norms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery

from parta.school.models import Norm, School
from parta.school.rules.norms import Norms

KEYS = (
    "guardian_after_leaving_days",
    "idle_minutes",
    "signin_failures",
    "signin_login_failures",
    "signin_address_failures",
    "signin_window_minutes",
)


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """The school as the frame of every page shows it; ``norms`` has its own values of ``KEYS``."""

    name: str
    short_name: str
    zone: str
    language: str
    demo: bool
    norms: Norms


def school_card() -> SchoolCard | None:
    """The school's card, or None before the first steps."""
    own = {key: Subquery(Norm.objects.filter(key=key, year=0).values("value")[:1]) for key in KEYS}
    row = School.objects.annotate(**own).values(*_PLAIN, *KEYS).first()
    return _card(row) if row else None


_PLAIN = ("name", "short_name", "zone", "language", "demo")


def _card(row: dict[str, Any]) -> SchoolCard:
    given = {key: row[key] for key in KEYS if row[key] is not None}
    return SchoolCard(**{name: row[name] for name in _PLAIN}, norms=Norms.of(given))
