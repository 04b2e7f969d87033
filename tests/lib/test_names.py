"""Names: order, matching, short forms, classes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.lib.alphabets import ORDERS, Alphabet
from parta.lib.names import (
    SORT_KEY_LENGTH,
    ClassName,
    NameParts,
    class_sort_key,
    full_name,
    initials,
    match_key,
    parse_class_name,
    short_name,
    sort_key,
    split_full_name,
)

# One letter of each place, as the Kazakh alphabet book lists them.
KAZAKH_ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"

RUSSIAN_LIST = [
    "Абаев", "Азаров", "Әбдірахман", "Бабкин", "Глушко", "Ғабдулин", "Дёмин", "Ежов", "Ёлкин",
    "Емельянов", "Жданов", "Ильин", "Исаков", "Ібраев", "Климов", "Қайратов", "Лосев", "Нуров",
    "Ңұров", "Орлов", "Өмірбек", "Пак", "Усов", "Ұлан", "Үсенов", "Фокин", "Хан", "Һашимов", "Цой",
    "Яшин",
]  # fmt: skip
KAZAKH_LIST = ["Ибраев", "Исаков", "Клим", "Шыңғыс", "Ыбырай", "Ысқақ", "Ібраев", "Эрнст", "Юсупов"]

names = st.text(alphabet="".join(ORDERS.values()) + "ёЁАӘІҰЯ- ", min_size=1, max_size=30)


def shuffled(items: list[str]) -> list[str]:
    mixed = items[:]
    random.Random(7).shuffle(mixed)
    return mixed


@pytest.mark.parametrize(
    ("expected", "alphabet"), [(RUSSIAN_LIST, "ru"), (KAZAKH_LIST, "kk")], ids=["ru", "kk"]
)
def test_a_shuffled_list_comes_back_in_the_schools_order(
    expected: list[str], alphabet: Alphabet
) -> None:
    assert sorted(shuffled(expected), key=lambda n: sort_key(n, alphabet=alphabet)) == expected
    assert sorted(expected) != expected, "plain codepoints would do: the list proves nothing"


def test_the_kazakh_alphabet_is_kept_letter_by_letter() -> None:
    letters = shuffled(list(KAZAKH_ALPHABET))
    assert "".join(sorted(letters, key=lambda n: sort_key(n, alphabet="kk"))) == KAZAKH_ALPHABET


def test_i_with_a_stroke_stands_by_its_base_letter_in_a_russian_list_only() -> None:
    assert sort_key("Ілияс") < sort_key("Кан")
    assert sort_key("Ілияс", alphabet="kk") > sort_key("Ыбырай", alphabet="kk")


def test_io_counts_as_ie_and_decides_only_a_tie() -> None:
    assert sort_key("Ежов") < sort_key("Ёлкин") < sort_key("Емельянов")
    assert sort_key("Петров", "Семен") < sort_key("Петров", "Семён")
    assert sort_key("Петров", "Семён") < sort_key("Петров", "Семенко")


def test_family_name_decides_before_given_name() -> None:
    people = [("Ким", "Яна"), ("Ким", "Яна", "Олеговна"), ("Кимов", "Анна"), ("Ким-Пак", "Анна")]
    ordered = sorted(people, key=lambda p: sort_key(*p))
    assert ordered == [people[0], people[1], people[3], people[2]]


def test_case_apostrophes_and_latin_lookalikes_do_not_move_a_name() -> None:
    assert sort_key("Иванова") == sort_key("ИВАНОВА") == sort_key("Ивaнoвa")
    assert sort_key("Д’Артов") == sort_key("Дартов")
    assert sort_key("Smith") > sort_key("Яшин")


@given(names)
def test_a_key_is_digits_only_so_that_every_collation_agrees(name: str) -> None:
    key = sort_key(name)
    assert key.isascii()
    assert key == "" or key.isdigit()
    assert len(key) <= SORT_KEY_LENGTH


def test_a_key_fits_its_column_however_long_the_name() -> None:
    assert len(sort_key("Ё" * 200, "А" * 200)) == SORT_KEY_LENGTH


@given(names, names, st.sampled_from(["ru", "kk"]))
def test_order_of_keys_is_order_of_letters(one: str, two: str, alphabet: Alphabet) -> None:
    """An oracle of its own: lists of positions instead of a string of digits."""

    def places(name: str) -> list[int]:
        plain = "-".join(name.lower().replace("ё", "е").replace("-", " ").split())
        return [-1 if c == "-" else ORDERS[alphabet].index(c) for c in plain]

    if places(one) < places(two):
        assert sort_key(one, alphabet=alphabet) < sort_key(two, alphabet=alphabet)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Пётр", "ПЕТР"),
        ("Иванова  Анна", "иванова анна"),
        ("Cергей", "Сергей"),  # Latin C
        ("Жаhан", "Жаһан"),  # Latin h
        ("HATA", "НАТА"),  # all Latin
        ("Анна – Мария", "Анна-Мария"),
        ("Д'Артов", "Д’Артов"),
        ("Әсел", "Әсел"),
        ("и\u0306од", "йод"),  # decomposed
    ],
)
def test_two_spellings_of_one_name_match(one: str, two: str) -> None:
    assert match_key(one) == match_key(two)


@pytest.mark.parametrize(
    ("one", "two"), [("Әлия", "Алия"), ("Smith", "Smyth"), ("Анна Мария", "Аннамария")]
)
def test_different_names_stay_different(one: str, two: str) -> None:
    assert match_key(one) != match_key(two)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Иванова", "Анна", "Алексеевна"), "Иванова А. А."),
        (("Ахметов", "Данияр", ""), "Ахметов Д."),
        (("Ахметов", "Данияр", "Серікұлы"), "Ахметов Д. С."),
        (("Ахметова", "Әсел", "Серік қызы"), "Ахметова Ә. С."),
        (("Ли", "Анна-Мария", "Олеговна"), "Ли А.-М. О."),
        (("Ким", "", ""), "Ким"),
        (("иванова", "анна", ""), "иванова А."),
    ],
)
def test_short_name(parts: tuple[str, str, str], expected: str) -> None:
    assert short_name(*parts).replace("\u00a0", " ") == expected
    assert " " not in short_name(*parts)


def test_initials_and_full_name_leave_out_what_is_not_there() -> None:
    assert initials("Анна", "Алексеевна") == "А. А."
    assert initials("") == ""
    assert full_name("Ахметов", " Данияр ") == "Ахметов Данияр"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иванова Анна Алексеевна", NameParts("Иванова", "Анна", "Алексеевна")),
        ("Ахметов Данияр", NameParts("Ахметов", "Данияр", "")),
        ("Ахметов Данияр Серік ұлы", NameParts("Ахметов", "Данияр", "Серік ұлы")),
        ("Мамедов Али Гасан оглы", NameParts("Мамедов", "Али", "Гасан оглы")),
        ("Ахметова Айгүл Серікқызы", NameParts("Ахметова", "Айгүл", "Серікқызы")),
        ("Ли Анна Мария Олеговна", NameParts("Ли", "Анна Мария", "Олеговна")),
        ("Ахметов Серік ұлы", NameParts("Ахметов", "Серік ұлы", "")),
        ("Ким", NameParts("Ким", "", "")),
        ("", NameParts("", "", "")),
    ],
)
def test_a_full_name_is_taken_apart(text: str, expected: NameParts) -> None:
    assert split_full_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8A", (8, "А")),  # Latin
        ("8а", (8, "А")),
        ("9C", (9, "С")),
        ('10 "М" класс', (10, "М")),
        ('10 "М" класс (медицинское)', (10, "М")),
        ("5 «Б»", (5, "Б")),
        ("5-Б", (5, "Б")),
        ("7 Ә сынып", (7, "Ә")),
        ("11", (11, "")),
        ("11 класс", (11, "")),
        ("3 кл.", (3, "")),
        ("10МИ", (10, "МИ")),
        (" 1Б кл", (1, "Б")),
    ],
)
def test_a_class_name_is_read(text: str, expected: tuple[int, str]) -> None:
    assert parse_class_name(text) == ClassName(*expected)


@pytest.mark.parametrize("text", ["", "А8", "0А", "13А", "8АБВГ", "8А 9Б", "класс", "8/9", "100"])
def test_what_is_no_class_is_not_taken_for_one(text: str) -> None:
    assert parse_class_name(text) is None


def test_classes_sort_by_number_then_letter() -> None:
    classes = [(2, "Б"), (10, "А"), (2, "А"), (10, ""), (1, "Ә"), (1, "Б"), (1, "А")]
    ordered = sorted(classes, key=lambda c: class_sort_key(*c))
    assert ordered == [
        (1, "А"), (1, "Ә"), (1, "Б"), (2, "А"), (2, "Б"), (10, ""), (10, "А"),
    ]  # fmt: skip
