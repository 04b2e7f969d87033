"""What may stand in a cell: the same cell passes one day and is refused another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parta.journal.rules.cells import parse_cell
from parta.journal.rules.checks import CellFacts, check_cell, is_member

OPEN_END = date(9999, 12, 31)
FACTS = CellFacts(
    day=date(2026, 11, 12),
    marks_from=date(2026, 9, 1),
    membership=[(date(2026, 9, 1), date(2026, 10, 9)), (date(2026, 11, 2), OPEN_END)],
)


def keys(text: str, facts: CellFacts) -> list[tuple[str, str]]:
    return [(finding.key, finding.severity) for finding in check_cell(parse_cell(text), facts)]


@pytest.mark.parametrize("text", ["5", "4/3", "Н", "Н .", "О 4", "", "осв", "+"])
def test_an_ordinary_cell_has_no_finding(text: str) -> None:
    assert keys(text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "change", "key"),
    [
        ("5", {"marks_from": None}, "no_marks"),
        ("зач", {"marks_from": None}, "no_marks"),
        (".", {"marks_from": None}, "no_marks"),
        ("5", {"marks_from": date(2026, 11, 13)}, "marks_later"),
        ("5", {"day": date(2026, 10, 20)}, "not_member"),
        ("Н", {"day": date(2026, 10, 20)}, "not_member"),
        ("1", {}, "one_off"),
        ("5", {"marking": "none"}, "no_scale"),
        ("5", {"marking": "pass"}, "pass_only"),
        ("5", {"held": False}, "not_held"),
        ("Н", {"held": False}, "not_held"),
    ],
)
def test_a_cell_is_refused_by_one_rule_and_an_empty_one_never(
    text: str, change: dict[str, object], key: str
) -> None:
    facts = replace(FACTS, **change)  # type: ignore[arg-type]
    assert keys(text, facts) == [(key, "refuse")]
    assert keys("", facts) == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("+", {"marks_from": None}),
        ("Н", {"marks_from": None}),
        ("5", {"marks_from": date(2026, 11, 12)}),
        ("5", {"day": date(2026, 10, 9)}),
        ("5", {"day": date(2026, 11, 2)}),
        ("1", {"one_allowed": True}),
        ("зач", {"marking": "pass"}),
        ("Н", {"marking": "none"}),
    ],
)
def test_what_the_same_rules_let_pass(text: str, change: dict[str, object]) -> None:
    assert keys(text, replace(FACTS, **change)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Н 2", "absent_with_mark"),
        ("Б 5", "absent_with_mark"),
        ("осв 4", "exempt_with_mark"),
    ],
)
def test_absence_with_a_mark_is_said_but_not_forbidden(text: str, key: str) -> None:
    assert keys(text, FACTS) == [(key, "warn")]


def test_refusals_come_before_warnings() -> None:
    found = check_cell(parse_cell("Н 1"), FACTS)
    assert [finding.key for finding in found] == ["one_off", "absent_with_mark"]
    assert all(finding.message for finding in found)
    assert found[1].clause == "P-4.T.z"


def test_membership_holds_on_its_last_day_and_not_after() -> None:
    assert is_member(date(2026, 10, 9), FACTS.membership)
    assert not is_member(date(2026, 10, 10), FACTS.membership)
    assert not is_member(date(2026, 10, 9), [])
