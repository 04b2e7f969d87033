"""One table of all addresses of the program: who gets which answer, strangers' data present.

Rows are addresses, columns are people; a cell is the status code. 302 leads a guest to the
sign-in, 404 says that the address is not there for this person, whoever else it is there for.
An address that is missing in the table fails a test, and so does one that is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from parta.school.models import Term
from tests.web.cast import Cast, cast, sign_in, stop_clock

# The lesson, course, student, term of every address are those of class 5А: vera teaches it,
# homeroom5 is its class teacher, asel learns there, mother is her guardian. boris, homeroom6,
# egor and stranger belong to class 6; restricted and blocked are guardians of asel as well.
PEOPLE: Final = (
    "nobody", "administrator", "head", "deputy", "vera", "boris", "homeroom5", "homeroom6",
    "asel", "egor", "mother", "stranger", "restricted", "blocked",
)  # fmt: skip

# Without a method an address is asked for by GET. Forms are sent empty: what counts is whose
# they are, so 422 and 200 are those who may send them, 404 those for whom they do not exist.
TABLE: Final = """
address                  none admi head depu vera bori hom5 hom6 asel egor moth stra rest bloc
public:start              302  302  302  302  302  302  302  302  302  302  302  302  302  302
public:about              200  200  200  200  200  200  200  200  200  200  200  200  200  200
account:home              302  200  200  200  200  200  200  200  200  200  200  200  200  302
account:sign_in           200  302  302  302  302  302  302  302  302  302  302  302  302  200
POST+account:sign_in      422  422  422  422  422  422  422  422  422  422  422  422  422  422
account:first             302  302  302  302  302  302  302  302  302  302  302  302  302  302
POST+account:first        302  302  302  302  302  302  302  302  302  302  302  302  302  302
account:rules             302  200  200  200  200  200  200  200  200  200  200  200  200  302
POST+account:rules        302  200  200  200  200  200  200  200  200  200  200  200  200  302
POST+account:sign_out     302  302  302  302  302  302  302  302  302  302  302  302  302  302
account:lock              302  302  302  302  302  302  302  302  302  302  302  302  302  302
POST+account:lock         302  302  302  302  302  302  302  302  302  302  302  302  302  302
account:password          302  200  200  200  200  200  200  200  200  200  200  200  200  302
POST+account:password     302  200  200  200  200  200  200  200  200  200  200  200  200  302
account:pin               302  200  200  200  200  200  200  200  200  200  200  200  200  302
POST+account:pin          302  200  200  200  200  200  200  200  200  200  200  200  200  302
POST+account:end_session  302  404  404  404  404  404  404  404  404  404  404  404  404  302
POST+account:end_others   302  302  302  302  302  302  302  302  302  302  302  302  302  302
account:entrances         302  200  404  404  404  404  200  200  404  404  404  404  404  302
POST+account:slips        302  422  404  404  404  404  422  422  404  404  404  404  404  302
POST+account:block        302  302  404  404  404  404  302  404  404  404  404  404  404  302
POST+account:unblock      302  302  404  404  404  404  302  404  404  404  404  404  404  302
POST+account:language     302  302  302  302  302  302  302  302  302  302  302  302  302  302
desk:start                302  404  404  404  200  200  404  404  404  404  404  404  404  302
desk:day                  302  404  404  404  200  200  404  404  404  404  404  404  404  302
desk:instead              302  404  200  200  200  200  200  200  404  404  404  404  404  302
POST+desk:instead         302  404  404  404  404  404  404  404  404  404  404  404  404  302
desk:courses              302  200  200  200  200  200  200  200  404  404  404  404  404  302
desk:course               302  200  200  200  200  404  200  404  404  404  404  404  404  302
desk:term                 302  200  200  200  200  404  200  404  404  404  404  404  404  302
desk:average              302  200  200  200  200  404  200  404  404  404  404  404  404  302
desk:lesson               302  200  200  200  200  404  200  404  404  404  404  404  404  302
desk:history              302  200  200  200  200  404  200  404  404  404  404  404  404  302
POST+desk:write           302  422  422  422  422  422  422  422  404  404  404  404  404  302
POST+desk:operations      302  404  404  404  422  422  422  422  404  404  404  404  404  302
diary:start               302  404  404  404  404  404  404  404  302  302  302  302  404  302
diary:this_week           302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:week                302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:marks               302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:marks_of_term       302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:marks_of_year       302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:subject             302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:subject_of_term     302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:absences            302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:absences_of_year    302  404  404  404  404  404  404  404  200  404  200  404  404  302
diary:looks               302  404  404  404  404  404  404  404  200  404  200  404  404  302
office:start              302  200  200  200  404  404  404  404  404  404  404  404  404  302
office:late               302  200  200  200  404  404  404  404  404  404  404  404  404  302
office:substitutions      302  200  200  200  404  404  404  404  404  404  404  404  404  302
POST+office:confirm       302  404  404  302  404  404  404  404  404  404  404  404  404  302
office:operations         302  200  200  200  404  404  404  404  404  404  404  404  404  302
help:start                200  200  200  200  200  200  200  200  200  200  200  200  200  200
help:guide                200  200  200  200  200  200  200  200  200  200  200  200  200  200
help:guide_in             200  200  200  200  200  200  200  200  200  200  200  200  200  200
"""

Arguments = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    name: str
    codes: dict[str, int]


def rows() -> list[Row]:
    """The table, read."""
    found = []
    for line in TABLE.strip().splitlines()[1:]:
        name, *codes = line.split()
        method, _, address = name.rpartition("+")
        assert len(codes) == len(PEOPLE), line
        found.append(Row(method or "GET", address, dict(zip(PEOPLE, map(int, codes), strict=True))))
    return found


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The names of all addresses of the program."""
    patterns: list[URLPattern | URLResolver] = (resolver or get_resolver()).url_patterns
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{space}{pattern.namespace}:")
        else:
            yield f"{space}{pattern.name}"


