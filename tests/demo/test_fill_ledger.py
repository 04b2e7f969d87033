"""Entries of the invented school: each by its own hand, at its own moment, in its own role."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from parta.demo.content.cast import LEAVER
from parta.demo.rules import facts as paper
from parta.journal.models import Attendance, Mark
from parta.ledger.models import LedgerEntry
from parta.ledger.queries import history
from parta.ledger.rules import DEMO, Entry
from parta.lib.clock import milliseconds
from parta.people.models import Account
from parta.school.models import Membership
from tests.demo.filled import Village


def cell(mark_or_absence: Any, page: int) -> list[Entry]:
    """The history of one row on its page."""
    kind = "mark" if isinstance(mark_or_absence, Mark) else "absence"
    return [
        entry
        for entry in history(page, mark_or_absence.student_id, [kind])
        if entry.row == mark_or_absence.pk
    ]


def person_of(entry: Entry) -> int:
    assert entry.account is not None
    return Account.objects.get(pk=entry.account).person_id


def test_all_entries_say_that_they_are_of_an_invented_school(village: Village) -> None:
    texts = LedgerEntry.objects.values_list("text", flat=True)
    assert {json.loads(text)[6] for text in texts.iterator()} == {DEMO}


def test_a_corrected_mark_shows_both_values_and_why(village: Village) -> None:
    fact = next(
        f for f in village.paper.facts if isinstance(f, paper.MarkSet) and f.reason
    )  # fmt: skip
    row = next(
        mark
        for mark in Mark.objects.filter(
            student__person=village.person(fact.student), value=fact.value
        ).select_related("part__assignment")
        if len(cell(mark, mark.part.assignment.lesson_id)) == 2
    )
    first, second = cell(row, row.part.assignment.lesson_id)
    assert first.old is None
    assert first.new is not None
    assert second.old is not None
    assert second.new is not None
    assert (second.old["v"], second.new["v"]) == (first.new["v"], row.value)
    assert second.reason == "mistake"
    assert first.at == milliseconds(row.entered_at) < second.at


def test_the_reason_of_an_absence_comes_later_and_by_the_class_teacher(village: Village) -> None:
    explained = Attendance.objects.exclude(interval=None).filter(code="B")
    histories = [cell(row, row.lesson_id) for row in explained[:200]]
    later = [found for found in histories if len(found) == 2]
    assert later
    for first, second in later:
        assert first.new is not None
        assert second.new is not None
        assert (first.new["c"], second.new["c"]) == ("N", "B")
        assert first.role == "T"
        assert second.at > first.at
    assert "K" in {second.role for _first, second in later}


def test_a_mark_is_entered_by_the_one_who_gave_the_lesson(village: Village) -> None:
    rows = Mark.objects.select_related("part__assignment__lesson__held").order_by("pk")[:50]
    for row in rows:
        entry = cell(row, row.part.assignment.lesson_id)[0]
        assert person_of(entry) == row.part.assignment.lesson.held.teacher_id


def test_nobody_knew_in_september_who_would_leave(village: Village) -> None:
    stay = Membership.objects.get(
        student__person=village.person(LEAVER), group__kind="class"
    )  # fmt: skip
    entries = [e for e in history(stay.group_id, stay.student_id, ["member"]) if e.row == stay.pk]
    first, second = entries
    assert first.new is not None
    assert first.new["l"] == "9999-12-31"
    assert second.new == {"l": stay.last.isoformat()}
    assert second.at > first.at


def test_every_role_of_the_school_has_its_entries(village: Village) -> None:
    roles = Counter(json.loads(text)[5] for text in LedgerEntry.objects.filter(
        kind__in=["absence", "interval", "notheld", "school", "person", "term"]
    ).values_list("text", flat=True))  # fmt: skip
    assert set(roles) == {"P", "A", "D", "K", "T"}
