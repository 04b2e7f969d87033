"""One set of lessons for the class out of the columns of many students.

Every student's table has columns of its own: only days on which this student has something. A
day that stands there twice says that some subject had two lessons. But the place of a cell in
such a pair is no proof: of «31 | 31» a subject with one lesson may use the second column, while
the neighbour's table has a single 31 for the same lesson. So a subject had as many lessons on a
day as the student with most cells of it has cells.
"""

from __future__ import annotations

from collections.abc import Mapping

Columns = tuple[int, ...]
"""Which of a day's columns (1, 2…) a student's cells of one subject stand in, ascending."""


def lesson_numbers(columns: Mapping[str, Columns]) -> dict[str, Columns]:
    """Lesson numbers 1…n for the cells of one subject on one day, by student.

    n is the most cells a student has. A student with fewer keeps the place of the columns where
    that place exists among the n lessons, else the cells count from 1.

    >>> lesson_numbers({"a": (2,), "b": (1,)})
    {'a': (1,), 'b': (1,)}
    >>> lesson_numbers({"a": (2,), "b": (1, 2)})
    {'a': (2,), 'b': (1, 2)}
    """
    most = max((len(places) for places in columns.values()), default=0)
    return {
        student: places if not places or places[-1] <= most else _counted(places)
        for student, places in columns.items()
    }


def _counted(places: Columns) -> Columns:
    return tuple(range(1, len(places) + 1))
