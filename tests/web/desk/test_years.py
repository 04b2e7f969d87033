"""Past years stay open to those who may read them (P-1.3.4)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from parta.school.models import Course, Group, SchoolClass, SchoolYear, TermScheme
from parta.school.recorded import CLASS, COURSE, GROUP, SCHEME, YEAR
from tests.web.cast import Cast, cast, sign_in, stop_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


@pytest.fixture
def past(them: Cast) -> tuple[SchoolYear, Course]:
    """A year before the present one with one journal, as an import of an old report leaves it."""
    add = them.build.add
    first, last = date(2024, 9, 1), date(2025, 5, 26)
    year = add(YEAR, SchoolYear(name="2024/2025", first=first, last=last))
    scheme = add(SCHEME, TermScheme(year=year, kind="quarters", name="четверти"))
    school_class = add(CLASS, SchoolClass(year=year, grade=8, letter="Б", scheme=scheme))
    group = add(GROUP, Group(year=year, school_class=school_class, kind="class", name="8Б"))
    subject = them.build.subject("Астрономия")
    return year, add(COURSE, Course(subject=subject, group=group))


def test_journals_of_a_past_year_are_one_choice_away(
    client: Client, them: Cast, past: tuple[SchoolYear, Course]
) -> None:
    year, course = past
    reader = sign_in(client, them.accounts["head"])
    present = reader.get("/desk/courses/").content.decode()
    chosen = reader.get(f"/desk/courses/?year={year.pk}").content.decode()
    assert f"?year={year.pk}" in present
    assert f"/desk/course/{course.pk}/" not in present
    assert f"/desk/course/{course.pk}/" in chosen


def test_a_year_that_is_no_number_shows_the_present_one(
    client: Client, them: Cast, past: tuple[SchoolYear, Course]
) -> None:
    reader = sign_in(client, them.accounts["head"])
    present = reader.get("/desk/courses/").content
    assert reader.get("/desk/courses/?year=нет").content.count(b"/desk/course/") == present.count(
        b"/desk/course/"
    )
