"""The weekly grid: nobody in two places, limits kept, combined and joined lessons as they are."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from parta.demo.content.curriculum import DAY_LENGTHS
from parta.demo.rules.shapes import Slot
from parta.demo.rules.village import VillageSchool, village_school

pytestmark = pytest.mark.once

SEEDS = range(1, 6)


@cache
def first_day(seed: int) -> VillageSchool:
    return village_school(seed, date(2026, 9, 1))


def places(slots: tuple[Slot, ...], what: str) -> Counter[tuple[str, int, int, object]]:
    return Counter((s.version, s.weekday, s.number, getattr(s, what)) for s in slots)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_teacher_and_no_room_is_wanted_twice_at_once(seed: int) -> None:
    slots = first_day(seed).slots
    taught = tuple(slot for slot in slots if slot.teacher)
    assert max(places(taught, "teacher").values()) == 1
    assert max(places(slots, "room").values()) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_no_group_is_in_two_places_and_subgroups_meet_together(seed: int) -> None:
    school = first_day(seed)
    course = {c.key: c for c in school.courses}
    here: dict[tuple[str, int, int, str], list[str]] = {}
    for s in school.slots:
        for key in s.courses:
            place = (s.version, s.weekday, s.number, course[key].school_class)
            here.setdefault(place, []).append(course[key].group)
    for groups in here.values():
        assert len(groups) == len(set(groups))
        assert len(groups) == 1 or groups in (["c7.eng1", "c7.eng2"], ["c7.boys", "c7.girls"])


@pytest.mark.parametrize("seed", SEEDS)
def test_days_have_their_lessons_without_windows(seed: int) -> None:
    school = first_day(seed)
    course = {c.key: c for c in school.courses}
    numbers: dict[tuple[int, int], set[int]] = {}
    for slot in school.slots:
        if slot.version == "v4":
            for key in slot.courses:
                numbers.setdefault((course[key].grade, slot.weekday), set()).add(slot.number)
    for (grade, weekday), taken in numbers.items():
        talks = 1 if weekday == 1 else 0
        length = DAY_LENGTHS[grade][weekday - 1]
        assert taken == set(range(1, length + talks + 1)), (grade, weekday)


def test_first_graders_have_three_lessons_a_day_in_autumn() -> None:
    school = first_day(1)
    lessons = Counter(
        s.weekday
        for s in school.slots
        if s.version == "v1" and any(k[-3:] == ":c1" for k in s.courses)
    )
    assert lessons == {1: 4, 2: 3, 3: 3, 4: 3, 5: 3}


def test_weekly_hours_are_those_of_the_load(whole_year: VillageSchool) -> None:
    for version in whole_year.versions:
        placed = Counter(
            key for s in whole_year.slots if s.version == version.key for key in s.courses
        )
        load = {
            t.course: t.hours
            for t in whole_year.course_teachers
            if t.first <= version.first <= t.last
        }
        assert placed == load


def test_the_combined_classes_share_every_meeting(whole_year: VillageSchool) -> None:
    for slot in whole_year.slots:
        classes = {key.partition(":")[2] for key in slot.courses}
        assert ("c2" in classes) == ("c4" in classes)


def test_a_combined_meeting_may_hold_two_subjects(whole_year: VillageSchool) -> None:
    assert any(set(s.courses) == {"reading:c2", "orkse:c4"} for s in whole_year.slots)


def test_physical_culture_of_the_seniors_is_joined(whole_year: VillageSchool) -> None:
    senior = [s for s in whole_year.slots if s.version == "v4" and "pe:c10" in s.courses]
    assert len(senior) == 2
    assert all(s.courses == ("pe:c10", "pe:c11") for s in senior)


def test_versions_cover_the_year_and_change_with_the_teachers(whole_year: VillageSchool) -> None:
    versions = whole_year.versions
    assert versions[0].first == whole_year.calendar.first
    assert versions[-1].last == whole_year.calendar.last
    for before, after in pairwise(versions):
        assert (after.first - before.last).days == 1
    english = {s.version: s.teacher for s in whole_year.slots if "english:c9" in s.courses}
    assert english == {
        "v1": "t.english2",
        "v2": "t.english2",
        "v3": "t.english2",
        "v4": "t.english3",
    }


def test_no_meeting_is_laid_on_a_day_off(whole_year: VillageSchool) -> None:
    open_days = {g: set(whole_year.calendar.school_days(g)) for g in range(1, 12)}
    grade = {c.key: c.grade for c in whole_year.courses}
    assert all(x.day in open_days[grade[x.course]] for x in whole_year.lessons)


def test_a_meeting_names_its_lessons_and_they_name_it(whole_year: VillageSchool) -> None:
    planned = [x for x in whole_year.lessons if not x.extra]
    named = [key for m in whole_year.meetings for key in m.lessons]
    assert sorted(named) == sorted(x.key for x in planned)
    assert len({x.key for x in whole_year.lessons}) == len(whole_year.lessons)
    meetings = {m.key: m for m in whole_year.meetings}
    assert all(meetings[x.meeting].day == x.day for x in whole_year.lessons)


def test_the_vacancy_stands_in_the_grid_without_a_teacher(whole_year: VillageSchool) -> None:
    empty = {s.courses for s in whole_year.slots if s.teacher is None}
    assert empty == {("music:c8",)}


def test_bells_ring_for_every_lesson_and_never_before_eight(whole_year: VillageSchool) -> None:
    rung = {(b.scheme, b.number) for b in whole_year.bells}
    assert min(b.starts.hour for b in whole_year.bells) >= 8
    most = max(s.number for s in whole_year.slots)
    assert {("usual", most), ("monday", 7)} <= rung
