"""The values of all norms in this school and year."""

from __future__ import annotations

from typing import Any

from parta.school.models import Norm
from parta.school.rules import REGISTRY, NormError, Norms

EVERY_YEAR = 0


def norms(year: int | None = None) -> Norms:
    """Every norm's value, in one query: the school's own of this year, else its own of every
    year, else the regulation's default. ``year`` is the id of a school year.

    A stored value that a norm can't have (a hand-made row, a norm of a newer version) leaves the
    default in force: a page must open even then, and the settings page tells of it.
    """
    rows = Norm.objects.filter(year__in={EVERY_YEAR, year or EVERY_YEAR}).order_by("year")
    own: dict[str, Any] = dict(rows.values_list("key", "value"))
    known = {key: value for key, value in own.items() if key in REGISTRY}
    try:
        return Norms.of(known)
    except NormError:
        return _tolerant(known)


def _tolerant(own: dict[str, Any]) -> Norms:
    """The norms with only those own values that hold, taken one after another."""
    found: dict[str, Any] = {}
    for key, value in own.items():
        try:
            Norms.of({**found, key: value})
        except NormError:
            continue
        found[key] = value
    return Norms.of(found)
