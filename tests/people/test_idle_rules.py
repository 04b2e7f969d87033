"""A PIN is short but not the first that anybody tries; idleness is counted from the last act."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from parta.people.rules.browsers import browser_words
from parta.people.rules.idle import is_idle, is_pin

pytestmark = pytest.mark.once
NOW = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("pin", ["2580", "11223344", "9021", "1235"])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    assert is_pin(pin)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "0000", "1234", "8765", "12a4", "١٢٣٥"])
def test_weak_or_foreign_pins_are_not_taken(pin: str) -> None:
    assert not is_pin(pin)


def test_a_session_is_idle_from_the_minute_of_the_norm_on() -> None:
    assert not is_idle(NOW - timedelta(minutes=14, seconds=59), NOW, 15)
    assert is_idle(NOW - timedelta(minutes=15), NOW, 15)


def test_a_session_that_cannot_show_its_last_use_is_idle() -> None:
    assert is_idle(None, NOW, 15)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/140 YaBrowser/25.1", "Yandex Browser, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", "Safari, iPhone"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_named_so_that_its_owner_knows_it(agent: str, words: str) -> None:
    assert browser_words(agent) == words
