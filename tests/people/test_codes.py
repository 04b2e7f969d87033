"""The code of a slip can be read from paper by anybody and typed on any keyboard."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.people.rules.codes import ALPHABET, LENGTH, readings, spelled

pytestmark = pytest.mark.once
NUMBERS = st.integers(0, len(ALPHABET) ** LENGTH - 1)
KEYS = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))
LOOKS = dict(zip("AEKMHPCTYX", "АЕКМНРСТУХ", strict=True))


def test_a_code_carries_at_least_sixty_random_bits() -> None:
    assert math.log2(len(ALPHABET)) * LENGTH >= 60


def test_a_code_has_no_two_signs_that_look_alike_on_paper() -> None:
    for pair in ("0O", "1I", "1L", "IL", "5S", "8B", "2Z"):
        assert not set(pair) <= set(ALPHABET)


@given(NUMBERS)
def test_a_code_is_written_in_groups_of_four(number: int) -> None:
    sign = f"[{ALPHABET}]"
    assert re.fullmatch(f"{sign}{{4}}-{sign}{{4}}-{sign}{{4}}-{sign}", spelled(number))


@given(NUMBERS, NUMBERS)
def test_different_numbers_make_different_codes(one: int, other: int) -> None:
    assert (spelled(one) == spelled(other)) is (one == other)


@given(NUMBERS, st.sampled_from([str.lower, str.upper, lambda t: t.replace("-", " "), str.title]))
def test_case_dashes_and_spaces_do_not_matter(number: int, typed_as: object) -> None:
    code = spelled(number)
    assert code.replace("-", "") in readings(typed_as(code))  # type: ignore[operator]


@given(NUMBERS)
def test_typed_blindly_on_a_russian_keyboard_it_is_understood(number: int) -> None:
    code = spelled(number)
    typed = "".join(KEYS.get(sign, sign) for sign in code)
    assert code.replace("-", "") in readings(typed)


@given(NUMBERS)
def test_letters_copied_by_their_look_in_cyrillic_are_understood(number: int) -> None:
    code = spelled(number)
    typed = "".join(LOOKS.get(sign, sign) for sign in code)
    assert code.replace("-", "") in readings(typed)


@pytest.mark.parametrize("typed", ["", "password", "K7QC-W9PA-WQFV", "K7QC-W9PA-WQFV-KK", "0" * 13])
def test_what_cannot_be_a_code_has_no_reading(typed: str) -> None:
    assert readings(typed) == []
