"""Accounts: one a person, opened by a slip once, shut at once; no secret enters the ledger."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password

from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import Actor, parse
from parta.lib.errors import BadInput, NotYours, Refused
from parta.people.actions import accounts
from parta.people.models import Account, Session
from parta.people.queries import credentials
from parta.people.sessions import SessionStore
from tests.journal.builder import NOW
from tests.people.cast import BY, PASSWORD, account, person

pytestmark = pytest.mark.django_db


def everything_recorded() -> str:
    """All that the ledger holds, as one text."""
    texts = [*LedgerEntry.objects.values_list("text", flat=True)]
    return "\n".join([*texts, *LedgerText.objects.values_list("text", flat=True)])


def test_a_new_account_lets_nobody_in() -> None:
    made = accounts.create_account(BY, person().pk, " Schulz.V ")
    row = Account.objects.get(pk=made)
    assert row.login == "schulz.v"
    assert not check_password("", row.password)


@pytest.mark.parametrize("login", ["", "шульц", "a b"])
def test_a_login_of_other_letters_is_refused(login: str) -> None:
    with pytest.raises(BadInput):
        accounts.create_account(BY, person().pk, login)


def test_a_login_is_taken_whatever_its_case() -> None:
    account("schulz.v")
    with pytest.raises(Refused, match=r"taken|занят"):
        accounts.create_account(BY, person("Шульц Виктор").pk, "SCHULZ.V")


def test_a_person_has_one_account() -> None:
    vera = person()
    account(who=vera)
    with pytest.raises(Refused) as refusal:
        accounts.create_account(BY, vera.pk, "other")
    assert refusal.value.code == "account_exists"


def test_a_slip_opens_once() -> None:
    made = account(password="")
    slip = accounts.slip_hash(made, accounts.issue_slip(BY, made))
    accounts.use_slip(BY, made, slip, PASSWORD)
    assert check_password(PASSWORD, Account.objects.get(pk=made).password)
    with pytest.raises(Refused) as refusal:
        accounts.use_slip(BY, made, slip, "another password")
    assert refusal.value.code == "slip"
    assert check_password(PASSWORD, Account.objects.get(pk=made).password)


def test_a_new_slip_makes_the_older_one_worthless() -> None:
    made = account(password="")
    old = accounts.slip_hash(made, accounts.issue_slip(BY, made))
    accounts.issue_slip(BY, made)
    with pytest.raises(Refused):
        accounts.use_slip(BY, made, old, PASSWORD)


def test_a_slip_in_a_drawer_leaves_the_owners_password_as_it_is() -> None:
    made = account()
    accounts.issue_slip(BY, made)
    assert check_password(PASSWORD, Account.objects.get(pk=made).password)


def test_a_slip_of_one_account_opens_no_other() -> None:
    one, other = account("one", who=person()), account("two", who=person("Ли Олег"))
    code = accounts.issue_slip(BY, one)
    accounts.issue_slip(BY, other)
    with pytest.raises(Refused):
        accounts.use_slip(BY, other, accounts.slip_hash(other, code), PASSWORD)


def test_an_own_password_makes_an_unused_slip_worthless() -> None:
    made = account(password="")
    slip = accounts.slip_hash(made, accounts.issue_slip(BY, made))
    accounts.set_password(BY, made, PASSWORD)
    with pytest.raises(Refused):
        accounts.use_slip(BY, made, slip, "another password")


@pytest.mark.parametrize("weak", ["short", "password", "schulz.verschulz.ver"[:11]])
def test_a_weak_password_is_refused_with_the_reason(weak: str) -> None:
    with pytest.raises(BadInput) as refusal:
        accounts.check_own_password(weak, login="schulz.vers")
    assert str(refusal.value)


def test_secrets_never_enter_the_ledger_only_that_they_changed() -> None:
    made = account()
    code = accounts.issue_slip(BY, made)
    accounts.set_pin(BY, made, "2580")
    recorded, row = everything_recorded(), Account.objects.get(pk=made)
    for secret in (PASSWORD, code, code.replace("-", ""), row.password, row.pin, "2580"):
        assert secret not in recorded
    entries = [parse(text) for text in LedgerEntry.objects.values_list("text", flat=True)]
    assert {"password", "slip", "pin"} <= {entry.reason for entry in entries}


def test_a_pin_can_be_set_and_taken_away() -> None:
    made = account()
    accounts.set_pin(BY, made, "2580")
    assert check_password("2580", Account.objects.get(pk=made).pin)
    accounts.set_pin(BY, made, "")
    assert Account.objects.get(pk=made).pin == ""
    with pytest.raises(BadInput):
        accounts.set_pin(BY, made, "1234")


def test_blocking_ends_the_sessions_and_the_slip_at_once() -> None:
    made = account()
    accounts.issue_slip(BY, made)
    store = SessionStore()
    store.update({"account": made})
    store.save()
    accounts.block(BY, made, reason="телефон украден")
    found = credentials("schulz.v")
    assert found is not None
    assert found.blocked
    assert found.slip == b""
    assert not Session.objects.filter(account=made).exists()
    accounts.unblock(BY, made)
    assert not Account.objects.get(pk=made).blocked


def test_nobody_blocks_their_own_account() -> None:
    made = account()
    with pytest.raises(Refused):
        accounts.block(Actor(at=NOW, role="A", account=made), made)


def test_the_rules_are_accepted_once_with_their_first_moment() -> None:
    made = account()
    accounts.accept_rules(BY.when(NOW.replace(year=2027)), made)
    assert Account.objects.get(pk=made).rules_accepted == NOW


def test_an_unknown_language_is_refused() -> None:
    made = account()
    accounts.set_language(BY, made, "kk")
    with pytest.raises(BadInput):
        accounts.set_language(BY, made, "xx")
    assert Account.objects.get(pk=made).language == "kk"


def test_an_account_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotYours):
        accounts.issue_slip(BY, 10_000)
