"""The same children in other years and classes: known where that is sure, told of where not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from parta.archive.queries import verified
from parta.exchange.netcity.rules import parse
from parta.exchange.netcity.rules.outcome import Obstacle
from parta.journal.models import Mark
from parta.lib.fields import OPEN_END
from parta.people.models import Student
from parta.school.models import Membership, SchoolYear
from tests.exchange.netcity.importing import cells, entries, report, take
from tests.exchange.netcity.pages import page, sheet
from tests.exchange.netcity.standing import AUTUMN, NAMES, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing() -> Standing:
    return Standing()


def test_a_class_of_another_year_is_not_touched_and_its_children_are_known(
    standing: Standing,
) -> None:
    """7Б of the year before: the same names are the same children, their stay ends before."""
    rows = {name: {"Алгебра": cells("5")} for name in NAMES}
    facts = {"year": "2025/2026", "class_name": "7Б", "period": "с 05.11.25 по 27.12.25"}
    (outcome,) = take(report(rows, AUTUMN, **facts))
    assert (outcome.created["years"], outcome.created["classes"]) == (1, 1)
    assert "students" not in outcome.created
    assert Student.objects.count() == 2
    stays = Membership.objects.filter(student=standing.students[0]).order_by("first")
    assert [stay.group.name for stay in stays] == ["7Б", "8Б"]
    assert stays[0].last == date(2026, 8, 31)
    assert verified().ok


def test_children_go_on_into_the_next_year(standing: Standing) -> None:
    rows = {name: {"Алгебра": cells("5")} for name in NAMES}
    facts = {"year": "2027/2028", "class_name": "9Б", "period": "с 05.11.27 по 27.12.27"}
    take(report(rows, AUTUMN, **facts))
    assert Student.objects.count() == 2
    stays = Membership.objects.filter(student=standing.students[0]).order_by("first")
    next_year = SchoolYear.objects.get(name="2027/2028")
    assert [stay.group.name for stay in stays] == ["8Б", "9Б"]
    assert stays[0].last == next_year.first - timedelta(days=1)
    assert verified().ok


def test_a_year_and_the_next_one_may_come_in_one_import(standing: Standing) -> None:
    rows = {"Лугов Пётр Ильич": {"Алгебра": cells("5")}}
    years = (("2025/2026", "4А", "25"), ("2024/2025", "3А", "24"), ("2027/2028", "6А", "27"))
    reports = [
        report(rows, AUTUMN, year=year, class_name=name, period=f"с 05.11.{n} по 27.12.{n}")
        for year, name, n in years
    ]
    take(*reports)
    luga = Student.objects.get(person__family_name="Лугов")
    stays = Membership.objects.filter(student=luga).order_by("first")
    assert [stay.group.name for stay in stays] == ["3А", "4А", "6А"]
    assert all(one.last < two.first for one, two in pairwise(stays))
    assert stays[2].last == OPEN_END
    before = entries()
    take(*reports)
    assert entries() == before
    assert verified().ok


def test_a_namesake_in_another_class_is_another_child_and_told_of(standing: Standing) -> None:
    rows = {NAMES[0]: {"Алгебра": cells("5")}}
    (outcome,) = take(report(rows, AUTUMN, year="2026/2027", class_name="5А"))
    assert [one.why for one in outcome.notes] == [Obstacle.NAMESAKE_ELSEWHERE]
    assert Student.objects.count() == 3


def test_two_children_of_one_name_in_the_file_stay_two(standing: Standing) -> None:
    facts = {"year": "2026/2027", "period": "с 05.11.26 по 27.12.26"}
    pages = [page("Лугов Пётр Ильич", {"Алгебра": cells(value)}, AUTUMN, **facts) for value in "52"]
    both = parse([sheet(*pages)])
    take(both)
    assert sorted(Mark.objects.values_list("value", flat=True)) == ["2", "5"]
    before = entries()
    take(both)
    assert entries() == before
