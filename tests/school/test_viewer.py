"""The viewer: all roles of today in one person, as orders, load, class and family say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parta.people.actions.appointments import appoint, end_appointment
from parta.people.actions.families import end_tie, link_guardian, restrict_guardian
from parta.people.models import Account, Guardianship, Person, Staff
from parta.people.recorded import STAFF
from parta.school.access import Viewer, viewer_of
from parta.school.models import Homeroom, Membership
from parta.school.recorded import HOMEROOM
from tests.example import Cast, cast
from tests.journal.builder import FIRST, NOW
from tests.web.signing import who

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)
DAYS = 30


@pytest.fixture
def school() -> Cast:
    return cast()


def viewer(person: Person, school: Cast, today: date = TODAY) -> Viewer:
    account = Account.objects.filter(person=person).first() or school.school.account(person)
    return viewer_of(who(account.pk), today, DAYS)


def test_one_person_in_four_roles_sees_the_union_of_them(school: Cast) -> None:
    by = school.by_vera
    appoint(by, school.vera.pk, "A", first=FIRST)
    link_guardian(by, school.vera.pk, school.misha.pk, "other", first=FIRST)
    school.school.add(
        HOMEROOM, Homeroom(school_class=school.class5, teacher=school.vera, first=FIRST)
    )
    seen = viewer(school.vera, school)
    assert seen.roles == {"A", "T", "K", "G"}
    assert seen.classes == (school.class5.pk,)
    assert [child.name for child in seen.children] == ["Михаил Шульц"]


def test_the_rights_are_read_in_one_query(school: Cast) -> None:
    account = who(school.vera_account.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        viewer_of(account, TODAY, DAYS)
    assert len(queries) == 1


def test_a_guardian_sees_exactly_their_children_in_list_order(school: Cast) -> None:
    seen = viewer(school.marina, school)
    assert seen.roles == {"G"}
    assert [child.student for child in seen.children] == [school.timur.pk, school.misha.pk]
    assert not seen.is_staff


def test_a_student_sees_themself(school: Cast) -> None:
    seen = viewer(school.asel.person, school)
    assert seen.roles == {"S"}
    assert seen.student == school.asel.pk
    assert [child.student for child in seen.students] == [school.asel.pk]


def test_somebody_without_any_tie_has_no_role(school: Cast) -> None:
    assert viewer(school.school.person("Ли Олег"), school).roles == frozenset()


def test_a_court_ends_the_access_to_that_child_at_once_and_to_no_other(school: Cast) -> None:
    tie = Guardianship.objects.get(guardian=school.marina, student=school.timur)
    restrict_guardian(school.by_vera, tie.pk, document="решение № 5")
    assert [c.student for c in viewer(school.marina, school).children] == [school.misha.pk]


def test_a_tie_that_ended_yesterday_is_over(school: Cast) -> None:
    tie = Guardianship.objects.get(guardian=school.marina, student=school.timur)
    end_tie(school.by_vera, tie.pk, last=TODAY)
    assert len(viewer(school.marina, school).children) == 2
    assert len(viewer(school.marina, school, TODAY + timedelta(days=1)).children) == 1


def test_after_leaving_the_family_reads_thirty_days_and_then_no_more(school: Cast) -> None:
    Membership.objects.filter(student=school.timur).update(last=TODAY)
    later = TODAY + timedelta(days=DAYS)
    child = viewer(school.marina, school, later).children[0]
    assert (child.student, child.read_only, child.left) == (school.timur.pk, True, TODAY)
    assert not viewer(school.marina, school, later).children[1].read_only
    after = viewer(school.marina, school, later + timedelta(days=1))
    assert [child.student for child in after.children] == [school.misha.pk]


def test_a_head_without_a_deputy_has_the_deputys_tasks_and_acts_as_head(school: Cast) -> None:
    head = school.school.person("Воронцов Пётр Ильич")
    appoint(school.by_vera, head.pk, "H", first=FIRST)
    alone = viewer(head, school)
    assert alone.roles == {"H", "D"}
    assert alone.actor(at=NOW, role="D").role == "H"
    deputy = school.school.person("Ли Олег")
    role = appoint(school.by_vera, deputy.pk, "D", first=FIRST)
    assert viewer(head, school).roles == {"H"}
    assert viewer(deputy, school).actor(at=NOW).role == "D"
    end_appointment(school.by_vera, role, last=TODAY - timedelta(days=1))
    assert viewer(head, school).roles == {"H", "D"}


def test_an_acting_office_ends_with_its_last_day(school: Cast) -> None:
    stand_in = school.school.person("Ли Олег")
    appoint(school.by_vera, stand_in.pk, "H", first=FIRST, last=TODAY, acting=True)
    assert "H" in viewer(stand_in, school).roles
    assert viewer(stand_in, school, TODAY + timedelta(days=1)).roles == frozenset()


def test_a_teacher_whose_load_passed_to_another_still_has_this_years_lessons(
    school: Cast,
) -> None:
    school.algebra.teachers.update(last=date(2026, 11, 1))
    assert "T" in viewer(school.vera, school).roles


def test_one_who_only_substitutes_is_a_teacher_this_year(school: Cast) -> None:
    stand_in = school.school.person("Ли Олег")
    school.school.meeting(TODAY, 2, stand_in)
    assert "T" in viewer(stand_in, school).roles


def test_one_who_left_by_order_teaches_no_more(school: Cast) -> None:
    row = Staff(person=school.vera, first=FIRST, last=TODAY)
    school.school.add(STAFF, row)
    assert "T" in viewer(school.vera, school).roles
    assert "T" not in viewer(school.vera, school, TODAY + timedelta(days=1)).roles


def test_a_class_teacher_is_one_on_the_days_of_the_order(school: Cast) -> None:
    homeroom = Homeroom(school_class=school.class5, teacher=school.marina, first=FIRST, last=TODAY)
    school.school.add(HOMEROOM, homeroom)
    assert viewer(school.marina, school).classes == (school.class5.pk,)
    assert viewer(school.marina, school, TODAY + timedelta(days=1)).classes == ()


def test_the_actor_acts_in_a_role_that_is_held_only(school: Cast) -> None:
    seen = viewer(school.vera, school)
    actor = seen.actor(at=NOW)
    assert (actor.role, actor.account, actor.person) == ("T", seen.account, school.vera.pk)
    with pytest.raises(ValueError, match="no role"):
        seen.actor(at=NOW, role="H")
    with pytest.raises(ValueError, match="no role"):
        replace(seen, roles=frozenset()).actor(at=NOW)
