"""A prepared query gives what the same query gives when it is spelled anew each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Q, QuerySet, Value

from parta.lib.prepared import Prepared, as_date
from parta.people.models import Order, SignInFailure

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 9, 1) + timedelta(days=step) for step in range(5)]
NOW = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)


@pytest.fixture
def orders() -> None:
    for number, day in enumerate(DAYS):
        Order.objects.create(number=str(number), day=day, subject="%s %%")


def between(first: date, last: date, number: str) -> QuerySet[Any, Any]:
    """Two parts, a fixed value beside the given ones, and a percent sign."""
    days = Order.objects.filter(day__range=(first, last)).values_list("number", "day", Value("%s"))
    named = Order.objects.filter(Q(number=number), subject="%s %%")
    return days.union(named.values_list("number", "day", Value("named")))


def test_other_values_give_other_rows_as_a_new_query_would(orders: None) -> None:
    prepared = Prepared(between)
    for first in DAYS:
        for number in ("0", "3", "none"):
            values: dict[str, Any] = {"first": first, "last": DAYS[3], "number": number}
            rows = [(n, as_date(day), tag) for n, day, tag in prepared.rows(**values)]
            assert sorted(rows) == sorted(between(**values))


def test_two_values_that_are_equal_stay_two_places(orders: None) -> None:
    prepared = Prepared(between)
    same = {"first": DAYS[1], "last": DAYS[1], "number": "none"}
    wider = {"first": DAYS[1], "last": DAYS[2], "number": "none"}
    assert [len(prepared.rows(**values)) for values in (same, wider, same)] == [1, 2, 1]


def test_moments_and_numbers_find_their_places() -> None:
    for minutes in range(4):
        at = NOW + timedelta(minutes=minutes)
        SignInFailure.objects.create(login=f"l{minutes}", address="a", at=at)
    last = SignInFailure.objects.order_by("pk").last()
    assert last is not None

    def later(at: datetime, below: int) -> QuerySet[Any, Any]:
        return SignInFailure.objects.filter(at__gt=at, pk__lt=below).values_list("login")

    prepared = Prepared(later)
    assert prepared.rows(at=NOW, below=last.pk) == [("l1",), ("l2",)]
    assert prepared.rows(at=NOW + timedelta(minutes=1), below=last.pk + 1) == [("l2",), ("l3",)]


def test_a_text_of_the_user_stays_a_value(orders: None) -> None:
    prepared = Prepared(between)
    for text in ("'; DROP TABLE parta_order; --", "\x012\x01", "%s"):
        assert prepared.rows(first=DAYS[4], last=DAYS[0], number=text) == []
    assert Order.objects.count() == len(DAYS)
