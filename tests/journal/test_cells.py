"""What a teacher types or pastes into a cell, and what it is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.journal.rules.attendance import CODES
from parta.journal.rules.cells import (
    MAX_PARTS,
    MAX_WORKS,
    REASONS,
    VALUE_SIGNS,
    CellError,
    CellText,
    format_cell,
    parse_cell,
)
from parta.journal.rules.keys import KEY_POSITIONS, Source

FIVE = CellText(None, (("5",),))

works = st.lists(
    st.lists(st.sampled_from(list(VALUE_SIGNS)), min_size=1, max_size=MAX_PARTS).map(tuple),
    max_size=MAX_WORKS,
).map(tuple)
cells = st.builds(CellText, st.sampled_from([None, *CODES]), works)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", CellText()),
        ("  ", CellText()),
        ("5", FIVE),
        (" 5 ", FIVE),
        ("4/3", CellText(None, (("4", "3"),))),
        ("4 / 3", CellText(None, (("4", "3"),))),
        ("5 4", CellText(None, (("5",), ("4",)))),
        ("5; 4", CellText(None, (("5",), ("4",)))),
        ("4/3 5", CellText(None, (("4", "3"), ("5",)))),
        ("Н", CellText("N")),
        ("н", CellText("N")),
        ("н/б", CellText("N")),
        ("Н 2", CellText("N", (("2",),))),
        ("Н2", CellText("N", (("2",),))),
        ("2н", CellText("N", (("2",),))),
        ("Н/4", CellText("N", (("4",),))),
        ("Н.", CellText("N", ((".",),))),
        ("О 4", CellText("OP", (("4",),))),
        ("ОП", CellText("OP")),
        ("ОТ", CellText("OP")),
        ("УП", CellText("UP")),
        ("У", CellText("UP")),
        ("НП", CellText("NP")),
        ("Б", CellText("B")),
        ("осв", CellText("OSV")),
        ("Осв.", CellText("OSV")),
        ("зач", CellText(None, (("z",),))),
        ("Зачёт", CellText(None, (("z",),))),
        ("незач.", CellText(None, (("nz",),))),
        ("+", CellText(None, (("+",),))),
        ("−", CellText(None, (("-",),))),
        ("+ -", CellText(None, (("+",), ("-",)))),
        (".", CellText(None, ((".",),))),
        ("•", CellText(None, ((".",),))),
        ("долг", CellText(None, ((".",),))),
        ("1", CellText(None, (("1",),))),
    ],
)
@pytest.mark.parametrize("source", ["typed", "pasted"])
def test_russian_text_is_read_alike_typed_and_pasted(
    text: str, expected: CellText, source: Source
) -> None:
    assert parse_cell(text, source) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("y", "Н"),
        ("Y", "Н"),
        (",", "Б"),
        ("<", "Б"),
        ("e", "УП"),
        ("j", "ОП"),
        ("eg", "УП"),
        ("yg", "НП"),
        ("jcd", "осв"),
        ("pfx", "зач"),
        ("ytpfx", "незач"),
        ("y 2", "Н 2"),
        ("j4", "ОП 4"),
        ("ә", "2"),
        ("і", "3"),
        ("ң", "4"),
        ("ғ", "5"),
        ("Ғ/Ң", "5/4"),
        ("н і", "Н 3"),
    ],
)
def test_a_key_of_another_layout_means_the_key(keys: str, expected: str) -> None:
    assert format_cell(parse_cell(keys, "typed")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H", "Н"),
        ("h2", "Н 2"),
        ("y", "УП"),
        ("Y", "УП"),
        ("O", "ОП"),
        ("HП", "НП"),
        ("OCB", "осв"),
    ],
)
def test_a_pasted_letter_means_what_it_looks_like(text: str, expected: str) -> None:
    assert format_cell(parse_cell(text, "pasted")) == expected


def test_the_same_latin_letter_is_read_by_key_and_by_look_differently() -> None:
    assert parse_cell("y", "typed").attendance == "N"
    assert parse_cell("y", "pasted").attendance == "UP"
    with pytest.raises(CellError):
        parse_cell("H", "typed")  # the key of «р»


@pytest.mark.parametrize(
    ("text", "reason", "fragment"),
    [
        ("0", "no_such_mark", "0"),
        ("6", "no_such_mark", "6"),
        ("10", "no_such_mark", "10"),
        ("54", "unseparated", "54"),
        ("4-", "degree", "4-"),
        ("5+", "degree", "5+"),
        ("4,33", "average", "4,33"),
        ("4.5", "average", "4.5"),
        ("Н Б", "two_signs", "Н Б"),
        ("Н/У", "two_signs", "Н/У"),
        ("н/а", "term_only", "н/а"),
        ("4/", "empty_part", "4/"),
        ("/", "empty_part", "/"),
        ("4//3", "empty_part", "4//3"),
        ("5 ж", "unknown", "ж"),
        ("5 " * (MAX_WORKS + 1), "too_many", ("5 " * (MAX_WORKS + 1)).strip()),
        ("/".join("5" * (MAX_PARTS + 1)), "too_many", "/".join("5" * (MAX_PARTS + 1))),
    ],
)
@pytest.mark.parametrize("source", ["typed", "pasted"])
def test_what_no_cell_can_hold_is_refused_with_its_reason(
    text: str, reason: str, fragment: str, source: Source
) -> None:
    with pytest.raises(CellError) as refused:
        parse_cell(text, source)
    assert (refused.value.reason, refused.value.fragment) == (reason, fragment)
    assert fragment in str(refused.value)


def test_kazakh_letters_are_digits_only_when_typed() -> None:
    with pytest.raises(CellError):
        parse_cell("ә", "pasted")


@given(cells, st.sampled_from(["typed", "pasted"]))
def test_what_is_written_is_read_back(cell: CellText, source: Source) -> None:
    assert parse_cell(format_cell(cell), source) == cell


@given(cells)
def test_a_cell_typed_on_the_latin_layout_is_the_same_cell(cell: CellText) -> None:
    back = {russian: latin for latin, russian in KEY_POSITIONS.items()} | {"б": ","}
    on_latin = "".join(back.get(char, char) for char in format_cell(cell).lower())
    assert parse_cell(on_latin, "typed") == cell


@given(st.text(max_size=30), st.sampled_from(["typed", "pasted"]))
def test_any_text_is_either_read_or_refused_with_a_known_reason(text: str, source: Source) -> None:
    reason, cell = "", CellText()
    try:
        cell = parse_cell(text, source)
    except CellError as refused:
        reason = refused.reason
    assert reason in {"", *REASONS}
    assert set(cell.values) <= set(VALUE_SIGNS)
    assert cell.attendance in {None, *CODES}
