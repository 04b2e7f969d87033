"""The village school as rows, filled once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from parta.demo.actions import Filled, fill
from parta.demo.rules.village import VillageSchool, village_school
from parta.lib import home as homes
from tests.tools.databases import connected, copied

SEED, TODAY = 3, date(2026, 11, 23)
NOW = datetime(2026, 12, 24, 5, 0, tzinfo=UTC)  # long after the day up to which it is filled


@dataclass(frozen=True)
class Village:
    """What was filled, the paper it was filled from, and where it lies."""

    filled: Filled
    paper: VillageSchool
    home: Path
    name: str

    def person(self, key: str) -> int:
        """The id of somebody of the cast."""
        return self.filled.cast[key].person


@pytest.fixture(scope="session")
def filled_village(
    migrated: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Village]:
    """Filled once; nobody is connected to it."""
    home = homes.prepare(tmp_path_factory.mktemp("village") / "Школа села")
    with copied(migrated, home) as name:
        with django_db_blocker.unblock(), override_settings(PARTA_HOME=home), connected(name):
            filled = fill(now=NOW, seed=SEED, today=TODAY)
        yield Village(filled, village_school(SEED, TODAY), home, name)


@pytest.fixture
def village(filled_village: Village, django_db_blocker: Any) -> Iterator[Village]:
    """The filled school; this test looks at it and changes nothing."""
    home, name = filled_village.home, filled_village.name
    with django_db_blocker.unblock(), override_settings(PARTA_HOME=home), connected(name):
        yield filled_village
