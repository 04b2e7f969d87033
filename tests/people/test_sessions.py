"""Sessions: listed to their owner, ended one by one, useless to a reader of the database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from parta.lib import clock
from parta.lib.errors import NotYours
from parta.people.actions.sessions import (
    count_wrong_pin,
    end_session,
    end_sessions,
    forget_expired,
)
from parta.people.models import Session
from parta.people.queries import sessions_of
from parta.people.rules.idle import PIN_TRIES
from parta.people.sessions import FIRST_ENTRY, OWN, SHARED, SessionStore
from tests.people.cast import account, person

pytestmark = pytest.mark.django_db


def opened(account_id: int, **data: object) -> SessionStore:
    store = SessionStore()
    store.update({"account": account_id, "started": clock.now().isoformat(), **data})
    store.save()
    return store


def test_the_key_in_the_cookie_does_not_stand_in_the_database() -> None:
    store = opened(account())
    row = Session.objects.get()
    assert store.session_key
    assert store.session_key not in (row.session_key, row.session_data)
    assert (SessionStore(store.session_key).signed_in or row).account == row.account_id
    assert SessionStore(row.session_key).signed_in is None


def test_an_owner_sees_this_session_first_and_when_each_was_used() -> None:
    made = account()
    now = clock.now()
    other = opened(made, browser="Firefox, Windows", own=True)
    here = opened(made, browser="Chrome, Android")
    lines = sessions_of(made, here.stored_key, now)
    assert [(line.browser, line.current, line.own) for line in lines] == [
        ("Chrome, Android", True, False),
        ("Firefox, Windows", False, True),
    ]
    assert all(abs(line.last_used - now) < timedelta(minutes=1) for line in lines)
    assert other.session_key not in {line.name for line in lines}


def test_a_session_ends_by_its_owners_wish_and_no_one_elses() -> None:
    made, stranger = account(), account("stranger", who=person("Ли Олег"))
    first, second = opened(made), opened(made)
    with pytest.raises(NotYours):
        end_session(stranger, first.stored_key[:16])
    end_session(made, first.stored_key[:16])
    assert SessionStore(first.session_key).signed_in is None
    assert SessionStore(second.session_key).signed_in is not None


def test_all_others_end_but_this_one() -> None:
    made = account()
    kept = opened(made)
    gone = [opened(made) for _ in range(3)]
    assert end_sessions(made, but=kept.stored_key) == 3
    assert SessionStore(kept.session_key).signed_in is not None
    assert all(SessionStore(store.session_key).signed_in is None for store in gone)


def test_a_session_lives_longer_on_an_own_device_and_shortly_before_the_first_entry() -> None:
    made = account()
    assert opened(made, own=True).get_expiry_age() == OWN.total_seconds()
    assert opened(made).get_expiry_age() == SHARED.total_seconds()
    pending = SessionStore()
    pending["first"] = {"account": made}
    pending.save()
    assert pending.get_expiry_age() == FIRST_ENTRY.total_seconds()
    assert opened(made).get_expire_at_browser_close()
    assert not opened(made, own=True).get_expire_at_browser_close()


def test_a_session_whose_time_is_over_opens_nothing_and_is_forgotten() -> None:
    store = opened(account())
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert SessionStore(store.session_key).signed_in is None
    assert forget_expired(clock.now()) == 1


def test_the_last_wrong_pin_ends_the_session() -> None:
    store = opened(account())
    key = store.session_key or ""
    left = [count_wrong_pin(key) for _ in range(PIN_TRIES)]
    assert left == [*range(PIN_TRIES - 1, -1, -1)]
    assert SessionStore(key).signed_in is None
    assert count_wrong_pin(key) == 0


def test_a_new_key_leaves_the_old_one_worthless() -> None:
    store = opened(account())
    old = store.session_key
    store.cycle_key()
    assert SessionStore(old).signed_in is None
    assert SessionStore(store.session_key).signed_in is not None
