"""Term, year and examination marks: where they go, and what becomes of those that go nowhere."""

from __future__ import annotations

from collections import Counter

import pytest

from parta.exchange.netcity.rules.outcome import Matter, Obstacle
from parta.lib.errors import BadInput
from parta.results.models import TermMark, YearMark
from parta.school.models import Course, Term
from tests.exchange.netcity.importing import (
    FAMILIES,
    card,
    cells,
    empty_school,
    entries,
    report,
    spring,
    take,
)

pytestmark = pytest.mark.django_db

CARD = {
    FAMILIES[0]: {"Алгебра": "4 5 4 4 4 - 4", "Химия": "3 2 3 2 3 5 3"},
    FAMILIES[1]: {"Алгебра": "3 3 3 3 3 - -", "Химия": "зач н/а осв зач незач - -"},
}


@pytest.fixture(autouse=True)
def school() -> None:
    empty_school()


def term_marks(family: str, subject: str) -> list[tuple[int, str]]:
    """(number of the term, value)."""
    rows = TermMark.objects.filter(
        student__person__family_name=family, subject__name_ru=subject
    ).order_by("term__number")
    return list(rows.values_list("term__number", "value"))


def test_a_card_fills_terms_year_examination_and_final_marks() -> None:
    (outcome,) = take(card(CARD))
    assert term_marks("Абаева", "Алгебра") == [(1, "4"), (2, "5"), (3, "4"), (4, "4")]
    assert term_marks("Белов", "Химия") == [(1, "z"), (2, "na"), (3, "osv"), (4, "z")]
    year = YearMark.objects.filter(student__person__family_name="Абаева", subject__name_ru="Химия")
    assert dict(year.values_list("kind", "value")) == {"year": "3", "exam": "5", "final": "3"}
    assert (outcome.created["term_marks"], outcome.created["year_marks"]) == (16, 7)
    assert Course.objects.count() == 2


def test_a_card_after_the_report_adds_the_other_terms_and_finds_that_of_the_report() -> None:
    take(spring())
    (outcome,) = take(card(CARD))
    assert outcome.created == {"term_marks": 12, "year_marks": 7}
    assert outcome.unchanged["term_marks"] == 4
    assert outcome.unchanged["students"] == 2


def test_a_report_after_the_card_finds_its_marks_and_adds_the_lessons() -> None:
    take(card(CARD))
    (outcome,) = take(spring())
    assert outcome.unchanged["term_marks"] == 4
    assert outcome.created["term_marks"] == 2
    assert outcome.created["marks"] == len(spring().marks)
    before = entries()
    take(card(CARD), spring())
    assert entries() == before


def test_another_term_mark_in_the_register_stays_and_is_named() -> None:
    take(spring())
    before = entries()
    (outcome,) = take(card({FAMILIES[0]: {"Алгебра": "- - - 5 - - -"}}))
    (conflict,) = outcome.conflicts
    assert (conflict.matter, conflict.was, conflict.now) == (Matter.TERM_MARK, "4", "5")
    assert conflict.title == Term.objects.get(scheme__kind="quarters", number=4).name
    assert term_marks("Абаева", "Алгебра") == [(4, "4")]
    assert entries() == before


@pytest.mark.parametrize(
    ("period", "number"),
    [
        ("с 01.09.24 по 25.10.24", 1),
        ("с 05.11.24 по 30.12.24", 2),
        ("с 10.01.25 по 21.03.25", 3),
        ("с 01.04.25 по 31.05.25", 4),
        ("с 13.01.25 по 31.05.25", None),
        ("с 01.09.24 по 31.12.24", None),
        ("с 01.09.24 по 31.05.25", None),
    ],
)
def test_the_mark_of_the_period_belongs_to_the_term_that_the_period_is_about(
    period: str, number: int | None
) -> None:
    rows = {FAMILIES[0]: {"Химия": [None, None, 5.0]}}
    (outcome,) = take(report(rows, (), period=period))
    found = list(TermMark.objects.values_list("term__number", flat=True))
    assert found == ([number] if number else [])
    refused = [one.why for one in outcome.refused]
    assert refused == ([] if number else [Obstacle.PERIOD_UNCLEAR])


def test_where_the_dates_do_not_say_the_term_can_be_chosen() -> None:
    rows = {FAMILIES[0]: {"Химия": [*cells("4")[:-1], "5"]}}
    whole = report(rows, period="с 01.09.24 по 31.05.25")
    with pytest.raises(BadInput):
        take(whole, term=7)
    take(whole, term=4)
    assert term_marks("Абаева", "Химия") == [(4, "5")]


def test_half_years_of_a_tenth_class() -> None:
    halves = {FAMILIES[0]: {"Химия": [None, None, "4"]}}
    take(report(halves, (), class_name="10А", period="с 01.09.24 по 29.12.24"))
    assert TermMark.objects.get().term.scheme.kind == "halves"
    assert term_marks("Абаева", "Химия") == [(1, "4")]


def test_terms_that_the_class_does_not_have_are_refused() -> None:
    take(spring(class_name="10А"))
    before = TermMark.objects.count()
    (outcome,) = take(card({FAMILIES[0]: {"Химия": "4 - - - 4 - -"}}, class_name="10А"))
    assert Counter(one.why for one in outcome.refused) == {Obstacle.NO_TERM: 1}
    assert TermMark.objects.count() == before
    assert YearMark.objects.get().value == "4"
