"""Signing in: the answer tells nothing to one who guesses, and guessing is counted first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parta.people.actions import accounts
from parta.people.actions.sign_in import Judged, judge
from parta.people.hashers import LightArgon2
from parta.people.models import SignInFailure
from parta.people.rules.throttle import SignInLimits
from tests.journal.builder import NOW
from tests.people.cast import BY, PASSWORD, account, person

pytestmark = pytest.mark.django_db
LIMITS = SignInLimits(pair=3, login=6, address=8, minutes=15)


def attempt(login: str, secret: str, *, address: str = "10.0.0.7", minutes: float = 0) -> Judged:
    now = NOW + timedelta(minutes=minutes)
    return judge(login, secret, address=address, now=now, limits=LIMITS)


def test_the_right_password_opens_and_the_case_of_the_login_does_not_matter() -> None:
    made = account()
    judged = attempt(" SCHULZ.V ", PASSWORD)
    assert judged.account is not None
    assert judged.account.account == made
    assert judged.slip == b""


def test_a_slip_opens_in_the_passwords_place_and_says_so() -> None:
    made = account(password="")
    code = accounts.issue_slip(BY, made)
    judged = attempt("schulz.v", code.lower())
    assert judged.account is not None
    assert judged.slip == accounts.slip_hash(made, code)


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer() -> None:
    account()
    assert attempt("schulz.v", "wrong") == attempt("nobody", "wrong") == Judged()


def test_a_wrong_password_and_an_unknown_login_cost_the_same_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account()
    account("blank", who=person("Ли Олег"), password="")
    attempt("warm", "up")
    work: list[str] = []
    verify = LightArgon2.verify

    def counting(self: Any, *arguments: Any) -> bool:
        work.append("hash")
        return verify(self, *arguments)

    monkeypatch.setattr(LightArgon2, "verify", counting)
    costs = []
    for login in ("schulz.v", "nobody", "blank"):
        work.clear()
        attempt(login, "wrong", address=login)
        costs.append(len(work))
    assert costs == [1, 1, 1]


def test_a_blocked_account_says_so_only_after_the_right_password() -> None:
    made = account()
    accounts.block(BY, made)
    assert attempt("schulz.v", "wrong") == Judged()
    assert attempt("schulz.v", PASSWORD).blocked


def test_after_too_many_failures_even_the_right_password_waits() -> None:
    account()
    for _ in range(LIMITS.pair):
        attempt("schulz.v", "wrong")
    assert attempt("schulz.v", PASSWORD, minutes=1) == Judged(retry_at=NOW + timedelta(minutes=15))
    assert attempt("schulz.v", PASSWORD, minutes=15.1).account is not None


def test_the_owner_at_another_computer_is_not_shut_out_by_a_prank() -> None:
    account()
    for _ in range(LIMITS.pair + 5):
        attempt("schulz.v", "wrong", address="10.0.0.66")
    assert attempt("schulz.v", PASSWORD, address="10.0.0.7").account is not None


def test_one_address_cannot_try_many_logins() -> None:
    account()
    for number in range(LIMITS.address):
        attempt(f"guess{number}", "wrong")
    assert attempt("schulz.v", PASSWORD).retry_at is not None


def test_success_forgets_the_typing_mistakes_before_it() -> None:
    account()
    for _ in range(LIMITS.pair - 1):
        attempt("schulz.v", "wrong")
    assert attempt("schulz.v", PASSWORD).account is not None
    assert not SignInFailure.objects.exists()


def test_an_attempt_counts_before_it_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries sent at once must not all be judged before the first of them is counted."""
    account()
    seen: list[int] = []
    verify = LightArgon2.verify

    def watching(self: Any, *arguments: Any) -> bool:
        seen.append(SignInFailure.objects.count())
        return verify(self, *arguments)

    monkeypatch.setattr(LightArgon2, "verify", watching)
    attempt("schulz.v", "wrong")
    assert seen == [1]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_nonsense_opens_nothing_and_breaks_nothing(login: str, secret: str) -> None:
    generous = SignInLimits(pair=10**6, login=10**6, address=10**6)
    login, secret = login.replace("\0", ""), secret.replace("\0", "")
    judged = judge(login, secret, address="10.0.0.9", now=NOW, limits=generous)
    assert judged == Judged()
