"""Entries that waited for a connection are not held against the teacher (S-6)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from parta.journal.rules.deadlines import LessonDay, current_mark
from parta.journal.rules.timeliness import Decision, Outage, Timeliness, Verdict, judge
from parta.ledger.rules import IMPORT, OFFLINE, RESTORE
from parta.school.rules import Norms

BARNAUL = ZoneInfo("Asia/Barnaul")
DUE = current_mark(LessonDay(date(2026, 11, 12), BARNAUL, time(9, 40)), Norms())

LATE_BY = timedelta(hours=2, minutes=20)
LATE = Verdict(Timeliness.LATE, LATE_BY)
TIMELY = Verdict(Timeliness.TIMELY)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 12, hour, minute, tzinfo=BARNAUL).astimezone(UTC)


RECEIVED = at(18, 20)
WAITED = int((RECEIVED - at(12, 5)).total_seconds())


def test_an_entry_on_line_is_timely_or_late() -> None:
    assert judge(at(16, 0), DUE) == TIMELY
    assert judge(RECEIVED, DUE) == LATE


def test_typed_in_time_and_received_late_waits_for_the_deputy() -> None:
    assert judge(RECEIVED, DUE, origin=OFFLINE, waited=WAITED) == Verdict(Timeliness.WAITING)


@pytest.mark.parametrize(
    ("decision", "verdict"), [(Decision.ACCEPTED, TIMELY), (Decision.REJECTED, LATE)]
)
def test_the_deputy_decides(decision: Decision, verdict: Verdict) -> None:
    assert judge(RECEIVED, DUE, origin=OFFLINE, waited=WAITED, decision=decision) == verdict


def test_an_outage_on_record_accepts_by_itself_and_the_deputy_may_still_reject() -> None:
    outage = [Outage(at(11, 0), at(14, 0))]
    assert judge(RECEIVED, DUE, waited=WAITED, outages=outage) == TIMELY
    assert judge(RECEIVED, DUE, waited=WAITED, outages=[Outage(at(12, 5))]) == TIMELY
    assert judge(RECEIVED, DUE, waited=WAITED, outages=[Outage(at(12, 6))]) == Verdict(
        Timeliness.WAITING
    )
    rejected = judge(RECEIVED, DUE, waited=WAITED, outages=outage, decision=Decision.REJECTED)
    assert rejected == LATE


def test_typed_late_is_late_by_the_time_of_typing() -> None:
    waited = int((RECEIVED - at(16, 30)).total_seconds())
    verdict = judge(RECEIVED, DUE, waited=waited, decision=Decision.ACCEPTED)
    assert verdict == Verdict(Timeliness.LATE, timedelta(minutes=30))


def test_received_in_time_is_in_time_whatever_the_device_says() -> None:
    assert judge(at(15, 0), DUE, waited=-99999) == TIMELY
    assert judge(RECEIVED, DUE, waited=-99999) == LATE


@pytest.mark.parametrize("origin", [IMPORT, RESTORE])
def test_imports_and_restores_are_not_judged(origin: str) -> None:
    assert judge(RECEIVED, DUE, origin=origin) == Verdict(Timeliness.NOT_JUDGED)
