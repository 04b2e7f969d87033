"""The same seed and day fill the same school; nothing is there before it was entered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.test import override_settings

from parta.archive.queries import verified
from parta.archive.recorded import SPECS
from parta.demo.actions import fill
from parta.journal.models import LaidTopic
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import is_sealed
from parta.lib import home as homes
from parta.school.models import School
from parta.timetable.models import Laying
from tests.demo.filled import NOW
from tests.tools.databases import OwnDatabase, connected, copied

DAY = date(2026, 9, 4)
MORNING = datetime(2026, 9, 3, 3, 0, tzinfo=UTC)  # ten o'clock in the school
SECRETS = frozenset(("password", "slip"))


def digest() -> str:
    """All rows of the school and what its ledger says in plain, as one hash."""
    total = sha256()
    models: list[type[Model]] = [*(spec.model for spec in SPECS.values()), LaidTopic, Laying]
    for model in models:
        for row in rows(model):
            total.update(repr(row).encode())
    for text in LedgerEntry.objects.order_by("seq").values_list("text", flat=True).iterator():
        total.update(repr(plain(json.loads(text))).encode())
    return total.hexdigest()


def rows(model: type[Model]) -> Iterator[tuple[Any, ...]]:
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in SECRETS]
    yield from model._base_manager.order_by("pk").values_list(*names).iterator()


def plain(entry: list[Any]) -> list[Any]:
    """An entry without the salted hashes of personal texts."""
    new = entry[15] and {key: None if is_sealed(v) else v for key, v in entry[15].items()}
    return [*entry[:15], new, "" if is_sealed(entry[16]) else entry[16]]


@pytest.fixture
def other_database(migrated: str, tmp_path: Path, django_db_blocker: Any) -> Iterator[OwnDatabase]:
    """A second empty school; nobody is connected to it."""
    home = homes.prepare(tmp_path / "другая")
    with copied(migrated, home) as name:
        yield OwnDatabase(home, name)


def test_the_same_seed_and_day_fill_the_same_school(
    own_database: OwnDatabase, other_database: OwnDatabase
) -> None:
    one = fill(now=NOW, seed=5, today=DAY)
    first = digest()
    with override_settings(PARTA_HOME=other_database.home), connected(other_database.name):
        two = fill(now=MORNING, seed=5, today=DAY)
        assert digest() == first
    assert one.counts == two.counts
    assert {key: slip.login for key, slip in one.cast.items()} == {
        key: slip.login for key, slip in two.cast.items()
    }
    assert {s.code for s in one.cast.values()}.isdisjoint(s.code for s in two.cast.values())


def test_the_present_day_holds_what_was_entered_by_now(own_database: OwnDatabase) -> None:
    filled = fill(now=MORNING, seed=5)
    assert filled.today == MORNING.date()
    last = LedgerEntry.objects.order_by("-at").values_list("at", flat=True)[0]
    assert last == MORNING.timestamp() * 1000  # the slips are issued now
    kinds = LedgerEntry.objects.filter(kind="held").order_by("-at").values_list("at", flat=True)
    assert MORNING.timestamp() * 1000 - 3_600_000 < kinds[0] <= last
    assert verified([]).ok


def test_a_failure_leaves_no_school_behind(
    own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("parta.demo.actions.filling.replay", broken)
    with pytest.raises(OSError, match="space"):
        fill(now=MORNING, seed=5)
    assert not School.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert not (own_database.home / "anchors" / "ledger.txt").exists()
