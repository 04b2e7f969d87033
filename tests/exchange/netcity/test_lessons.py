"""Columns that differ from pupil to pupil become one set of lessons for the class."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parta.exchange.netcity.rules.lessons import lesson_numbers
from tests.exchange.netcity.pages import cells, page, read

ONE, TWO = "Лугов Пётр Ильич", "Ахметова Дана"
ONCE = (("Март", (31,)),)
TWICE = (("Март", (31, 31)),)


def test_a_day_that_stands_twice_is_two_lessons() -> None:
    report = read(page(ONE, {"Литература": ["Н", "Н", 0.0, 0.0, ""]}, TWICE))
    assert [(lesson.date.day, lesson.number) for lesson in report.lessons] == [(31, 1), (31, 2)]
    assert [absence.lesson.number for absence in report.absences] == [1, 2]


def test_the_second_column_of_a_day_is_no_second_lesson_by_itself() -> None:
    """Pupil two has the pair because of Russian; history fills only its second column."""
    report = read(
        page(ONE, {"Русский язык": ["3", 3.0, 0.0, ""], "История": ["4", 4.0, 0.0, ""]}, ONCE),
        page(
            TWO,
            {"Русский язык": ["4", "5", 4.5, 0.0, ""], "История": [None, "2", 2.0, 0.0, ""]},
            TWICE,
        ),
    )
    assert [(x.subject, x.number) for x in report.lessons] == [
        ("История", 1),
        ("Русский язык", 1),
        ("Русский язык", 2),
    ]
    assert cells(report, TWO) == [
        ("Русский язык", "31.03", 1, 1, 1, "4"),
        ("Русский язык", "31.03", 2, 1, 1, "5"),
        ("История", "31.03", 1, 1, 1, "2"),
    ]


def test_a_pupil_who_missed_the_first_of_two_lessons_keeps_the_second() -> None:
    report = read(
        page(ONE, {"Химия": ["3", "4", 3.5, 0.0, ""]}, TWICE),
        page(TWO, {"Химия": [None, "5", 5.0, 0.0, ""]}, TWICE),
    )
    assert cells(report, TWO) == [("Химия", "31.03", 2, 1, 1, "5")]


def test_nothing_is_no_lesson_and_an_empty_text_is_one() -> None:
    report = read(page(ONE, {"Химия": ["", None, " ", 0.0, 0.0, ""], "Труд": [None, None, None]}))
    assert [(x.subject, x.date.day) for x in report.lessons] == [("Химия", 24), ("Химия", 26)]
    assert report.averages[0].lessons == 2
    assert report.marks == ()


def test_days_of_all_pupils_make_the_lessons_of_the_class() -> None:
    report = read(
        page(ONE, {"Химия": ["3", None, "4", 3.5, 0.0, "4"]}, (("Март", (24, 25, 26)),)),
        page(TWO, {"Химия": ["5", "5", 5.0, 0.0, "5"]}, (("Март", (26,)), ("Апрель", (1,)))),
    )
    assert [f"{lesson.date:%d.%m}" for lesson in report.lessons] == ["24.03", "26.03", "01.04"]
    assert len({mark.lesson for mark in report.marks}) == 3


COLUMNS = st.dictionaries(
    st.sampled_from("abcde"),
    st.lists(st.integers(1, 5), min_size=1, max_size=4, unique=True).map(
        lambda places: tuple(sorted(places))
    ),
    min_size=1,
)


@given(COLUMNS)
def test_every_cell_gets_a_lesson_of_its_own_and_no_lesson_is_invented(
    columns: dict[str, tuple[int, ...]],
) -> None:
    numbers = lesson_numbers(columns)
    most = max(len(places) for places in columns.values())
    assert {number for found in numbers.values() for number in found} == set(range(1, most + 1))
    for student, found in numbers.items():
        assert len(found) == len(columns[student])
        assert list(found) == sorted(set(found))
