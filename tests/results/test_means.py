"""The quick numbers of a page are those that explain themselves."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.results.rules.averages import average_by
from parta.results.rules.filling import filling
from parta.results.rules.marks import MarkRow
from parta.results.rules.means import filled_by, mean_by
from parta.school.rules import Norms

WEIGHTS: dict[Hashable, int] = {None: 1, 1: 2, 2: 3, 3: 0, 4: 1, 5: 2, 6: 5}
PARTS = st.one_of(st.none(), st.integers(1, 6))
ROWS = st.lists(
    st.builds(
        MarkRow,
        value=st.sampled_from(["5", "4", "3", "2", "1", "z", "nz", ".", "+"]),
        part=PARTS,
        attempt=st.integers(1, 3),
        control=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda row: (row.part, row.attempt) if row.part is not None else object(),
)


def weighed(rows: list[MarkRow]) -> list[MarkRow]:
    """Every part has one weight, that of its type; some types count nothing."""
    return [
        MarkRow(row.value, row.part, row.attempt, WEIGHTS[row.part], row.control) for row in rows
    ]


@pytest.mark.parametrize("attempts", ["replace", "mean", "best"])
@pytest.mark.parametrize("weighted", [True, False])
@given(rows=ROWS)
def test_the_mean_is_the_one_of_the_formula(
    attempts: str, weighted: bool, rows: list[MarkRow]
) -> None:
    norms = Norms().with_values(attempts=attempts, weighted=weighted)
    explained = average_by(weighed(rows), norms)
    assert mean_by(weighed(rows), norms) == (explained.value if explained else None)


@given(rows=ROWS, hours=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3)]))
def test_the_count_against_the_norm_is_the_same(rows: list[MarkRow], hours: Fraction) -> None:
    assert filled_by(rows, hours, Norms()) == filling(rows, hours, Norms())
