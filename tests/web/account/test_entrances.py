"""Slips are given by those who know the family; a slip opens a whole account, so staff's by one."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.ledger.models import LedgerEntry
from parta.ledger.rules import parse
from parta.people.actions import accounts
from parta.people.actions.appointments import appoint
from parta.people.models import Account
from parta.school.models import Group, Homeroom
from parta.school.recorded import HOMEROOM
from tests.example import Cast, cast
from tests.journal.builder import FIRST
from tests.web.signing import client_of

pytestmark = pytest.mark.django_db
LIST, SLIPS = "/account/entrances/", "/account/entrances/slips/"
CODE = re.compile(r">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])<")


@pytest.fixture
def school() -> Cast:
    """Вера is class teacher of 5А; Марина, a mother of two there, has no office."""
    made = cast()
    row = Homeroom(school_class=made.class5, teacher=made.vera, first=FIRST)
    made.school.add(HOMEROOM, row)
    return made


def class_teacher(school: Cast) -> Client:
    return client_of(school.vera_account.pk)


def administrator(school: Cast) -> Client:
    person = school.school.person("Админова Ольга")
    appoint(school.by_vera, person.pk, "A", first=FIRST)
    return client_of(school.school.account(person).pk)


def of(school: Cast) -> str:
    return str(school.class5.pk)


def test_a_class_teacher_sees_their_class_with_the_parents_below_each_child(school: Cast) -> None:
    text = class_teacher(school).get(LIST).text
    names = re.findall(r'<th scope="row">(?:<span class="soft">↳</span> )?([^<]+)</th>', text)
    assert names == [
        "Ковалёв Тимур Андреевич", "Ковалёва Марина Олеговна", "Нурланова Асель",
        "Шульц Михаил Петрович", "Ковалёва Марина Олеговна",
    ]  # fmt: skip


def test_a_slip_makes_the_account_and_opens_the_door_once(school: Cast) -> None:
    person = school.marina.pk
    page = class_teacher(school).post(SLIPS, {"of": of(school), "person": [person]}).text
    codes = CODE.findall(page)
    assert len(codes) == 1, "a mother of two gets one slip"
    login = Account.objects.get(person=person).login
    assert login == "kovaleva.m"
    guest = Client()
    answer = guest.post("/account/sign-in/", {"login": login, "secret": codes[0]})
    assert answer.headers["Location"] == "/account/first/"


def test_the_slip_is_in_the_ledger_with_who_issued_it_and_without_the_code(school: Cast) -> None:
    page = class_teacher(school).post(SLIPS, {"of": of(school), "person": [school.marina.pk]}).text
    last = LedgerEntry.objects.order_by("-seq").first()
    assert last is not None
    entry = parse(last.text)
    assert (entry.account, entry.role, entry.reason) == (school.vera_account.pk, "K", "slip")
    assert CODE.findall(page)[0] not in last.text


def test_children_of_the_first_grades_keep_their_code(school: Cast) -> None:
    second = school.school.school_class(2, "А")
    child = school.school.student("Ли Ева", Group.objects.get(school_class=second))
    given = {"of": str(second.pk), "person": [child.person_id]}
    administrator(school).post(SLIPS, given)
    assert not Account.objects.get(person=child.person_id).must_change
    other = {"of": of(school), "person": [school.asel.person_id]}
    class_teacher(school).post(SLIPS, other)
    assert Account.objects.get(person=school.asel.person_id).must_change


def test_a_class_teacher_gives_no_slip_to_a_colleague_even_as_a_parent(school: Cast) -> None:
    appoint(school.by_vera, school.marina.pk, "H", first=FIRST)
    client = class_teacher(school)
    assert f'value="{school.marina.pk}"' not in client.get(LIST).text
    given = {"of": of(school), "person": [school.marina.pk]}
    assert client.post(SLIPS, given).status_code == 404
    assert not Account.objects.filter(person=school.marina).exists()
    assert administrator(school).post(SLIPS, given).status_code == 200


def test_a_class_teacher_reaches_no_other_class_and_no_staff(school: Cast) -> None:
    other = school.school.school_class(6, "А")
    stranger = school.school.student("Ли Ева", Group.objects.get(school_class=other))
    client = class_teacher(school)
    for wish in (str(other.pk), "staff", "x"):
        assert client.get(LIST, {"of": wish}).status_code == 404
    for wish in (str(other.pk), of(school)):
        given = {"of": wish, "person": [stranger.person_id]}
        assert client.post(SLIPS, given).status_code == 404
    account = school.school.account(stranger.person)
    assert client.post(f"{LIST}{account.pk}/block/").status_code == 404
    assert not Account.objects.get(pk=account.pk).blocked


def test_teachers_without_a_class_and_families_have_no_such_page(school: Cast) -> None:
    parent = client_of(accounts.create_account(school.by_vera, school.marina.pk, "marina"))
    assert parent.get(LIST).status_code == 404
    Homeroom.objects.all().delete()
    assert class_teacher(school).get(LIST).status_code == 404


def test_blocking_signs_the_person_out_and_can_be_undone(school: Cast) -> None:
    account = accounts.create_account(school.by_vera, school.marina.pk, "marina")
    parent, client = client_of(account), class_teacher(school)
    answer = client.post(f"{LIST}{account}/block/", {"of": of(school)})
    assert answer.headers["Location"] == f"{LIST}?of={of(school)}"
    assert parent.get("/account/").status_code == 302
    client.post(f"{LIST}{account}/unblock/", {"of": of(school)})
    assert client_of(account).get("/account/").status_code == 200


def test_nobody_ticked_is_said_and_nothing_is_done(school: Cast) -> None:
    client = class_teacher(school)
    before = LedgerEntry.objects.count()
    assert client.post(SLIPS, {"of": of(school)}).status_code == 422
    assert LedgerEntry.objects.count() == before


def test_the_list_costs_the_same_for_a_small_and_a_large_class(school: Cast) -> None:
    client = class_teacher(school)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    small = cost()
    for number in range(25):
        school.school.student(f"Ученик Номер{number}", school.group5)
    assert cost() == small