def arguments(them: Cast) -> dict[str, Any]:
    """What every address of the table is about: things of class 5А and of asel."""
    quarter = Term.objects.get(scheme__kind="quarters", number=2)
    lesson = them.lessons["algebra_mon"]
    return {
        "student": them.students["asel"].pk,
        "course": lesson.course,
        "lesson": lesson.id,
        "subject": lesson.subject,
        "meeting": them.lessons["kazakh_thu"].meeting,
        "account": them.accounts["asel"].pk,
        "year": them.build.year.pk,
        "day": "2026-11-12",
        "name": "0" * 12,
        "guide": "teacher",
        "language": "ru",
        "term": quarter.pk,
    }


# Where a term stands for its number in the course, not for its id.
NUMBERED: Final = {"desk:term", "desk:average"}


def address(name: str, known: dict[str, Any]) -> str:
    """The address of a name with the arguments that it asks for."""
    values = {**known, "term": 2} if name in NUMBERED else known
    matches = get_resolver()
    for part in name.split(":")[:-1]:
        matches = matches.namespace_dict[part][1]
    asked = matches.reverse_dict.getlist(name.split(":")[-1])[0][0][0][1]
    return reverse(name, kwargs={key: values[key] for key in asked})


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch, db: None) -> Cast:
    stop_clock(monkeypatch)
    return cast()


def ask(them: Cast, row: Row, person: str, known: dict[str, Any]) -> int:
    """The code that one person gets at one address; whatever it did is taken back."""
    client = Client()
    with transaction.atomic():
        if person != "nobody":
            sign_in(client, them.accounts[person])
        code = client.generic(row.method, address(row.name, known)).status_code
        transaction.set_rollback(True)
    return code


def test_everybody_gets_the_answer_that_is_theirs(them: Cast) -> None:
    known = arguments(them)
    wrong = {
        f"{row.method} {row.name} for {person}": f"{got}, not {expected}"
        for row in rows()
        for person, expected in row.codes.items()
        if (got := ask(them, row, person, known)) != expected
    }
    assert wrong == {}


def test_every_address_of_the_program_stands_in_the_table() -> None:
    assert {row.name for row in rows()} == set(names())
