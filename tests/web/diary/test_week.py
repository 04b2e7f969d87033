"""The week of the diary: what a family reads, and whose it is."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.journal.actions import set_homework, set_mark
from parta.people.actions.presence import Look
from parta.people.collector import COLLECTOR
from tests.web.cast import MON, Cast, cast, sign_in, stop_clock
from tests.web.reading import read

pytestmark = pytest.mark.django_db
Page = Callable[[str, str], str]


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


@pytest.fixture
def page(them: Cast) -> Page:
    return lambda who, path: read(them, who, path)


def week(them: Cast, short: str = "asel", day: str = "2026-11-12") -> str:
    return f"/diary/{them.students[short].pk}/week/{day}/"


def test_a_mother_reads_topic_mark_with_its_work_and_absence(them: Cast, page: Page) -> None:
    text = page("mother", week(them))
    assert "Дроби и проценты" in text
    assert "4 Контрольная работа Молодец!" in text
    assert "Родной язык Б " in text


def test_homework_stands_on_its_due_day_with_when_it_was_set_and_published(
    them: Cast, page: Page
) -> None:
    text = page("mother", week(them))
    friday = text.partition("13 ноября")[2]
    assert "§ 12, № 345" in friday
    assert "10.11" in friday.partition("§ 12, № 345")[2]
    assert "20" in friday
    assert "§ 12, № 345" not in text.partition("13 ноября")[0]


def test_a_lesson_not_held_and_a_substitution_are_told_without_the_teachers_reason(
    them: Cast, page: Page
) -> None:
    text = page("mother", week(them))
    assert "Титов" in text
    assert "болезнь" not in text
    assert "Дроби" in text


def test_times_come_from_the_bells_of_the_class(them: Cast, page: Page) -> None:
    assert "8:30–9:15" in page("asel", week(them))


def test_free_days_say_why(them: Cast, page: Page) -> None:
    text = page("asel", week(them))
    assert "мороз −34°" in text
    assert "Перенесённый выходной" in text
    assert "Осенние каникулы" in page("asel", week(them, day="2026-10-29"))


def test_the_plain_address_opens_the_present_week(them: Cast, page: Page) -> None:
    student = them.students["asel"].pk
    assert page("asel", f"/diary/{student}/week/") == page("asel", week(them))


def test_a_child_of_another_family_is_not_there(them: Cast) -> None:
    client = sign_in(Client(), them.accounts["mother"])
    assert client.get(week(them, "egor")).status_code == 404
    assert client.get(week(them, "danil")).status_code == 200
    assert "Чужой" not in client.get(week(them, "danil")).content.decode()


@pytest.mark.parametrize("day", ["2026-13-01", "2026-11-9", "20261112", "9999-12-31", "now"])
def test_a_day_that_is_none_is_a_wrong_address_not_a_fault(them: Cast, day: str) -> None:
    client = sign_in(Client(), them.accounts["asel"])
    assert client.get(week(them, day=day)).status_code == 404


def test_a_week_asks_the_database_as_often_for_few_lessons_as_for_thirty(them: Cast) -> None:
    client, counts = sign_in(Client(), them.accounts["mother"]), []
    for more in (0, 30):
        for number in range(more):
            lesson = them.build.lesson(them.courses["algebra"], MON, number % 8 + 4)
            set_mark(by=them.build.by, lesson=lesson, student=them.students["asel"].pk, value="5")
            set_homework(by=them.build.by, lesson=lesson, text=f"№ {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(week(them))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_week_is_light(them: Cast) -> None:
    body = sign_in(Client(), them.accounts["mother"]).get(week(them)).content
    assert len(gzip.compress(body)) < 30 * 1024
    assert b"<script>" not in body


def test_a_guardians_look_is_noted_and_the_childs_own_is_not(
    them: Cast, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Look] = []
    monkeypatch.setattr(COLLECTOR, "looked", seen.append)
    page("asel", week(them))
    assert seen == []
    page("mother", week(them))
    (look,) = seen
    assert (look.account, look.student) == (them.accounts["mother"].pk, them.students["asel"].pk)


def test_kazakh_pages_name_the_subjects_in_kazakh(them: Cast, page: Page) -> None:
    them.accounts["mother"].language = "kk"
    text = page("mother", week(them))
    assert "Ана тілі" in text
    assert "Родной язык" not in text
