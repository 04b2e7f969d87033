"""Two schools that most tests look at: on a November Monday, and at the year's end."""

from __future__ import annotations

from datetime import date

import pytest

from parta.demo.rules.village import VillageSchool, village_school
from tests.demo.filled import filled_village, village
from tests.demo.registers import Register
from tests.tools.databases import migrated, own_database

__all__ = ["filled_village", "migrated", "own_database", "village"]


@pytest.fixture(scope="session")
def autumn() -> VillageSchool:
    return village_school(seed=7, today=date(2026, 11, 23))


@pytest.fixture(scope="session")
def whole_year() -> VillageSchool:
    return village_school(seed=7, today=date(2027, 5, 26))


@pytest.fixture(scope="session", params=["autumn", "whole_year"])
def school(request: pytest.FixtureRequest) -> VillageSchool:
    """Both of them, one after the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, VillageSchool)
    return found


@pytest.fixture(scope="session")
def register(school: VillageSchool) -> Register:
    return Register(school)


@pytest.fixture(scope="session")
def november(autumn: VillageSchool) -> Register:
    return Register(autumn)


@pytest.fixture(scope="session")
def year(whole_year: VillageSchool) -> Register:
    return Register(whole_year)
