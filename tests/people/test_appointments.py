"""Offices and families: from a day to a day, never two heads, ended at once by a court."""

from __future__ import annotations

from datetime import date

import pytest

from parta.lib.errors import BadInput, NotYours, Refused
from parta.people.actions.appointments import appoint, end_appointment
from parta.people.actions.families import (
    end_tie,
    lift_restriction,
    link_guardian,
    restrict_guardian,
)
from parta.people.models import Guardianship, Role, Student
from tests.people.cast import BY, person

pytestmark = pytest.mark.django_db
FIRST, MIDDLE, LAST = date(2026, 9, 1), date(2027, 1, 15), date(2027, 5, 26)


def test_an_office_is_held_from_a_day_to_a_day() -> None:
    vera = person()
    role = appoint(BY, vera.pk, "D", first=FIRST)
    end_appointment(BY, role, last=MIDDLE)
    assert Role.objects.get(pk=role).last == MIDDLE
    assert appoint(BY, vera.pk, "D", first=LAST)


def test_one_person_does_not_hold_one_office_twice_on_a_day() -> None:
    vera = person()
    appoint(BY, vera.pk, "D", first=FIRST)
    with pytest.raises(Refused):
        appoint(BY, vera.pk, "D", first=MIDDLE)


def test_a_second_head_is_acting_or_refused() -> None:
    appoint(BY, person().pk, "H", first=FIRST)
    other = person("Ли Олег")
    with pytest.raises(Refused):
        appoint(BY, other.pk, "H", first=MIDDLE, last=LAST)
    appoint(BY, other.pk, "H", first=MIDDLE, last=LAST, acting=True)
    assert Role.objects.filter(kind="H").count() == 2


def test_the_school_keeps_an_administrator() -> None:
    only = appoint(BY, person().pk, "A", first=FIRST)
    with pytest.raises(Refused):
        end_appointment(BY, only, last=MIDDLE)
    appoint(BY, person("Ли Олег").pk, "A", first=MIDDLE)
    end_appointment(BY, only, last=MIDDLE)


@pytest.mark.parametrize(("kind", "last"), [("X", LAST), ("D", date(2026, 8, 31))])
def test_an_unknown_office_or_days_in_the_wrong_order_are_refused(kind: str, last: date) -> None:
    with pytest.raises(BadInput):
        appoint(BY, person().pk, kind, first=FIRST, last=last)


def tie() -> int:
    child = Student.objects.create(person=person("Ковалёв Тимур"))
    return link_guardian(BY, person("Ковалёва Марина").pk, child.pk, "mother", first=FIRST)


def test_a_courts_decision_restricts_and_another_lifts_it() -> None:
    made = tie()
    restrict_guardian(BY, made, document="решение от 12.11.2026 № 5")
    assert Guardianship.objects.get(pk=made).restricted
    lift_restriction(BY, made, document="решение от 01.02.2027 № 9")
    row = Guardianship.objects.get(pk=made)
    assert (row.restricted, row.restriction) == (False, "")


def test_a_quarrel_restricts_nobody() -> None:
    made = tie()
    with pytest.raises(BadInput):
        restrict_guardian(BY, made, document=" ")
    assert not Guardianship.objects.get(pk=made).restricted


def test_a_tie_is_there_once_and_ends_without_being_deleted() -> None:
    made = tie()
    row = Guardianship.objects.get(pk=made)
    with pytest.raises(Refused):
        link_guardian(BY, row.guardian_id, row.student_id, "mother", first=MIDDLE)
    end_tie(BY, made, last=MIDDLE)
    assert Guardianship.objects.get(pk=made).last == MIDDLE


def test_nobody_is_their_own_guardian() -> None:
    child = Student.objects.create(person=person("Ковалёв Тимур"))
    with pytest.raises(Refused):
        link_guardian(BY, child.person_id, child.pk, "other", first=FIRST)


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotYours):
        end_appointment(BY, 10_000, last=LAST)
    with pytest.raises(NotYours):
        end_tie(BY, 10_000, last=LAST)
