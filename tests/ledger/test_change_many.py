"""Many changes at once leave the same rows and entries as one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
from tests.journal.builder import NOW

# Which person, which column, which value; few of each, so that they meet.
steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.dictionaries(
            st.sampled_from(["given_name", "patronymic", "sex"]), st.sampled_from(["f", "m"])
        ),
    ),
    max_size=12,
)
Step = tuple[int, dict[str, str]]


def by(minute: int) -> Actor:
    return Actor(at=NOW + timedelta(minutes=minute), origin=DEMO)


def people() -> list[Person]:
    rows = [Person(family_name=name, given_name="f", sort_key=name) for name in "АБВ"]
    ledger.create_many(by(0), PERSON, rows)
    return rows


def singly(rows: Sequence[Person], taken: Sequence[Step]) -> None:
    for minute, (who, values) in enumerate(taken):
        ledger.change(by(minute), PERSON, rows[who], **dict[str, Any](values))


def together(rows: Sequence[Person], taken: Sequence[Step]) -> None:
    ledger.change_many(PERSON, [(by(n), rows[who], v) for n, (who, v) in enumerate(taken)])


def left_behind(write: Any, taken: Sequence[Step]) -> tuple[list[Any], list[Any], list[Any]]:
    """Rows, entries and texts; ids count from the first, hashes of personal texts are left out."""
    with transaction.atomic():
        with writing():
            write(people(), taken)
        rows = list(Person.objects.order_by("pk").values())
        first = rows[0]["id"]
        entries = [json.loads(text) for text in LedgerEntry.objects.order_by("seq").values_list(
            "text", flat=True)]  # fmt: skip
        texts = LedgerText.objects.order_by("entry", "part").values_list("entry", "part", "text")
        kept = list(texts)
        transaction.set_rollback(True)
    for row in rows:
        row["id"] -= first
    for values in entries:
        values[11], values[13] = values[11] - first, values[13] - first
        values[15] = {k: v if k in PERSON.plain else None for k, v in values[15].items()}
    return rows, entries, kept


@pytest.mark.django_db
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps)
def test_many_changes_leave_what_single_ones_leave(taken: list[Step]) -> None:
    assert left_behind(together, taken) == left_behind(singly, taken)


@pytest.mark.django_db
def test_a_text_that_is_emptied_stands_as_none_in_its_entry() -> None:
    with writing():
        row = people()[0]
        ledger.change_many(PERSON, [(by(1), row, {"given_name": "Анна", "patronymic": ""})])
        ledger.change_many(PERSON, [(by(2), row, {"patronymic": "x"})])
        ledger.change_many(PERSON, [(by(3), row, {"patronymic": ""})])
    last = LedgerEntry.objects.order_by("-seq").values_list("text", flat=True)[0]
    assert json.loads(last)[15] == {"pn": None}


@pytest.mark.django_db
def test_nothing_is_changed_outside_the_write_lock() -> None:
    with writing():
        row = people()[0]
    with pytest.raises(RuntimeError):
        ledger.change_many(PERSON, [(by(1), row, {"sex": "m"})])
    assert row.sex == ""
