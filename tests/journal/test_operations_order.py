"""However a device's operations arrive, repeated, reordered, in any batches, the end is one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from parta.journal.actions.operations import apply
from parta.journal.models import Attendance, Homework, Lesson, Mark, Operation
from parta.journal.queries.term_sheet import term_sheet
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import folded, parse
from tests.journal.builder import FIRST, LAST
from tests.journal.senders import Teachers

pytestmark = pytest.mark.django_db
Body = dict[str, Any]

STUDENTS = st.sampled_from(["Асель", "Тимур", "Миша"])
MARKS = st.tuples(
    st.just("mark"), STUDENTS, st.sampled_from([("О", 1, 1), ("К", 1, 1), ("К", 1, 2)]),
    st.sampled_from(["5", "4", "3", "2", ""]),
)  # fmt: skip
ABSENCES = st.tuples(
    st.just("absence"), STUDENTS, st.just(("", 0, 0)), st.sampled_from(["N", "B", "OP", ""])
)
TEXTS = st.tuples(
    st.sampled_from(["topic", "homework"]), st.just(""), st.just(("", 0, 0)),
    st.sampled_from(["§ 12", "§ 13", "Дроби", "Повторение"]),
)  # fmt: skip
ONE_CELL = st.tuples(
    st.just("mark"), st.just("Асель"), st.just(("О", 1, 1)), st.sampled_from(["5", "4", "3", ""])
)
ACTS = st.lists(st.one_of(ONE_CELL, MARKS, ABSENCES, TEXTS), min_size=1, max_size=9)
Act = tuple[str, str, tuple[str, int, int], str]

few = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],  # shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def them() -> Teachers:
    return Teachers.make()


@contextmanager
def afresh() -> Iterator[None]:
    """Everything that happens inside is forgotten afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def typed(them: Teachers, acts: list[Act], salt: str = "") -> list[Body]:
    """What a browser sends that has seen none of its answers yet: each names the one before."""
    last: dict[Any, str] = {}
    bodies = []
    for number, (kind, student, work, value) in enumerate(acts, 1):
        key = (kind, student, work)
        name = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{salt}{number}"))
        saw = {"op": last[key]} if key in last else 0
        body: Body = {"id": name, "n": number, "v": 1, "kind": kind, "lesson": them.lesson.id}
        body |= {"saw": saw, "code" if kind == "absence" else "value": value}
        if kind == "topic" and key not in last:
            del body["saw"]  # an empty topic has the lesson's own entry behind it
        if student:
            body["student"] = them.students[student]
        if kind == "mark":
            body |= dict(zip(("type", "number", "part"), work, strict=True))
        last[key] = name
        bodies.append(body)
    return bodies


def state() -> Any:
    """All that stands in the register, without the numbers of entries."""
    marks = Mark.objects.values_list(
        "student", "part__assignment__type__code", "part__number", "attempt", "value"
    )
    return (
        sorted(marks),
        sorted(Attendance.objects.values_list("student", "code")),
        sorted(Lesson.objects.values_list("pk", "topic")),
        sorted(Homework.objects.values_list("lesson", "text")),
    )


@given(acts=ACTS, data=st.data())
@few
def test_any_order_repetition_and_batching_come_to_the_same_end(
    them: Teachers, acts: list[Act], data: st.DataObject
) -> None:
    bodies = typed(them, acts)
    with afresh():
        apply(them.sender("vera"), bodies)
        wanted = state()
    again = data.draw(st.lists(st.sampled_from(bodies), max_size=4))
    arriving = data.draw(st.permutations([*bodies, *again]))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(arriving)), max_size=3)))
    with afresh():
        for first, last in zip([0, *cuts], [*cuts, len(arriving)], strict=True):
            apply(them.sender("vera"), arriving[first:last])
        assert state() == wanted
        answers = apply(them.sender("vera"), bodies)
        assert {answer["outcome"] for answer in answers} == {"done"}
        assert apply(them.sender("vera"), bodies) == answers


@given(vera=ACTS, boris=ACTS, data=st.data())
@few
def test_two_teachers_at_once_lose_nothing_silently(
    them: Teachers, vera: list[Act], boris: list[Act], data: st.DataObject
) -> None:
    sent = [("vera", body) for body in typed(them, vera, "v")]
    sent += [("boris", body) for body in typed(them, boris, "b")]
    arriving = data.draw(st.permutations(sent))
    with afresh():
        for who, body in arriving:
            apply(them.sender(who), [body])
        answers = {body["id"]: apply(them.sender(who), [body])[0] for who, body in sent}
        assert {one["outcome"] for one in answers.values()} <= {"done", "conflict"}
        assert Operation.objects.count() == len(sent)
        assert_ledger_agrees(them)


def assert_ledger_agrees(them: Teachers) -> None:
    """The live marks are what the ledger's last entries say."""
    rows: dict[tuple[str, int], Any] = {}
    for entry in map(parse, LedgerEntry.objects.order_by("seq").values_list("text", flat=True)):
        if entry.kind in ("mark", "absence"):
            rows[entry.kind, entry.row] = folded(rows.get((entry.kind, entry.row)), entry)
    told = sorted((row["s"], row["v"]) for key, row in rows.items() if row and key[0] == "mark")
    assert told == sorted(Mark.objects.values_list("student", "value"))
    absent = sorted((row["s"], row["c"]) for key, row in rows.items() if row and key[0] != "mark")
    assert absent == sorted(Attendance.objects.values_list("student", "code"))


def test_the_page_shows_what_operations_left(them: Teachers) -> None:
    acts: list[Act] = [
        ("mark", "Асель", ("К", 1, 1), "4"),
        ("mark", "Асель", ("К", 1, 2), "3"),
        ("absence", "Тимур", ("", 0, 0), "N"),
    ]
    apply(them.sender("vera"), typed(them, acts))
    facts = them.lesson
    sheet = term_sheet(facts.course, facts.group, facts.subject, FIRST, LAST).sheet
    cell = sheet.cells[them.students["Асель"], facts.id]
    assert [mark.value for mark in cell.marks] == ["4", "3"]
    assert sheet.cells[them.students["Тимур"], facts.id].absence == "N"


def test_a_chain_may_arrive_backwards_in_requests_of_their_own(them: Teachers) -> None:
    cell = ("О", 1, 1)
    bodies = typed(them, [("mark", "Асель", cell, value) for value in ("5", "4", "3", "2")])
    for order in ([3, 2, 1, 0], [1, 2, 3, 0], [2, 1, 3, 0], [3, 1, 2, 0]):
        with afresh():
            for place in order:
                apply(them.sender("vera"), [bodies[place]])
            assert [mark.value for mark in Mark.objects.all()] == ["2"]
            assert not Operation.objects.exclude(outcome="done").exists()
