"""Eight writers, ten thousand saves, killed at random: what was acknowledged is there, once."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest

from parta.archive.queries import verified
from parta.journal.models import Mark, Operation
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import parse, short_id
from parta.school.models import Group
from tests.crash.writers import Writer, lines
from tests.example import LESSON_DAY
from tests.journal.builder import Builder
from tests.tools.databases import OwnDatabase

WRITERS, SAVES, STUDENTS = 8, 10_000, 25
ROOT = Path(__file__).parents[2]


def planned(folder: Path) -> list[Writer]:
    """A class of 25 with eight teachers, each with a course and lessons enough for their saves."""
    school = Builder()
    school.school_class(5, "А")
    group = Group.objects.get()
    students = [school.student(f"Ученик Номер{n}", group) for n in range(STUDENTS)]
    writers = []
    for number in range(WRITERS):
        teacher = school.person(f"Учитель Номер{number}")
        course = school.course(school.subject(f"Предмет {number}"), group, teacher)
        count = SAVES // WRITERS // 2 // STUDENTS
        lessons = [school.lesson(course, LESSON_DAY, number).id for _ in range(count)]
        cells = [(lesson, student.pk) for lesson in lessons for student in students]
        account = school.account(teacher).pk
        writers.append(Writer(number, account, teacher.pk, cells, str(folder)))
    return writers


def run(own_database: OwnDatabase, writers: list[Writer]) -> int:
    """Let the writers loose; how many were killed."""
    plan = Path(writers[0].folder) / "plan.json"
    keys = ("number", "account", "person", "cells", "folder")
    items = [{key: asdict(writer)[key] for key in keys} for writer in writers]
    plan.write_text(json.dumps({"seed": 20261112, "writers": items}))
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.writers", str(plan)], cwd=ROOT, capture_output=True,
        text=True, env=own_database.environment(), timeout=850, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.timeout(900)
def test_killed_writers_lose_and_double_nothing(own_database: OwnDatabase, tmp_path: Path) -> None:
    writers = planned(tmp_path)
    began = time.monotonic()
    kills = run(own_database, writers)
    print(f"{SAVES} saves, {kills} kills, {time.monotonic() - began:.0f} s")
    errors = writers[0].errors
    assert not errors.exists(), errors.read_text()
    assert kills > 20
    told = {
        writer.name(place): int(lines(writer)[place].split()[1])
        for writer in writers
        for place in range(writer.count)
    }
    assert len(told) == SAVES
    assert dict(Operation.objects.values_list("name", "entry")) == told
    assert not Operation.objects.exclude(outcome="done").exists()
    assert entries_of_marks() == {short_id(name.hex): [entry] for name, entry in told.items()}
    assert not unlike(writers)
    found = verified()
    assert found.ok, found.sentences()[:5]


def entries_of_marks() -> dict[str | None, list[int]]:
    """The numbers of the entries that each operation left for its mark."""
    found: dict[str | None, list[int]] = {}
    for text in LedgerEntry.objects.filter(kind="mark").values_list("text", flat=True):
        entry = parse(text)
        found.setdefault(entry.operation, []).append(entry.seq)
    return found


def unlike(writers: list[Writer]) -> Counter[tuple[int, int, str]]:
    """Cells that do not hold exactly the value of their last operation."""
    rows = Mark.objects.values_list("part__assignment__lesson_id", "student_id", "value")
    there = Counter(rows)
    wanted = Counter(
        (*cell, writer.value(len(writer.cells) + place))
        for writer in writers
        for place, cell in enumerate(writer.cells)
    )
    return (there - wanted) + (wanted - there)
