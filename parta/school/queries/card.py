"""What every page needs of the school, in one query: its name, clock and a few norms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery

from parta.lib.prepared import Prepared
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
    rows = _CARD.rows()
    return _card(*rows[0]) if rows else None


def _card(name: str, short: str, zone: str, language: str, demo: Any, *values: Any) -> SchoolCard:
    own = {key: _value(raw) for key, raw in zip(KEYS, values, strict=True) if raw is not None}
    return SchoolCard(name, short, zone, language, bool(demo), Norms.of(own))


def _value(raw: Any) -> Any:
    return json.loads(raw) if isinstance(raw, str) else raw


def _query() -> QuerySet[Any, Any]:
    own = [Subquery(Norm.objects.filter(key=key, year=0).values("value")[:1]) for key in KEYS]
    return School.objects.values_list("name", "short_name", "zone", "language", "demo", *own)


_CARD = Prepared(_query)
