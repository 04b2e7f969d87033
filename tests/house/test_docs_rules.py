"""The worked examples of docs/rules are executed: a number that no longer holds fails here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast, get_args
from zoneinfo import ZoneInfo

import pytest

from parta.journal.rules import deadlines
from parta.journal.rules.deadlines import LessonDay, lateness
from parta.journal.rules.timeliness import Decision, Outage, judge
from parta.lib.numbers import with_comma
from parta.results.rules.averages import average
from parta.results.rules.bands import Bands, propose_term_mark, propose_year_mark
from parta.results.rules.categories import category, one_short
from parta.results.rules.filling import filling
from parta.results.rules.forecast import Run, forecast
from parta.results.rules.marks import Attempts, MarkRow
from parta.results.rules.metrics import tally
from parta.school.rules import REGISTRY, Norms

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
BARNAUL = ZoneInfo("Asia/Barnaul")
NORMS = Norms()

Row = dict[str, str]
_MARKER = re.compile(r"<!-- examples: (\w+) -->\n\n((?:\|.*\n)+)")


def tables(page: str) -> dict[str, list[Row]]:
    """Return the tables of a page that follow a marker, by its name: one dict a row."""
    text = (FOLDER / page).read_text(encoding="utf-8")
    return {found[1]: _rows(found[2].splitlines()) for found in _MARKER.finditer(text)}


def _rows(lines: list[str]) -> list[Row]:
    head, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(head, cells, strict=True)) for cells in body]


def examples(page: str, name: str) -> list[Row]:
    return tables(page)[name]


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BARNAUL)


def at(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def interval(text: str) -> tuple[str, str]:
    first, last = text.split(" – ")
    return first, last


def dashed(value: object) -> str:
    return "–" if value in (None, "", []) else str(value)


# --- deadlines.md ----------------------------------------------------------------------------

ENTRIES: dict[str, Callable[[LessonDay, Norms], deadlines.Deadline]] = {
    "current mark": deadlines.current_mark,
    "written work": deadlines.written_mark,
    "any result": deadlines.any_result,
    "topic": deadlines.topic,
    "absentees": deadlines.absentees,
    "homework": deadlines.homework,
}


def lesson_of(row: Row) -> LessonDay:
    first, last = interval(row["holidays"]) if row["holidays"] else ("9999-01-01", "9999-01-01")

    def works(day: date) -> bool:
        holiday = date.fromisoformat(first) <= day <= date.fromisoformat(last)
        return not holiday and deadlines.every_day_but_sunday(day)

    return LessonDay(
        date.fromisoformat(row["lesson's day"]),
        BARNAUL,
        at(row["lesson ends"]),
        at(row["class's last lesson ends"]),
        works,
    )


@pytest.mark.parametrize("row", examples("deadlines.md", "deadlines"))
def test_deadlines(row: Row) -> None:
    due = ENTRIES[row["entry"]](lesson_of(row), NORMS)
    late = lateness(local(row["entered"]).astimezone(UTC), due)
    assert due.at == local(row["deadline"])
    assert (due.clause, str(late or "")) == (row["clause"], row["late by"])


def test_every_kind_of_entry_has_an_example() -> None:
    shown = {row["entry"] for row in examples("deadlines.md", "deadlines")}
    assert shown == set(ENTRIES)


@pytest.mark.parametrize("row", examples("deadlines.md", "timeliness"))
def test_timeliness(row: Row) -> None:
    due = deadlines.Deadline(local("2026-11-12 16:00:00"), "P-3.T.2", "mark_until")
    received = local(row["received"])
    waited = received - local(row["typed"]) if row["typed"] else timedelta(0)
    outage = row["outage on record"]
    verdict = judge(
        received,
        due,
        waited=int(waited.total_seconds()),
        decision=Decision(row["deputy"] or "none"),
        outages=[Outage(*map(local, interval(outage)))] if outage else [],
    )
    assert (verdict.state, str(verdict.late or "")) == (row["state"], row["late by"])


# --- norms.md --------------------------------------------------------------------------------


def test_every_norm_is_on_the_page_with_its_default_and_clause() -> None:
    yes = {"True": "yes", "False": "no"}
    real = {
        key: (norm.title, str(norm.dump(norm.default)), norm.about.unit, norm.clause)
        for key, norm in REGISTRY.items()
    }
    page = {
        row["norm"]: (row["what it is"], row["default"], row["unit"], row["clause"])
        for row in examples("norms.md", "norms")
    }
    assert page == {
        key: (title, yes.get(default, default), unit, clause)
        for key, (title, default, unit, clause) in real.items()
    }


# --- averages.md -----------------------------------------------------------------------------


def mark_rows(text: str) -> list[MarkRow]:
    """«2→4» attempts at one work, «4/3» two parts, «5·3» a weight, «4к» a control work."""
    return [
        _mark_row(attempt, (place, part), number)
        for place, work in enumerate(text.split())
        for part, tries in enumerate(work.split("/"))
        for number, attempt in enumerate(tries.split("→"), start=1)
    ]


def _mark_row(text: str, part: tuple[int, int], attempt: int) -> MarkRow:
    value, _, weight = text.removesuffix("к").partition("·")
    return MarkRow(value, part, attempt, int(weight or 1), text.endswith("к"))


@pytest.mark.parametrize("row", examples("averages.md", "averages"))
def test_averages(row: Row) -> None:
    assert row["attempts"] in get_args(Attempts)
    mean = average(
        mark_rows(row["marks"]),
        weighted=row["weights"] == "yes",
        attempts=cast("Attempts", row["attempts"]),
    )
    assert (mean.formula if mean else "–") == row["average as it explains itself"]


def bands_of(heading: str) -> Bands:
    borders = re.findall(r"[\d.]+", heading)
    five, four, three = map(Fraction, borders)
    return Bands(five, four, three, in_favour="border down" not in heading)


@pytest.mark.parametrize("row", examples("averages.md", "bands"))
def test_bands(row: Row) -> None:
    exact = Fraction(row.pop("average"))
    found = {heading: str(propose_term_mark(exact, bands_of(heading))) for heading in row}
    assert found == row


@pytest.mark.parametrize("row", examples("averages.md", "years"))
def test_years(row: Row) -> None:
    terms = row["term marks"].split()
    ties: dict[str, Literal["up", "last"]] = {
        "a half goes up": "up",
        "a half goes by the last term": "last",
    }
    for heading, tie in ties.items():
        assert dashed(propose_year_mark(terms, tie)) == row[heading]


def runs(found: tuple[Run, ...]) -> str:
    return dashed(" ".join(f"{run.mark}×{run.count}" for run in found))


@pytest.mark.parametrize("row", examples("averages.md", "forecast"))
def test_forecast(row: Row) -> None:
    seen = forecast(average(mark_rows(row["marks"])))
    assert seen is not None
    assert (str(seen.proposed), dashed(seen.next)) == (row["proposed"], row["next"])
    assert runs(seen.needs) == row["any of these reaches it"]
    assert runs(seen.bears) == row["keeps the present mark after"]


@pytest.mark.parametrize("row", examples("averages.md", "filling"))
def test_filling(row: Row) -> None:
    found = filling(mark_rows(row["marks"]), Fraction(row["hours a week"]), NORMS)
    figures = (found.norm, found.missing, found.missing_control)
    headings = ("norm", "marks lacking", "control marks lacking")
    assert tuple(map(str, figures)) == tuple(row[heading] for heading in headings)


@pytest.mark.parametrize("row", examples("averages.md", "metrics"))
def test_metrics(row: Row) -> None:
    columns = {"n5": "5", "n4": "4", "n3": "3", "n2": "2"} | {
        "н/а": "na", "зач": "z", "незач": "nz", "осв": "osv",
    }  # fmt: skip
    found = tally(value for name, value in columns.items() for _ in range(int(row[name])))
    figures = [found.success, found.quality, found.learned, found.mean]
    headings = ["успеваемость", "качество", "СОУ", "средний балл"]
    assert str(found.evaluated) == row["N"]
    assert [with_comma(figure) for figure in figures] == [row[heading] for heading in headings]


@pytest.mark.parametrize("row", examples("averages.md", "categories"))
def test_categories(row: Row) -> None:
    results = dict(enumerate(row["results"].split()))
    short = one_short(results)
    assert (category(results.values()) or "") == row["part"]
    assert (short[0] if short else "") == row["one short by"]


# --- the pages themselves --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("deadlines.md", {"deadlines", "timeliness"}),
        ("norms.md", {"norms"}),
        (
            "averages.md",
            {"averages", "bands", "years", "forecast", "filling", "metrics", "categories"},
        ),
    ],
)
def test_no_table_of_examples_stands_unread(page: str, names: set[str]) -> None:
    text = (FOLDER / page).read_text(encoding="utf-8")
    assert set(tables(page)) == names
    assert text.count("<!-- examples:") == len(names)
    assert all(tables(page).values())
