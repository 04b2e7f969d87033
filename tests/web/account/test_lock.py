"""A computer left alone locks on the server; the PIN opens the screen, not the account (S-30)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from parta.lib import clock
from parta.people.actions import accounts
from parta.people.actions.appointments import appoint
from parta.people.models import Session
from parta.people.rules.idle import PIN_TRIES
from parta.web.kit.idle import COOKIE
from tests.journal.builder import Builder
from tests.people.cast import PASSWORD
from tests.web.signing import client_of

pytestmark = pytest.mark.django_db
HOME, LOCK = "/account/", "/account/lock/"
SCRIPT = {"Accept": "application/json"}


class Watch:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.moment = clock.now()

    def now(self) -> datetime:
        return self.moment

    def on(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(clock, "now", watch.now)
    return watch


@pytest.fixture
def school() -> Builder:
    return Builder()


def staff(school: Builder, pin: str = "") -> int:
    person = school.person("Шульц Вера Ивановна")
    appoint(school.by, person.pk, "D", first=school.by.at.date())
    made = accounts.create_account(school.by, person.pk, "schulz.v")
    accounts.set_password(school.by, made, PASSWORD)
    accounts.accept_rules(school.by, made)
    if pin:
        accounts.set_pin(school.by, made, pin)
    return made


def at_the_staff_room(school: Builder, pin: str = "") -> Client:
    """Signed in at a shared computer by the door, as everybody is."""
    staff(school, pin)
    client = Client()
    client.post("/account/sign-in/", {"login": "schulz.v", "secret": PASSWORD})
    assert client.get(HOME).status_code == 200
    return client


def unlock(client: Client, secret: str, **more: Any) -> Any:
    return client.post(LOCK, {"act": "unlock", "secret": secret}, **more)


def test_a_shared_computer_locks_after_the_norm_and_work_keeps_it_open(
    school: Builder, watch: Watch
) -> None:
    client = at_the_staff_room(school)
    for _ in range(4):
        watch.on(14)
        assert client.get(HOME).status_code == 200
    watch.on(15)
    assert client.get(HOME).headers["Location"] == f"{LOCK}?next=%2Faccount%2F"


def test_the_password_or_the_pin_opens_the_screen_and_leads_back(
    school: Builder, watch: Watch
) -> None:
    client = at_the_staff_room(school, pin="2580")
    for secret in ("2580", PASSWORD):
        watch.on(16)
        assert client.get(HOME).status_code == 302
        assert (
            client.post(LOCK, {"act": "unlock", "secret": secret, "next": HOME}).headers["Location"]
            == HOME
        )
        assert client.get(HOME).status_code == 200


def test_the_pin_never_opens_the_account(school: Builder, watch: Watch) -> None:
    at_the_staff_room(school, pin="2580")
    response = Client().post("/account/sign-in/", {"login": "schulz.v", "secret": "2580"})
    assert response.status_code == 422


def test_wrong_pins_end_the_session(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school, pin="2580")
    watch.on(16)
    for left in range(PIN_TRIES - 1, 0, -1):
        answer = unlock(client, "9999")
        assert answer.status_code == 422
        assert f"{left} попыт" in answer.text
    assert unlock(client, "9999").headers["Location"] == "/account/sign-in/"
    assert not Session.objects.exists()
    assert unlock(client, "2580").headers["Location"].startswith("/account/sign-in/")


def test_a_right_pin_forgets_the_wrong_ones(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school, pin="2580")
    for _ in range(2):
        watch.on(16)
        for _ in range(PIN_TRIES - 1):
            unlock(client, "9999")
        assert unlock(client, "2580").status_code == 302


@pytest.mark.parametrize("trick", ["delete", "old", "forged", "another session's"])
def test_who_plays_with_the_cookie_stays_locked(school: Builder, watch: Watch, trick: str) -> None:
    client = at_the_staff_room(school)
    old = client.cookies[COOKIE].value
    watch.on(16)
    other = Client()
    other.post("/account/sign-in/", {"login": "schulz.v", "secret": PASSWORD})
    fresh = other.cookies[COOKIE].value
    forged = f"{int(watch.moment.timestamp())}:{old.partition(':')[2]}"
    values = {"delete": "", "old": old, "forged": forged, "another session's": fresh}
    client.cookies[COOKIE] = values[trick]
    assert client.get(HOME).headers["Location"].startswith(LOCK)


def test_a_script_of_a_locked_page_is_told_and_changes_nothing(
    school: Builder, watch: Watch
) -> None:
    client = at_the_staff_room(school)
    watch.on(16)
    answer = client.post("/account/pin/", {"pin": "2580"}, headers=SCRIPT)
    assert (answer.status_code, answer.json()["code"]) == (423, "locked")


def test_a_page_that_asks_by_itself_keeps_nothing_awake(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school)
    for _ in range(3):
        watch.on(6)
        client.get(HOME, headers={"Parta-Background": "1"})
    assert client.get(HOME).headers["Location"].startswith(LOCK)


def test_typing_without_saving_keeps_it_awake(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school)
    for _ in range(3):
        watch.on(10)
        assert client.post(LOCK, {"act": "awake"}, headers=SCRIPT).json() == {"locked": False}
    assert client.get(HOME).status_code == 200


def test_a_locked_session_is_not_woken_by_saying_so(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school)
    watch.on(16)
    assert client.post(LOCK, {"act": "awake"}, headers=SCRIPT).json() == {"locked": True}
    assert client.get(HOME).status_code == 302


def test_locking_by_hand_holds_at_once_whatever_the_cookie_says(
    school: Builder, watch: Watch
) -> None:
    client = at_the_staff_room(school, pin="2580")
    client.post(LOCK, {"act": "lock"}, headers=SCRIPT)
    assert client.get(HOME).headers["Location"].startswith(LOCK)
    assert unlock(client, "2580", headers=SCRIPT).json() == {"locked": False}
    assert client.get(HOME).status_code == 200


def test_an_own_device_does_not_lock_until_its_owner_sets_a_pin(
    school: Builder, watch: Watch
) -> None:
    made = staff(school)
    client = client_of(made, own=True)
    client.get(HOME)
    watch.on(200)
    assert client.get(HOME).status_code == 200
    accounts.set_pin(school.by, made, "2580")
    watch.on(16)
    assert client.get(HOME).status_code == 302


def test_families_are_not_locked_out_of_a_telephone(school: Builder, watch: Watch) -> None:
    person = school.person("Ковалёва Марина")
    client = client_of(accounts.create_account(school.by, person.pk, "kovaleva"), own=False)
    client.get(HOME)
    watch.on(60)
    assert client.get(HOME).status_code == 200


def test_one_may_always_sign_out_of_a_locked_screen(school: Builder, watch: Watch) -> None:
    client = at_the_staff_room(school)
    watch.on(16)
    client.post("/account/sign-out/")
    assert not Session.objects.exists()
    assert COOKIE not in client.cookies or not client.cookies[COOKIE].value


def test_the_school_sets_its_own_minutes(school: Builder, watch: Watch) -> None:
    from parta.school.models import Norm

    Norm.objects.create(key="idle_minutes", year=0, value=5)
    client = at_the_staff_room(school)
    watch.on(6)
    assert client.get(HOME).status_code == 302
    assert settings.SESSION_COOKIE_NAME in client.cookies
