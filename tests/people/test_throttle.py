"""Guessing is slow; a typing mistake is not punished, and nobody is shut out from afar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.people.rules.throttle import Failure, SignInLimits, retry_at

pytestmark = pytest.mark.once
NOW = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)
LIMITS = SignInLimits(pair=5, login=20, address=60, minutes=15)


def failed(minutes_ago: float, *, login: bool = True, address: bool = True) -> Failure:
    return Failure(NOW - timedelta(minutes=minutes_ago), login, address)


def test_four_mistakes_are_forgiven() -> None:
    assert retry_at([failed(1)] * 4, LIMITS, NOW) is None


def test_the_fifth_mistake_at_one_computer_makes_it_wait_for_the_oldest_to_pass() -> None:
    failures = [failed(14), failed(9), failed(3), failed(2), failed(1)]
    assert retry_at(failures, LIMITS, NOW) == NOW + timedelta(minutes=1)


def test_old_failures_do_not_count() -> None:
    assert retry_at([failed(15)] * 50, LIMITS, NOW) is None


def test_guesses_from_elsewhere_do_not_shut_the_owner_out_at_once() -> None:
    assert retry_at([failed(1, address=False)] * 19, LIMITS, NOW) is None
    assert retry_at([failed(1, address=False)] * 20, LIMITS, NOW) is not None


def test_many_logins_tried_from_one_address_are_stopped() -> None:
    assert retry_at([failed(1, login=False)] * 59, LIMITS, NOW) is None
    assert retry_at([failed(1, login=False)] * 60, LIMITS, NOW) is not None


@given(st.lists(st.builds(failed, st.floats(0, 30), login=st.booleans(), address=st.booleans())))
def test_at_the_named_moment_one_may_try_again(failures: list[Failure]) -> None:
    wait = retry_at(failures, LIMITS, NOW)
    if wait is not None:
        assert NOW < wait <= NOW + timedelta(minutes=15)
        assert retry_at(failures, LIMITS, wait) is None
