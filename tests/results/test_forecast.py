"""The forecast says the least that is needed, and no less is enough."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from parta.results.rules.averages import Average, average
from parta.results.rules.bands import PLAIN, STRICT, STRICTER_HALF, Bands, propose_term_mark
from parta.results.rules.forecast import Run, bears, forecast, needed, what_if
from parta.results.rules.marks import MarkRow

bands_in_use = st.sampled_from([PLAIN, STRICT, STRICTER_HALF, Bands(in_favour=False)])
marks_so_far = st.lists(
    st.tuples(st.sampled_from("5432"), st.integers(1, 5)), min_size=1, max_size=25
)


def of(*values: str, weighted: bool = False) -> Average:
    return made([(value, 1) for value in values], weighted)


def made(marks: list[tuple[str, int]], weighted: bool) -> Average:
    mean = average([MarkRow(v, weight=w) for v, w in marks], weighted=weighted)
    assert mean is not None
    return mean


def after(mean: Average, mark: int, count: int, weight: int = 1) -> Fraction:
    more = what_if(mean, [mark] * count, weight=weight)
    assert more is not None
    return more.value


def test_two_fives_in_a_row() -> None:
    seen = forecast(of("4", "4", "5", "4", "4", "5"))
    assert seen is not None
    assert (seen.proposed, seen.next) == (4, 5)
    assert seen.needs == (Run(5, 2),)
    assert seen.margin == Fraction(26, 6) - Fraction(7, 2)
    assert seen.bears == (Run(3, 10), Run(2, 3))


def test_a_four_may_be_reached_by_fives_or_by_fours() -> None:
    seen = forecast(of("3", "3", "3"))
    assert seen is not None
    assert seen.needs == (Run(5, 1), Run(4, 3))
    assert seen.bears == (Run(2, 3),)


def test_at_five_there_is_nothing_to_reach_but_something_to_lose() -> None:
    seen = forecast(of("5", "5"))
    assert seen is not None
    assert (seen.next, seen.needs) == (None, ())
    assert seen.bears == (Run(4, 2), Run(3, 0), Run(2, 0))


def test_at_two_there_is_nothing_to_lose() -> None:
    seen = forecast(of("2", "2"))
    assert seen is not None
    assert (seen.proposed, seen.next, seen.margin, seen.bears) == (2, 3, None, ())
    assert seen.needs == (Run(5, 1), Run(4, 1), Run(3, 2))


def test_without_marks_there_is_no_forecast_but_a_what_if() -> None:
    assert forecast(None) is None
    assert needed(None, 5, 5) == 1
    assert needed(None, 5, 4) is None
    assert what_if(None, []) is None
    first = what_if(None, [4, 5])
    assert first is not None
    assert first.formula == "(4 + 5) : 2 = 4,50"


def test_fours_never_make_a_five() -> None:
    assert needed(of("4"), 5, 4) is None
    assert needed(of("5", "4", "4"), 5, 4) is None


def test_a_border_on_a_whole_mark_is_reached_by_better_marks_only() -> None:
    whole = Bands(Fraction(5), Fraction(4), Fraction(3))
    assert needed(of("3", "3"), 4, 4, whole) is None
    assert needed(of("3", "3"), 4, 5, whole) == 2
    assert bears(of("4", "4"), 4, whole) is None


def test_a_border_that_must_be_passed_takes_one_mark_more() -> None:
    assert needed(of("4", "4"), 5, 5, Bands(in_favour=True)) == 2
    assert needed(of("4", "4"), 5, 5, Bands(in_favour=False)) == 3
    assert bears(of("5", "5"), 4, Bands(in_favour=True)) == 2
    assert bears(of("5", "5"), 4, Bands(in_favour=False)) == 1


def test_a_heavier_work_moves_more_only_in_a_weighted_average() -> None:
    plain, weighted = of("4", "4", "4"), of("4", "4", "4", weighted=True)
    assert needed(plain, 5, 5, weight=5) == needed(plain, 5, 5) == 3
    assert needed(weighted, 5, 5, weight=5) == 1


def test_what_if_keeps_the_present_marks_before_the_imagined() -> None:
    more = what_if(of("3", "4"), [5, 5])
    assert more is not None
    assert more.formula == "(3 + 4 + 5 + 5) : 4 = 4,25"


@given(marks_so_far, st.booleans(), bands_in_use, st.integers(1, 5), st.integers(2, 5))
def test_so_many_reach_the_mark_and_one_fewer_does_not(
    marks: list[tuple[str, int]], weighted: bool, bands: Bands, weight: int, mark: int
) -> None:
    mean = made(marks, weighted)
    proposed = propose_term_mark(mean.value, bands)
    assert proposed is not None
    for target in range(proposed + 1, 6):
        count = needed(mean, target, mark, bands, weight)
        if count is None:
            assert not bands.reaches(Fraction(mark), target) or not bands.reaches(
                after(mean, mark, 10_000, weight), target
            )
        else:
            assert count >= 1
            assert bands.reaches(after(mean, mark, count, weight), target)
            assert not bands.reaches(after(mean, mark, count - 1, weight), target)


@given(marks_so_far, st.booleans(), bands_in_use, st.integers(1, 5), st.integers(2, 5))
def test_so_many_bad_marks_are_borne_and_one_more_is_not(
    marks: list[tuple[str, int]], weighted: bool, bands: Bands, weight: int, mark: int
) -> None:
    mean = made(marks, weighted)
    proposed = propose_term_mark(mean.value, bands)
    assert proposed is not None
    count = bears(mean, mark, bands, weight)
    if count is None:
        assert bands.reaches(after(mean, mark, 1_000, weight), proposed)
    else:
        assert bands.reaches(after(mean, mark, count, weight), proposed)
        assert not bands.reaches(after(mean, mark, count + 1, weight), proposed)


@given(marks_so_far, bands_in_use)
def test_a_five_is_always_possible_and_more_fives_never_hurt(
    marks: list[tuple[str, int]], bands: Bands
) -> None:
    seen = forecast(made(marks, weighted=False), bands)
    assert seen is not None
    if seen.next is not None:
        assert seen.needs[0].mark == 5
        counts = [run.count for run in seen.needs]
        assert counts == sorted(counts)
