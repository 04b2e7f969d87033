"""Who was here and who looked: collected in the process, written in batches, never lost quietly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError

from parta.people import collector as module
from parta.people.actions.presence import Look, record_presence
from parta.people.collector import Collector
from parta.people.models import Account, Session, Student, View
from parta.people.sessions import SessionStore
from tests.journal.builder import NOW
from tests.people.cast import account, person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 12)


def look(account_id: int, what: str = "week") -> Look:
    student = Student.objects.first() or Student.objects.create(person=person("Ли Олег"))
    return Look(account_id, student.pk, DAY, what)


def test_looking_writes_nothing_until_the_batch_is_written() -> None:
    made, collector = account(), Collector()
    collector.looked(look(made))
    collector.saw(made, "key", NOW, NOW + timedelta(days=1))
    assert not View.objects.exists()
    assert Account.objects.get(pk=made).last_seen is None


def test_a_batch_counts_the_looks_of_a_day_and_a_second_one_adds_to_them() -> None:
    made, collector = account(), Collector()
    for what in ("week", "week", "marks"):
        collector.looked(look(made, what))
    collector.flush()
    collector.looked(look(made, "week"))
    collector.flush()
    collector.flush()
    assert dict(View.objects.values_list("what", "times")) == {"week": 3, "marks": 1}


def test_the_last_moment_of_an_account_and_the_end_of_its_session_move_on() -> None:
    made, collector = account(), Collector()
    store = SessionStore()
    store["account"] = made
    store.save()
    before = Session.objects.get().expire_date
    collector.saw(made, store.stored_key, NOW, before + timedelta(hours=1))
    collector.flush()
    assert Account.objects.get(pk=made).last_seen == NOW
    assert Session.objects.get().expire_date == before + timedelta(hours=1)


def test_an_ended_session_is_not_brought_back_by_a_batch() -> None:
    made, collector = account(), Collector()
    collector.saw(made, "ended", NOW, NOW + timedelta(hours=1))
    collector.flush()
    assert not Session.objects.exists()


def test_what_the_database_refuses_now_is_written_later(monkeypatch: pytest.MonkeyPatch) -> None:
    made, collector = account(), Collector()
    write = record_presence

    def refusing(*batch: object) -> None:
        raise OperationalError("database is locked")

    collector.looked(look(made))
    monkeypatch.setattr(module, "record_presence", refusing)
    collector.flush()
    monkeypatch.setattr(module, "record_presence", write)
    collector.looked(look(made))
    collector.flush()
    assert View.objects.get().times == 2


def test_a_process_that_ends_in_order_writes_its_last_batch() -> None:
    made, collector = account(), Collector()
    collector.looked(look(made))
    collector.stop()
    collector.stop()
    assert View.objects.get().times == 1
