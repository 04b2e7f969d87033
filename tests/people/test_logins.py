"""Nobody has to invent a login: a name gives a free one in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.people.rules.logins import is_login, suggested, tidy

pytestmark = pytest.mark.once
LETTERS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіАӘҚ- ", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("family", "given_name", "login"),
    [
        ("Иванова", "Анна", "ivanova.a"),
        ("Құлпыбаева", "Әсем", "kulpybaeva.a"),
        ("Щукин-Ёлкин", "Пётр", "schukinelkin.p"),
        ("Оспан", "Һәким", "ospan.h"),
    ],
)
def test_russian_and_kazakh_names_are_spelled_in_latin(
    family: str, given_name: str, login: str
) -> None:
    assert suggested(family, given_name, set()) == login


def test_namesakes_get_the_whole_name_and_then_a_number() -> None:
    taken: set[str] = set()
    for _ in range(4):
        taken.add(suggested("Иванова", "Анна", taken))
    assert taken == {"ivanova.a", "ivanova.anna", "ivanova.a2", "ivanova.a3"}


@given(LETTERS, LETTERS, st.integers(1, 4))
def test_any_name_gives_a_valid_free_login(family: str, given_name: str, namesakes: int) -> None:
    taken: set[str] = set()
    for _ in range(namesakes):
        login = suggested(family, given_name, taken)
        assert is_login(login)
        assert login not in taken
        taken.add(login)


@pytest.mark.parametrize("wrong", ["", "иванова", "a b", ".a", "a" * 41, "a\n"])
def test_other_spellings_are_no_logins(wrong: str) -> None:
    assert not is_login(wrong)


def test_case_and_spaces_around_a_login_do_not_matter() -> None:
    assert tidy("  Ivanova.A ") == "ivanova.a"
