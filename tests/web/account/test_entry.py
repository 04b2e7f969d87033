"""From the slip to the start page: what a person meets at the door."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from parta.people.actions import accounts
from parta.people.models import Account, Session, SignInFailure
from tests.journal.builder import Builder
from tests.people.cast import PASSWORD
from tests.web.signing import client_of

pytestmark = pytest.mark.django_db
SIGN_IN, FIRST, RULES, HOME = (f"/account/{part}" for part in ("sign-in/", "first/", "rules/", ""))


@pytest.fixture
def school() -> Builder:
    return Builder()


def account_of(school: Builder, name: str = "Ковалёва Марина", login: str = "kovaleva.m") -> int:
    return accounts.create_account(school.by, school.person(name).pk, login)


def with_password(school: Builder, login: str = "kovaleva.m") -> int:
    made = account_of(school, login=login)
    accounts.set_password(school.by, made, PASSWORD)
    accounts.accept_rules(school.by, made)
    return made


def enter(client: Client, login: str, secret: str, **more: Any) -> Any:
    return client.post(SIGN_IN, {"login": login, "secret": secret, **more})


def test_who_is_not_signed_in_is_led_to_the_sign_in_and_back(school: Builder) -> None:
    with_password(school)
    client = Client()
    response = client.get(HOME)
    assert response.headers["Location"] == f"{SIGN_IN}?next=%2Faccount%2F"
    assert enter(client, "kovaleva.m", PASSWORD, next=HOME).headers["Location"] == HOME
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "foreign", ["https://example.org/", "//example.org", "javascript:alert(1)"]
)
def test_a_sign_in_never_leads_to_a_foreign_site(school: Builder, foreign: str) -> None:
    with_password(school)
    assert enter(Client(), "kovaleva.m", PASSWORD, next=foreign).headers["Location"] == "/"


def test_a_wrong_password_keeps_the_login_and_says_what_to_look_at(school: Builder) -> None:
    with_password(school)
    response = enter(Client(), "kovaleva.m", "wrong")
    assert response.status_code == 422
    assert "Логин или пароль неверен" in response.text
    assert 'value="kovaleva.m"' in response.text
    assert "wrong" not in response.text


def test_too_many_tries_say_when_to_try_again(school: Builder) -> None:
    with_password(school)
    client = Client()
    for _ in range(5):
        enter(client, "kovaleva.m", "wrong")
    response = enter(client, "kovaleva.m", PASSWORD)
    assert response.status_code == 422
    assert "Слишком много неудачных попыток. Попробуйте после" in response.text


def test_a_blocked_account_is_told_so_after_the_right_password_only(school: Builder) -> None:
    made = with_password(school)
    accounts.block(school.by, made)
    assert "заблокирована" not in enter(Client(), "kovaleva.m", "wrong").text
    assert "заблокирована" in enter(Client(), "kovaleva.m", PASSWORD).text
    assert not Session.objects.filter(account=made).exists()


def test_the_key_changes_at_sign_in(school: Builder) -> None:
    with_password(school)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted-by-somebody-else-0000000"
    enter(client, "kovaleva.m", PASSWORD)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert key != "planted-by-somebody-else-0000000"
    assert client.get(HOME).status_code == 200


def test_a_slip_leads_to_an_own_password_and_the_rules_before_anything_else(
    school: Builder,
) -> None:
    made = account_of(school)
    code = accounts.issue_slip(school.by, made)
    client = Client()
    assert enter(client, "kovaleva.m", code).headers["Location"] == FIRST
    assert client.get(HOME).status_code == 302
    answer = {"new": PASSWORD, "again": PASSWORD}
    assert client.post(FIRST, answer).status_code == 200, "the rules are not accepted yet"
    assert client.post(FIRST, {**answer, "accept": "on"}).headers["Location"] == "/"
    assert client.get(HOME).status_code == 200
    assert Account.objects.get(pk=made).rules_accepted is not None
    assert enter(Client(), "kovaleva.m", code).status_code == 422
    assert enter(Client(), "kovaleva.m", PASSWORD).headers["Location"] == "/"


def test_a_connection_that_breaks_before_the_password_is_chosen_leaves_the_slip_good(
    school: Builder,
) -> None:
    code = accounts.issue_slip(school.by, account_of(school))
    assert enter(Client(), "kovaleva.m", code).headers["Location"] == FIRST
    assert enter(Client(), "kovaleva.m", code).headers["Location"] == FIRST


@pytest.mark.parametrize(
    ("new", "again"),
    [("short", "short"), (PASSWORD, "другой пароль"), ("kovaleva.m", "kovaleva.m")],
)
def test_a_weak_or_mistyped_password_is_asked_for_again(
    school: Builder, new: str, again: str
) -> None:
    made = account_of(school)
    client = Client()
    enter(client, "kovaleva.m", accounts.issue_slip(school.by, made))
    response = client.post(FIRST, {"new": new, "again": again, "accept": "on"})
    assert response.status_code == 200
    assert 'class="errors"' in response.text or 'role="alert"' in response.text
    assert Account.objects.get(pk=made).password == ""


def test_a_pupil_of_the_first_grades_keeps_the_code_and_only_reads_the_rules(
    school: Builder,
) -> None:
    made = accounts.create_account(school.by, school.person("Ли Олег").pk, "li")
    code = accounts.issue_slip(school.by, made, must_change=False)
    client = Client()
    assert enter(client, "li", code).headers["Location"] == "/"
    assert client.get(HOME).headers["Location"].startswith(RULES)
    client.post(RULES, {"accept": "on"})
    assert client.get(HOME).status_code == 200
    assert enter(Client(), "li", code).headers["Location"] == "/", (
        "the code stays the child's password"
    )


def test_a_new_slip_after_a_forgotten_password_asks_for_a_new_one(school: Builder) -> None:
    made = with_password(school)
    client = client_of(made)
    code = accounts.issue_slip(school.by, made)
    assert client.get(HOME).status_code == 200, "the old password's session goes on"
    assert enter(Client(), "kovaleva.m", PASSWORD).headers["Location"] == "/", (
        "and so does the old password"
    )
    assert enter(client, "kovaleva.m", code).headers["Location"] == FIRST


def test_nothing_but_the_rules_answers_until_they_are_accepted(school: Builder) -> None:
    made = account_of(school)
    accounts.set_password(school.by, made, PASSWORD)
    client = Client()
    enter(client, "kovaleva.m", PASSWORD)
    assert client.get(HOME).headers["Location"] == RULES
    assert client.post(RULES, {}).status_code == 200
    assert client.post(RULES, {"accept": "on"}).status_code == 302
    assert client.get(HOME).status_code == 200


def test_blocking_ends_what_is_open(school: Builder) -> None:
    made = with_password(school)
    client = client_of(made)
    assert client.get(HOME).status_code == 200
    accounts.block(school.by, made)
    assert client.get(HOME).headers["Location"].startswith(SIGN_IN)


def test_signing_out_ends_the_session_in_the_database(school: Builder) -> None:
    made = with_password(school)
    client = client_of(made)
    client.post("/account/sign-out/")
    assert not Session.objects.filter(account=made).exists()
    assert client.get(HOME).headers["Location"].startswith(SIGN_IN)


def test_a_script_is_told_that_it_is_signed_out(school: Builder) -> None:
    response = Client().post(HOME, headers={"Accept": "application/json"})
    assert response.status_code == 401
    assert response.json()["code"] == "signed_out"


def test_the_language_is_the_persons_own_on_every_device(school: Builder) -> None:
    made = with_password(school)
    client = client_of(made)
    client.post("/account/language/", {"language": "kk", "next": HOME})
    assert "Менің тіркелгім" in client.get(HOME).text
    other = Client()
    enter(other, "kovaleva.m", PASSWORD)
    assert 'lang="kk"' in other.get(HOME).text


def test_a_guest_chooses_the_language_of_the_door(school: Builder) -> None:
    client = Client()
    assert "Войти" in client.get(SIGN_IN).text
    client.post("/account/language/", {"language": "kk", "next": SIGN_IN})
    assert "Кіру" in client.get(SIGN_IN).text
    client.post("/account/language/", {"language": "xx", "next": SIGN_IN})
    assert "Кіру" in client.get(SIGN_IN).text


def test_a_page_that_only_reads_writes_nothing(
    school: Builder, django_assert_num_queries: Any
) -> None:
    made = with_password(school)
    client = client_of(made)
    client.get("/about/")
    with django_assert_num_queries(3) as queries:
        client.get("/about/")
    assert all(query["sql"].lstrip("( ").startswith("SELECT") for query in queries.captured_queries)


def test_a_guests_page_costs_one_query(school: Builder, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert Client().get("/about/").status_code == 200


def test_the_door_stands_before_the_first_steps() -> None:
    assert Client().get(SIGN_IN).status_code == 200
    assert enter(Client(), "nobody", "wrong").status_code == 422
    assert SignInFailure.objects.count() == 1


def test_no_answer_may_be_kept_by_a_cache_or_framed(school: Builder) -> None:
    response = Client().get(SIGN_IN)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "nonce-" in response.headers["Content-Security-Policy"]
