"""A long reading sees one state, and keeps nobody waiting."""

from __future__ import annotations

import pytest

from parta.lib.reading import snapshot
from parta.lib.writing import writing
from parta.school.models import Room
from tests.tools.databases import OwnDatabase, migrated, own_database

__all__ = ["migrated", "own_database"]
INSERT = "INSERT INTO parta_room (name, building, capacity) VALUES ('12', '', 30)"


def test_what_others_write_meanwhile_is_not_seen(own_database: OwnDatabase) -> None:
    with snapshot():
        assert not Room.objects.exists()
        own_database.execute(INSERT)
        assert not Room.objects.exists()
    assert Room.objects.get().name == "12"


def test_the_reading_ends_with_an_error_inside(own_database: OwnDatabase) -> None:
    with pytest.raises(ZeroDivisionError), snapshot():
        raise ZeroDivisionError
    with writing():
        Room.objects.create(name="12")
    assert own_database.rows("SELECT name FROM parta_room") == [("12",)]


def test_within_a_transaction_it_sees_what_the_transaction_wrote(
    own_database: OwnDatabase,
) -> None:
    with writing():
        Room.objects.create(name="12")
        with snapshot():
            assert Room.objects.exists()
