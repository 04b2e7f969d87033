"""Names are split as schools write them; days find their year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.exchange.netcity.rules import Cell, Period
from parta.exchange.netcity.rules.dates import (
    column_date,
    month_number,
    period,
    school_year,
    year_of,
)
from parta.exchange.netcity.rules.names import split_class, split_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Лугов Пётр Ильич", ("Лугов", "Пётр", "Ильич")),
        ("Лугова  Анна\u00a0Ильинична ", ("Лугова", "Анна", "Ильинична")),
        ("Ахметова Дана", ("Ахметова", "Дана", "")),
        ("Ахметов Данияр Серік ұлы", ("Ахметов", "Данияр", "Серік ұлы")),
        ("Ахметова Дана Серик кызы", ("Ахметова", "Дана", "Серик кызы")),
        ("Ахметова Дана Серікқызы", ("Ахметова", "Дана", "Серікқызы")),
        ("Ахметов Данияр Серикович", ("Ахметов", "Данияр", "Серикович")),
        ("Серік ұлы Данияр", ("Серік ұлы", "Данияр", "")),
        ("Гасанов Али Гусейн оглы", ("Гасанов", "Али", "Гусейн оглы")),
        ("Петрова Анна Мария Петровна", ("Петрова", "Анна Мария", "Петровна")),
        ("фон Берг Иван Иванович", ("фон Берг", "Иван", "Иванович")),
        ("Салтыков-Щедров Иван Петрович", ("Салтыков-Щедров", "Иван", "Петрович")),
        ("Лугов", ("Лугов", "", "")),
    ],
)
def test_a_full_name_is_family_given_patronymic(text: str, parts: tuple[str, str, str]) -> None:
    assert split_name(text) == parts


@given(st.lists(st.sampled_from(["Серік", "ұлы", "Анна", "фон", "Ильич"]), min_size=1, max_size=6))
def test_no_word_of_a_name_is_lost(words: list[str]) -> None:
    parts = split_name(" ".join(words))
    assert " ".join(part for part in parts if part).split() == words
    assert bool(parts[1]) == (len(words) > 1)


@pytest.mark.parametrize("text", ["8Б", "8 Б", "8-Б", "8 «Б»", '8 "б" класс', "8б"])
def test_a_class_name_is_grade_and_letter(text: str) -> None:
    assert split_class(text) == ("8Б", 8, "Б")


@pytest.mark.parametrize(
    ("text", "name"),
    [("8A", "8А"), ("9C", "9С"), ("5B", "5В"), ("10", "10"), ("11", "11")],
)
def test_latin_class_letters_are_taken_by_look(text: str, name: str) -> None:
    assert split_class(text)[0] == name


def test_other_class_names_stay_as_they_are() -> None:
    assert split_class("Лингвисты") == ("Лингвисты", None, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Сентябрь", 9),
        ("ОКТЯБРЬ", 10),
        ("ноября", 11),
        ("Дек.", 12),
        ("январь", 1),
        ("Февраль 2025", 2),
        ("март", 3),
        ("Апрель", 4),
        ("МАЙ", 5),
        ("мая", 5),
        ("Июнь", 6),
        ("\u00a0Март ", 3),
        ("Математика", None),
        ("Марта и Мая", None),
        ("", None),
    ],
)
def test_months_by_name_in_any_case(text: str, number: int | None) -> None:
    assert month_number(text) == number


@pytest.mark.parametrize("text", ["2024/2025", "2024-2025", "2024/25 уч. год", "2024–2025 г."])
def test_the_school_year_is_named_by_its_september(text: str) -> None:
    assert school_year(text) == 2024


def test_the_period_has_two_real_days() -> None:
    spring = Period(date(2025, 3, 24), date(2025, 5, 24))
    assert period("с 24.03.25 по 24.05.25") == spring
    assert period("с 24.03.2025 г. по 24.05.2025 г.") == spring
    assert period("с 31.02.25 по 24.05.25") is None
    assert period("с 24.05.25 по 24.03.25") is None
    assert period("весь год") is None


@pytest.mark.parametrize(
    ("cell", "month", "day"),
    [
        (2.0, 9, date(2024, 9, 2)),
        ("30", 12, date(2024, 12, 30)),
        (9, 1, date(2025, 1, 9)),
        ("Пн 24", 3, date(2025, 3, 24)),
        ("24.", 3, date(2025, 3, 24)),
        ("24.03", None, date(2025, 3, 24)),
        (date(2025, 3, 24), None, date(2025, 3, 24)),
        (31, 4, None),
        (29, 2, None),
        (0, 4, None),
        (24, None, None),
        ("сб", 4, None),
        (None, 4, None),
    ],
)
def test_a_day_belongs_to_the_half_of_the_school_year_its_month_says(
    cell: Cell, month: int | None, day: date | None
) -> None:
    assert column_date(cell, month, 2024) == day


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_every_day_of_a_school_year_is_found_again(day: date) -> None:
    assert column_date(day.day, day.month, year_of(day)) == day
