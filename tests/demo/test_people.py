"""The people of the village: how many, who they are to each other, what happens to the cast."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from parta.demo.content.staff import STAFF
from parta.demo.content.village import CLASS_SIZES
from parta.demo.rules.calendar import year_calendar
from parta.demo.rules.names import family_for
from parta.demo.rules.people import build_people
from parta.demo.rules.rosters import build_rosters
from parta.demo.rules.shapes import FOREVER, Membership, Person
from parta.demo.rules.village import VillageSchool, village_school

pytestmark = pytest.mark.once


def persons(school: VillageSchool) -> dict[str, Person]:
    return {p.key: p for p in school.persons}


def stays(school: VillageSchool, student: str) -> list[Membership]:
    return [m for m in school.memberships if m.student == student]


@pytest.mark.parametrize("seed", range(1, 4))
def test_classes_have_their_sizes_on_the_first_day(seed: int) -> None:
    school = village_school(seed, date(2026, 9, 1))
    sizes = Counter(m.group for m in school.memberships if "." not in m.group)
    assert sizes == {f"c{grade}": size for grade, size in CLASS_SIZES.items()}
    assert min(sizes.values()) == 2
    assert max(sizes.values()) == 14
    assert 85 <= sizes.total() <= 95


@pytest.mark.parametrize("seed", range(1, 20))
def test_names_agree_with_sex(seed: int) -> None:
    for person in build_people(year_calendar(2026), Random(seed)).persons:
        masculine = person.patronymic.endswith(("ович", "евич", "ич", "ұлы"))
        feminine = person.patronymic.endswith(("овна", "евна", "ична", "қызы"))
        assert not (masculine if person.sex == "f" else feminine), person
        if person.sex == "f":
            assert family_for("f", person.family) == person.family, person


def test_there_are_russian_and_kazakh_names_with_and_without_patronymic(
    autumn: VillageSchool,
) -> None:
    people = [p for p in autumn.persons if p.key.startswith("s.")]
    endings = {"ұлы", "қызы", "ович", "овна"}
    assert all(any(p.patronymic.endswith(end) for p in people) for end in endings)
    assert any(not p.patronymic for p in people)
    assert any(set("әғқңөұүһі") & set(p.family + p.given) for p in people)


def test_no_two_students_are_called_alike(autumn: VillageSchool) -> None:
    people = [p for p in autumn.persons if p.key.startswith("s.")]
    assert len({(p.family, p.given) for p in people}) == len(people)


def test_children_are_of_their_grade_and_younger_than_their_parents(autumn: VillageSchool) -> None:
    who = persons(autumn)
    grade = {c.key: c.grade for c in autumn.classes}
    for m in autumn.memberships:
        if m.group in grade:
            years = (date(2026, 9, 1) - who[m.student].born).days / 365.25
            assert 5.6 <= years - grade[m.group] <= 6.7
    for link in autumn.guardians:
        assert (who[link.student].born - who[link.guardian].born).days / 365.25 > 17


def test_every_student_has_a_guardian_with_rights(autumn: VillageSchool) -> None:
    entitled = {link.student for link in autumn.guardians if not link.restricted}
    assert entitled == {s.person for s in autumn.students}


def test_the_staff_is_small_and_one_of_them_has_four_subjects_and_every_office(
    autumn: VillageSchool,
) -> None:
    at_work = [e for e in autumn.employments if e.first <= autumn.today <= e.last]
    assert 14 <= len(at_work) <= 18
    subjects = {
        c.subject
        for c in autumn.courses
        for t in autumn.course_teachers
        if t.course == c.key and t.teacher == "t.physics" and not c.extracurricular
    }
    assert subjects == {"physics", "informatics", "project", "technology"}
    assert [r.kind for r in autumn.roles if r.person == "t.physics"] == ["administrator"]
    assert [h.school_class for h in autumn.homerooms if h.teacher == "t.physics"] == ["c9"]
    assert any(link.guardian == "t.physics" for link in autumn.guardians)


def test_head_and_deputy_are_appointed(autumn: VillageSchool) -> None:
    assert {(r.person, r.kind) for r in autumn.roles} >= {
        ("t.head", "head"),
        ("t.deputy", "deputy"),
    }


def test_the_mother_has_two_children_in_different_classes(autumn: VillageSchool) -> None:
    children = [link.student for link in autumn.guardians if link.guardian == "g.mother"]
    assert children == ["s.son", "s.daughter"]
    assert [stays(autumn, child)[0].group for child in children] == ["c5", "c11"]


def test_one_child_has_two_families_and_one_father_is_restricted(autumn: VillageSchool) -> None:
    homes = {link.household for link in autumn.guardians if link.student == "s.two_homes"}
    assert homes == {1, 2}
    restricted = [link for link in autumn.guardians if link.restricted]
    assert [(link.student, link.relation) for link in restricted] == [("s.court", "father")]
    assert restricted[0].restriction
    assert [x.relation for x in autumn.guardians if x.student == "s.ward"] == ["trustee"]


def test_the_student_who_left_and_came_back_has_two_stays(autumn: VillageSchool) -> None:
    first, second = stays(autumn, "s.returner")
    assert first.last < second.first <= autumn.today
    assert second.last == FOREVER
    moved = [(m.kind, m.day) for m in autumn.movements if m.student == "s.returner"]
    assert moved == [("departed", first.last), ("arrived", second.first)]


def test_before_it_happens_nobody_knows_of_it() -> None:
    early = village_school(7, date(2026, 9, 15))
    assert [m.last for m in stays(early, "s.returner")] == [FOREVER]
    assert [m.last for m in stays(early, "s.leaver")] == [FOREVER]
    assert not stays(early, "s.newcomer")
    assert "s.newcomer" not in persons(early)
    assert not early.movements


def test_the_subgroup_changes_in_the_middle_of_a_term(autumn: VillageSchool) -> None:
    first, second = (m for m in stays(autumn, "s.mover") if ".eng" in m.group)
    quarter = autumn.calendar.terms[0]
    assert (first.group, second.group) == ("c7.eng1", "c7.eng2")
    assert quarter.first < second.first < quarter.last
    assert (second.first - first.last).days == 1


def test_girls_and_boys_have_their_own_technology(autumn: VillageSchool) -> None:
    who = persons(autumn)
    for m in autumn.memberships:
        if m.group in ("c7.girls", "c7.boys"):
            assert who[m.student].sex == ("f" if m.group == "c7.girls" else "m")
    assert all(any(m.group == g for m in autumn.memberships) for g in ("c7.girls", "c7.boys"))


@pytest.mark.parametrize("seed", range(1, 30))
def test_both_subgroups_of_technology_have_somebody(seed: int) -> None:
    calendar = year_calendar(2026)
    people = build_people(calendar, Random(seed))
    first = [m for m in build_rosters(people, calendar) if m.first == calendar.first]
    sizes = Counter(m.group for m in first)
    assert min(sizes["c7.girls"], sizes["c7.boys"]) >= 2
    assert sizes["c7.girls"] + sizes["c7.boys"] == sizes["c7.eng1"] + sizes["c7.eng2"] == 14


def test_every_reference_names_somebody(whole_year: VillageSchool) -> None:
    who, orders = set(persons(whole_year)), {o.key for o in whole_year.orders}
    assert {r.key for r in STAFF} <= who
    assert {link.guardian for link in whole_year.guardians} <= who
    assert {m.student for m in whole_year.memberships} <= who
    named = {row.order for row in whole_year.employments}
    named |= {row.order for row in whole_year.roles} | {h.order for h in whole_year.homerooms}
    named |= {row.order for row in whole_year.movements}
    named |= {row.order for row in whole_year.staff_absences}
    named |= {row.order for row in whole_year.cancelled_days}
    assert named <= orders


def test_order_numbers_are_not_given_twice(whole_year: VillageSchool) -> None:
    numbers = [(o.number, o.day) for o in whole_year.orders if not o.expected]
    assert len(set(numbers)) == len(numbers)
    assert all(o.number for o in whole_year.orders if not o.expected)
