"""My account: my sessions, my password, my PIN; nobody else's."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from parta.people.actions import accounts
from parta.people.models import Account, Session
from parta.people.rules.idle import PIN_TRIES
from tests.journal.builder import Builder
from tests.people.cast import PASSWORD
from tests.web.signing import client_of

pytestmark = pytest.mark.django_db
HOME = "/account/"
NEW = "совсем другой пароль"


@pytest.fixture
def school() -> Builder:
    return Builder()


def made(school: Builder, login: str = "schulz.v", name: str = "Шульц Вера") -> int:
    account = accounts.create_account(school.by, school.person(name).pk, login)
    accounts.set_password(school.by, account, PASSWORD)
    return account


def name_of(account: int) -> str:
    return str(Session.objects.filter(account=account).latest("expire_date").session_key[:16])


def test_the_page_shows_login_roles_and_sessions(school: Builder) -> None:
    text = client_of(made(school)).get(HOME).text
    assert "schulz.v" in text
    assert text.count("<tr>") == 2


def test_another_device_is_signed_out_from_here(school: Builder) -> None:
    account = made(school)
    here, there = client_of(account), client_of(account)
    names = set(Session.objects.values_list("session_key", flat=True))
    text = here.get(HOME).text
    shown = next(key[:16] for key in names if f"/account/sessions/{key[:16]}/end/" in text)
    assert here.post(f"/account/sessions/{shown}/end/").headers["Location"] == HOME
    assert there.get(HOME).status_code == 302
    assert "завершён" in here.get(HOME).text


def test_a_strangers_session_cannot_be_ended_or_found(school: Builder) -> None:
    mine, other = made(school), made(school, "li.o", "Ли Олег")
    client, stranger = client_of(mine), client_of(other)
    assert client.post(f"/account/sessions/{name_of(other)}/end/").status_code == 404
    assert stranger.get(HOME).status_code == 200


def test_all_others_are_signed_out_in_one_act(school: Builder) -> None:
    account = made(school)
    here, others = client_of(account), [client_of(account) for _ in range(3)]
    here.post("/account/sessions/end-others/")
    assert here.get(HOME).status_code == 200
    assert [client.get(HOME).status_code for client in others] == [302] * 3


def test_a_changed_password_ends_the_sessions_opened_with_the_old_one(school: Builder) -> None:
    account = made(school)
    here, there = client_of(account), client_of(account)
    answer = here.post("/account/password/", {"present": PASSWORD, "new": NEW, "again": NEW})
    assert answer.headers["Location"] == HOME
    assert here.get(HOME).status_code == 200
    assert there.get(HOME).status_code == 302
    assert check_password(NEW, Account.objects.get(pk=account).password)


@pytest.mark.parametrize(
    "given",
    [
        {"present": "wrong", "new": NEW, "again": NEW},
        {"present": PASSWORD, "new": "short", "again": "short"},
        {"present": PASSWORD, "new": NEW, "again": NEW + "!"},
        {"present": PASSWORD, "new": "schulz.v", "again": "schulz.v"},
    ],
)
def test_a_password_does_not_change_by_halves(school: Builder, given: dict[str, str]) -> None:
    account = made(school)
    answer = client_of(account).post("/account/password/", given)
    assert answer.status_code == (422 if given["present"] == "wrong" else 200)
    assert "errors" in answer.text or "alert" in answer.text
    assert check_password(PASSWORD, Account.objects.get(pk=account).password)


def test_a_pin_is_set_only_by_who_knows_the_password(school: Builder) -> None:
    account = made(school)
    client = client_of(account)
    client.post("/account/pin/", {"present": "wrong", "pin": "2580"})
    assert Account.objects.get(pk=account).pin == ""
    client.post("/account/pin/", {"present": PASSWORD, "pin": "1111"})
    assert Account.objects.get(pk=account).pin == ""
    client.post("/account/pin/", {"present": PASSWORD, "pin": "2580"})
    assert check_password("2580", Account.objects.get(pk=account).pin)


def test_an_open_computer_is_no_place_to_guess_the_password(school: Builder) -> None:
    account = made(school)
    client = client_of(account)
    guess = {"present": "wrong", "new": NEW, "again": NEW}
    for _ in range(PIN_TRIES - 1):
        assert client.post("/account/password/", guess).status_code == 422
    assert client.post("/account/pin/", guess).headers["Location"] == "/account/sign-in/"
    assert not Session.objects.exists()


def test_what_was_done_is_said_once(school: Builder) -> None:
    client = client_of(made(school))
    client.post("/account/pin/", {"present": PASSWORD, "pin": "2580"})
    assert "ПИН-код задан." in client.get(HOME).text
    assert "ПИН-код задан." not in client.get(HOME).text


def test_acts_come_by_post_only_and_with_the_forms_token(school: Builder) -> None:
    account = made(school)
    client = client_of(account)
    for address in ("sessions/end-others/", "sign-out/", "language/"):
        assert client.get(f"/account/{address}").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/account/sign-in/", {"login": "schulz.v", "secret": PASSWORD})
    assert answer.status_code == 403
    assert "слишком долго" in answer.text
