"""Accounts: made, blocked, given a slip, a password, a PIN and a language.

A password, a slip's code and a PIN never enter the ledger, not even as a hash: only that they
were changed, as the entry's reason.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from parta.ledger.actions import change, create
from parta.ledger.rules import Actor
from parta.lib.errors import BadInput, NotYours, Refused
from parta.lib.writing import action
from parta.people.models import Account, Person
from parta.people.recorded import ACCOUNT
from parta.people.rules import codes, idle, logins

PASSWORD, SLIP, PIN = "password", "slip", "pin"


@action
def create_account(by: Actor, person: int, login: str) -> int:
    """Give a person their one account, without any way in yet; returns its id."""
    login = logins.tidy(login)
    if not logins.is_login(login):
        raise BadInput(_("A login is made of Latin letters, digits and . _ - @ +"))
    if Account.objects.filter(login=login).exists():
        raise Refused(_("This login is taken."), code="login_taken")
    if Account.objects.filter(person=person).exists():
        raise Refused(_("This person has an account already."), code="account_exists")
    row = Account(person_id=person, login=login)
    return create(by, ACCOUNT, row).pk


@action
def issue_slip(by: Actor, account: int, *, must_change: bool = True) -> str:
    """A new one-time code for the account, to be printed; an older one stops working.

    The password that the owner has goes on until the code is used, so a slip in a drawer changes
    nothing. Only the code's HMAC is kept: nobody can print the same slip again (P-2.5, P-2.6).
    ``must_change=False`` for grades 1–4: the code stays their password (S-19).
    """
    row = _account(account)
    code = codes.spelled(secrets.randbelow(len(codes.ALPHABET) ** codes.LENGTH))
    values: dict[str, Any] = {"slip": slip_hash(account, code), "must_change": must_change}
    change(by, ACCOUNT, row, reason=SLIP, **values)
    return code


@action
def issue_slip_to(by: Actor, person: int, *, must_change: bool = True) -> tuple[str, str]:
    """A slip for a person, with a new account when they have none: (login, code)."""
    row = Account.objects.filter(person=person).first()
    if row is None:
        made = create_account(by, person, _free_login(person))
        row = Account.objects.get(pk=made)
    return row.login, issue_slip(by, row.pk, must_change=must_change)


def _free_login(person: int) -> str:
    who = Person.objects.filter(pk=person).first()
    if who is None:
        raise NotYours(_("There is no such person."))
    taken = set(Account.objects.values_list("login", flat=True))
    return logins.suggested(who.family_name, who.given_name, taken)


def slip_hash(account: int, code: str) -> bytes:
    """HMAC-SHA-256 of a slip's code by the school's secret; dashes and case don't matter."""
    plain = code.replace("-", "").upper()
    key = hmac.digest(settings.SECRET_KEY.encode(), b"parta sign-in slip", sha256)
    return hmac.digest(key, f"{account}:{plain}".encode(), sha256)


def use_slip(by: Actor, account: int, slip: bytes, password: str) -> None:
    """Spend the slip whose hash is ``slip``: ``password`` is the way in from now on.

    For those who need no own password it is the code itself. Refused when the slip was spent or
    replaced meanwhile.
    """
    _set_password_by_slip(by, account, slip, make_password(password))


@action
def _set_password_by_slip(by: Actor, account: int, slip: bytes, encoded: str) -> None:
    row = _account(account)
    if not slip or not hmac.compare_digest(bytes(row.slip), slip):
        raise Refused(_("This code has been used or replaced. Ask for a new slip."), code="slip")
    values: dict[str, Any] = {"slip": b"", "password": encoded, "must_change": False}
    change(by, ACCOUNT, row, reason=PASSWORD, **values)


def check_own_password(password: str, *, login: str) -> None:
    """Raise ``BadInput`` with every reason why this cannot be one's own password."""
    reasons: list[Any] = []
    try:
        validate_password(password)
    except ValidationError as error:
        reasons += error.messages
    if logins.tidy(password) == logins.tidy(login):
        reasons.append(_("The password must differ from the login."))
    if reasons:
        raise BadInput(" ".join(str(reason) for reason in reasons), code="weak_password")


def set_password(by: Actor, account: int, password: str) -> None:
    """Give the account a password of its owner's choice (checked before); slips stop working."""
    _set_password(by, account, make_password(password))


@action
def _set_password(by: Actor, account: int, encoded: str) -> None:
    values: dict[str, Any] = {"password": encoded, "slip": b"", "must_change": False}
    change(by, ACCOUNT, _account(account), reason=PASSWORD, **values)


def set_pin(by: Actor, account: int, pin: str) -> None:
    """Set the short PIN of the idle lock, or take it away with an empty one (S-30)."""
    if pin and not idle.is_pin(pin):
        raise BadInput(_("A PIN is 4 to 8 digits, not all the same and not in a row."))
    _set_pin(by, account, make_password(pin) if pin else "")


@action
def _set_pin(by: Actor, account: int, encoded: str) -> None:
    change(by, ACCOUNT, _account(account), reason=PIN, pin=encoded)


@action
def block(by: Actor, account: int, *, reason: str = "") -> None:
    """Shut the account: its sessions end at once, its slip stops working."""
    row = _account(account)
    if by.account == account:
        raise Refused(_("You cannot block your own account."), code="own_account")
    change(by, ACCOUNT, row, reason=_words(reason), blocked=True, slip=b"")
    row.sessions.all().delete()


@action
def unblock(by: Actor, account: int, *, reason: str = "") -> None:
    """Open the account again; whoever was signed in signs in anew."""
    change(by, ACCOUNT, _account(account), reason=_words(reason), blocked=False)


@action
def accept_rules(by: Actor, account: int) -> None:
    """The owner accepts the rules of use, once (P-2.7)."""
    row = _account(account)
    if row.rules_accepted is None:
        change(by, ACCOUNT, row, rules_accepted=by.at)


@action
def set_language(by: Actor, account: int, language: str) -> None:
    """The language of the owner's pages; no entry of the ledger, it is nobody's business."""
    if language not in dict(settings.LANGUAGES):
        raise BadInput(_("There is no such language."))
    Account.objects.filter(pk=account).update(language=language)


def _words(reason: str) -> str:
    """Words of a user enter the ledger as a personal text."""
    return f" {reason.strip()}" if reason.strip() else ""


def _account(account: int) -> Account:
    row = Account.objects.filter(pk=account).first()
    if row is None:
        raise NotYours(_("There is no such account."))
    return row
