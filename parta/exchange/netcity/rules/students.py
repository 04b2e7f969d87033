"""Pages put together by student: one may have several, and two students may share a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from parta.exchange.netcity.rules.contents import Contents, page_contents
from parta.exchange.netcity.rules.dates import period
from parta.exchange.netcity.rules.names import split_name
from parta.exchange.netcity.rules.pages import Page
from parta.exchange.netcity.rules.shapes import Reason, Refused, Student
from parta.exchange.netcity.rules.text import clean


@dataclass(slots=True)
class Read:
    """A student and everything their pages hold."""

    student: Student
    contents: Contents


@dataclass(slots=True)
class Roll:
    """The students so far, in the file's order, with what was to be said about pages."""

    read: list[Read] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Refused] = field(default_factory=list)


def enrol(pages: Iterable[Page], year: int) -> Roll:
    """Give every page to its student: the same name goes on where nothing contradicts, as when
    a table breaks over pages; where marks contradict, it is another student of that name.
    """
    roll = Roll()
    for page in pages:
        if page.name:
            _take_page(roll, page, page_contents(page, year))
        else:
            roll.refused.append(_of_page(page, Reason.NO_STUDENT))
    return roll


def _of_page(page: Page, reason: Reason) -> Refused:
    name = clean(page.name)
    return Refused(page.place, name, name, reason, student=name)


def _take_page(roll: Roll, page: Page, contents: Contents) -> None:
    same = [read for read in roll.read if read.student.full_name == _tidy(page.name)]
    known = next((read for read in same if contents.agrees_with(read.contents)), None)
    if known is None:
        _add(roll, page, contents, namesake=len(same) + 1)
        return
    if contents.seats and contents.repeats(known.contents):
        roll.notes.append(_of_page(page, Reason.SAME_PAGE_TWICE))
    known.contents.take_in(contents)


def _tidy(name: str) -> str:
    return " ".join(part for part in split_name(name) if part)


def _add(roll: Roll, page: Page, contents: Contents, *, namesake: int) -> None:
    student = _student(page, namesake)
    roll.read.append(Read(student, contents))
    if namesake > 1:
        roll.notes.append(_of_page(page, Reason.NAMESAKE))
    if not student.given:
        roll.notes.append(_of_page(page, Reason.ONE_WORD_NAME))


def _student(page: Page, namesake: int) -> Student:
    family, given, patronymic = split_name(page.name)
    name = _tidy(page.name)
    return Student(
        key=name if namesake == 1 else f"{name} ({namesake})",
        family=family,
        given=given,
        patronymic=patronymic,
        namesake=namesake,
        period=period(page.facts.period),
        place=page.place,
    )


def with_student(items: Iterable[Refused], key: str) -> list[Refused]:
    """The items with the student's key filled in."""
    return [replace(item, student=key) for item in items]
