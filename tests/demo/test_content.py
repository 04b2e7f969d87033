"""The invented content is whole: both languages, hours within the limits, real plans."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from parta.demo.content.curriculum import DAY_LENGTHS, HOURS, LATER, WEEKLY_LIMIT
from parta.demo.content.habits import FORGOTTEN_HOMEWORK, HABITS, MODES, USUAL
from parta.demo.content.lessons import FAMILIES
from parta.demo.content.staff import STAFF
from parta.demo.content.subjects import SUBJECTS
from parta.demo.content.topics import TOPICS
from parta.demo.content.village import CLASS_SIZES
from parta.demo.content.works import WHOLE_CLASS, WRITTEN
from parta.demo.rules.plans import WEEKS, build_plan, parsed_topics

pytestmark = pytest.mark.once

KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
TAUGHT = [(subject, grade) for grade, hours in HOURS.items() for subject in hours]


def test_every_subject_is_named_in_full_and_short_in_both_languages() -> None:
    for subject in SUBJECTS:
        names = (subject.name_ru, subject.name_kk, subject.short_ru, subject.short_kk)
        assert all(names), subject.key
        assert len(subject.short_ru) <= 30
        assert len(subject.short_kk) <= 30


def test_subjects_have_names_of_their_own() -> None:
    assert not [name for name, n in Counter(s.name_ru for s in SUBJECTS).items() if n > 1]
    assert not [name for name, n in Counter(s.short_ru for s in SUBJECTS).items() if n > 1]


def test_the_native_language_bears_its_kazakh_name() -> None:
    names = {s.key: (s.name_ru, s.name_kk) for s in SUBJECTS}
    assert names["kazakh"] == ("Родной (казахский) язык", "Ана тілі (қазақ тілі)")
    assert KAZAKH_LETTERS & set("".join(name for _, name in names.values()))


@pytest.mark.parametrize("grade", HOURS)
def test_hours_of_a_grade_are_the_weekly_limit_and_fill_its_days(grade: int) -> None:
    assert sum(HOURS[grade].values()) == WEEKLY_LIMIT[grade] == sum(DAY_LENGTHS[grade])


@pytest.mark.parametrize(
    ("grades", "most", "exceptions"),
    [((1,), 4, 1), ((2, 3, 4), 5, 0), ((5, 6), 6, 0), ((7, 8, 9, 10, 11), 7, 0)],
)
def test_lessons_a_day_stay_within_the_sanitary_rules(
    grades: tuple[int, ...], most: int, exceptions: int
) -> None:
    for grade in grades:
        assert sum(length > most for length in DAY_LENGTHS[grade]) <= exceptions
        assert max(DAY_LENGTHS[grade]) <= most + 1


def test_first_graders_begin_with_fifteen_hours_and_no_subject_vanishes() -> None:
    assert sum(HOURS[1].values()) - sum(LATER.values()) == 15
    assert all(HOURS[1][subject] > later for subject, later in LATER.items())


@pytest.mark.parametrize(("subject", "grade"), TAUGHT)
def test_a_plan_has_a_topic_for_every_hour_and_no_title_twice(subject: str, grade: int) -> None:
    plan = build_plan(subject, grade, None, ())
    titles = [topic.title for section in plan.sections for topic in section.topics]
    numbers = [topic.number for section in plan.sections for topic in section.topics]
    assert len(titles) == plan.hours == HOURS[grade][subject] * (WEEKS if grade > 1 else 33)
    assert numbers == list(range(1, plan.hours + 1))
    assert not [title for title, n in Counter(titles).items() if n > 1]
    assert not [title for title in titles if "{" in title or len(title) > 200]


@pytest.mark.parametrize(("subject", "grade"), TAUGHT)
def test_control_works_take_at_most_a_tenth_and_are_followed_by_their_analysis(
    subject: str, grade: int
) -> None:
    plan = build_plan(subject, grade, None, ())
    topics = [topic for section in plan.sections for topic in section.topics]
    controls = [
        n for n, topic in enumerate(topics) if "№" in topic.title and "по теме" in topic.title
    ]
    assert len(controls) <= plan.hours / 10
    assert all(topics[n].work in WRITTEN for n in controls)
    assert all(re.search("Анализ|талдау", topics[n + 1].title) for n in controls)


def test_topics_are_curated_not_numbered() -> None:
    for subject, grades in TOPICS.items():
        for grade in grades:
            names = [t for _, topics in parsed_topics(subject, grade) for t in topics]
            assert len(set(names)) == len(names) >= 9, (subject, grade)
            assert all(len(name) > 1 and not name.isdigit() for name in names)


def test_native_language_topics_are_written_in_kazakh() -> None:
    for subject in ("kazakh", "kazakh_reading", "kazakh_literature"):
        for grade, text in TOPICS[subject].items():
            assert KAZAKH_LETTERS & set(text), (subject, grade)


def test_first_graders_get_no_homework() -> None:
    plan = build_plan("russian", 1, None, ())
    assert not any(topic.homework for section in plan.sections for topic in section.topics)


def test_every_subject_belongs_to_a_family_of_lessons() -> None:
    assert {s.family for s in SUBJECTS} == set(FAMILIES)
    assert WRITTEN < WHOLE_CLASS


def test_every_subject_of_every_grade_has_one_teacher_but_the_vacancy() -> None:
    for subject, grade in TAUGHT:
        teachers = [r.key for r in STAFF if grade in r.teaches.get(subject, ())]
        subgroups = grade == 7 and subject in ("english", "technology")
        expected = 0 if (subject, grade) == ("music", 8) or subgroups else 1
        assert len(teachers) == expected, (subject, grade)


def test_every_class_has_one_class_teacher() -> None:
    led = Counter(grade for row in STAFF for grade in row.homeroom)
    assert led == Counter(CLASS_SIZES.keys())


def test_habits_are_shares_of_a_hundred_days() -> None:
    for shares in (USUAL, *HABITS.values()):
        assert len(shares) == len(MODES)
        assert sum(shares) == 100
        assert shares in FORGOTTEN_HOMEWORK
