"""A browser that is signed in, for tests of any window."""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from parta.ledger.rules import Actor
from parta.lib import clock
from parta.people.actions import accounts
from parta.people.models import Account
from parta.people.sessions import SessionStore, SignedIn


def client_of(account: int, *, own: bool = True) -> Client:
    """A client signed in to the account, who has accepted the rules of use.

    ``own`` devices do not lock by themselves; a shared one locks until it has been used once.
    """
    accounts.accept_rules(Actor(at=clock.now()), account)
    Account.objects.filter(pk=account, must_change=True).update(must_change=False)
    store = SessionStore()
    store.update({"account": account, "own": own, "started": clock.now().isoformat()})
    store.save()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key or ""
    return client


def who(account: int) -> SignedIn:
    """What a session of the account would say of it."""
    store = SessionStore()
    store["account"] = account
    store.save()
    signed_in = SessionStore(store.session_key).signed_in
    assert signed_in is not None
    return signed_in
