"""Sign-in slips: everything a person needs to come in stands on the paper."""

from __future__ import annotations

import re

import pytest

from parta.papers.slips import Slip, sheet

pytestmark = pytest.mark.once

MOTHER = Slip("Ахметова Әсем", "мать, 5А", "akhmetova.a", "ACDE-FGHJ-KMNP-Q")
CHILD = Slip("Ахметов Данияр", "1 класс", "akhmetov.d", "RTUV-WXY2-3467-9", must_change=False)


def page(*slips: Slip, language: str = "ru", address: str = "http://10.0.0.5:8000/") -> str:
    """The page of these slips."""
    return sheet(slips, school="Школа «Ключи»", address=address, language=language)


def articles(text: str) -> list[str]:
    """The slips of a page, cut apart."""
    return re.findall(r"<article>.*?</article>", text, flags=re.DOTALL)


def test_each_person_has_a_slip_of_their_own() -> None:
    first, second = articles(page(MOTHER, CHILD))
    for text in (MOTHER.full_name, MOTHER.role, MOTHER.login, MOTHER.code, "Школа «Ключи»"):
        assert text in first
    assert MOTHER.code not in second
    assert CHILD.code in second


def test_the_address_stands_there_in_letters_and_as_a_drawing() -> None:
    here, elsewhere = page(MOTHER), page(MOTHER, address="http://10.0.0.6:8000/")
    assert "http://10.0.0.5:8000/" in here
    drawings = [re.findall(r"<svg.*?</svg>", text, flags=re.DOTALL) for text in (here, elsewhere)]
    assert [len(found) for found in drawings] == [1, 1]
    assert drawings[0] != drawings[1]


def test_who_keeps_the_code_is_not_told_to_choose_a_password() -> None:
    adult, child = articles(page(MOTHER, CHILD))
    assert "Придумайте свой пароль" in adult
    assert "Придумайте свой пароль" not in child
    assert "Сохраните листок" in child


def test_a_name_is_text_and_never_markup() -> None:
    nasty = Slip("<b>О'Нил</b> & сын", "<script>", "o", "A")
    text = page(nasty)
    assert "<b>" not in text
    assert "<script" not in text
    assert "&lt;b&gt;" in text


def test_a_slip_speaks_kazakh_in_a_kazakh_school() -> None:
    text = page(MOTHER, language="kk")
    assert 'lang="kk"' in text
    assert "Мекенжай" in text
    assert "Адрес" not in text


def test_the_page_asks_nothing_of_the_network() -> None:
    text = page(MOTHER)
    assert not re.search(r"(src|href)=|@import|url\(", text)
