"""Names bend as people write them."""

from __future__ import annotations

import pytest

from parta.demo.content.names import KAZAKH_BOYS, KAZAKH_FAMILIES, RUSSIAN_BOYS, RUSSIAN_FAMILIES
from parta.demo.rules.names import family_for, kazakh_patronymic, russian_patronymic

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("Калинин", "Калинина"),
        ("Островский", "Островская"),
        ("Нұрғалиев", "Нұрғалиева"),
        ("Ғабитов", "Ғабитова"),
        ("Третьяк", "Третьяк"),
        ("Шевченко", "Шевченко"),
        ("Черных", "Черных"),
        ("Сейтқали", "Сейтқали"),
        ("Шаймерден", "Шаймерден"),
    ],
)
def test_family_names_take_their_feminine_form_where_they_have_one(
    masculine: str, feminine: str
) -> None:
    assert family_for("f", masculine) == feminine
    assert family_for("m", masculine) == masculine


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Иван", "Иванович", "Ивановна"),
        ("Сергей", "Сергеевич", "Сергеевна"),
        ("Василий", "Васильевич", "Васильевна"),
        ("Дмитрий", "Дмитриевич", "Дмитриевна"),
        ("Илья", "Ильич", "Ильинична"),
        ("Павел", "Павлович", "Павловна"),
        ("Лев", "Львович", "Львовна"),
        ("Нурлан", "Нурланович", "Нурлановна"),
    ],
)
def test_russian_patronymics(father: str, son: str, daughter: str) -> None:
    assert russian_patronymic(father, "m") == son
    assert russian_patronymic(father, "f") == daughter


def test_kazakh_patronymics() -> None:
    assert kazakh_patronymic("Нұрлан", "m") == "Нұрланұлы"
    assert kazakh_patronymic("Нұрлан", "f") == "Нұрланқызы"


def test_every_russian_patronymic_ends_as_one() -> None:
    fathers = [*RUSSIAN_BOYS, *(russian for _, russian in KAZAKH_BOYS)]
    for father in fathers:
        assert russian_patronymic(father, "m").endswith(("ович", "евич", "ич"))
        assert russian_patronymic(father, "f").endswith(("овна", "евна", "ична"))


def test_no_name_stands_twice_in_its_list() -> None:
    for names in (RUSSIAN_BOYS, RUSSIAN_FAMILIES, KAZAKH_BOYS, KAZAKH_FAMILIES):
        assert len(set(names)) == len(names)


def test_russian_spellings_have_no_kazakh_letters() -> None:
    letters = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
    assert not [
        russian for _, russian in (*KAZAKH_BOYS, *KAZAKH_FAMILIES) if letters & set(russian)
    ]
