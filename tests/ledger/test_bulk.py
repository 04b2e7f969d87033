"""Bulk actions leave the same rows and entries as one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parta.ledger import actions as ledger
from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import DEMO, Actor
from parta.lib.writing import writing
from parta.people.models import Person
from parta.people.recorded import PERSON
from parta.school.models import Room
from parta.school.recorded import ROOM
from tests.journal.builder import NOW

names = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
people = st.lists(st.tuples(names, names, st.sampled_from(["f", "m", ""]), names | st.just("")))
Made = list[Any]


def by(row: Any) -> Actor:
    """Each row has its own moment, as a demo school's."""
    return Actor(at=NOW + timedelta(minutes=len(str(row.family_name))), origin=DEMO)


def as_rows(people: list[tuple[str, str, str, str]]) -> list[Person]:
    """Persons, not saved."""
    return [
        Person(family_name=family, given_name=given, sex=sex, patronymic=patronymic, sort_key=given)
        for family, given, sex, patronymic in people
    ]


def left_behind(write: Callable[[], None]) -> tuple[Made, Made, Made]:
    """Rows, entries and texts of a writing; ids count from the first one, hashes aside."""
    with transaction.atomic():
        with writing():
            write()
        rows = list(Person.objects.order_by("pk").values())
        first = rows[0]["id"] if rows else 0
        entries = [json.loads(text) for text in in_order(LedgerEntry, "seq", "text")]
        texts = [list(found) for found in LedgerText.objects.order_by("entry", "part").values_list(
            "entry", "part", "text")]  # fmt: skip
        transaction.set_rollback(True)
    for row in rows:
        row["id"] -= first
    for values in entries:
        values[11] -= first
        values[13] -= first
        values[15] = {key: value[:1] if key in PERSON.private else value
                      for key, value in values[15].items()}  # fmt: skip
    return rows, entries, texts


def in_order(model: Any, *names: str) -> list[Any]:
    """The last column, in the order of the first."""
    return list(model.objects.order_by(names[0]).values_list(names[-1], flat=True))


@pytest.mark.django_db
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(people)
def test_many_rows_leave_what_single_ones_leave(people: list[tuple[str, str, str, str]]) -> None:
    def singly() -> None:
        for row in as_rows(people):
            ledger.create(by(row), PERSON, row)

    def in_bulk() -> None:
        ledger.create_many(by, PERSON, as_rows(people))

    assert left_behind(singly) == left_behind(in_bulk)


@pytest.mark.django_db
def test_more_rows_than_one_chunk_stay_one_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parta.ledger.actions.rows.CHUNK", 3)
    with writing():
        ledger.create_many(Actor(at=NOW), ROOM, [Room(name=str(n)) for n in range(10)])
    assert in_order(LedgerEntry, "seq") == list(range(1, 11))
    assert ledger.head().seq == 10


@pytest.mark.django_db
def test_nothing_is_written_outside_the_write_lock() -> None:
    with pytest.raises(RuntimeError):
        ledger.create(Actor(at=NOW), ROOM, Room(name="1"))
    assert not Room.objects.exists()


@pytest.mark.django_db
def test_what_does_not_change_leaves_no_entry() -> None:
    with writing():
        room = ledger.create(Actor(at=NOW), ROOM, Room(name="1", capacity=30))
        assert not ledger.change(Actor(at=NOW), ROOM, room, name="1", capacity=30)
        assert ledger.head().seq == 1
        assert ledger.change(Actor(at=NOW), ROOM, room, name="1", capacity=31)
    last = json.loads(in_order(LedgerEntry, "seq", "text")[-1])
    assert last[14:16] == [{"c": 30}, {"c": 31}]
