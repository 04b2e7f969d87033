"""Writers that are killed: run as ``python -m tests.crash.writers PLAN.json``.

The supervisor forks one process a writer, kills them at random with SIGKILL and starts them
again, until each has acknowledged all its operations. It prints the number of kills. What a user
would have seen as an error goes to a file ``errors``.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import time
import traceback
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from typing import Any

VALUES = ("5", "4", "3", "2")
AGAIN = 3  # a restarted browser sends its last acknowledged operations once more
BETWEEN = (100, 1500)  # bytes of acknowledgements from one kill to the next
MOST = 12  # operations in one request
Body = dict[str, Any]


@dataclass(frozen=True)
class Writer:
    """One teacher at one browser: ``cells`` are (lesson, student), each marked and re-marked."""

    number: int
    account: int
    person: int
    cells: list[tuple[int, int]]
    folder: str
    roles: frozenset[str] = frozenset("T")
    classes: Collection[int] = ()
    today: date = date(2026, 11, 12)

    @property
    def count(self) -> int:
        """How many operations this writer has to do."""
        return 2 * len(self.cells)

    @property
    def acknowledged(self) -> Path:
        """One line an operation that the writer was told is saved."""
        return Path(self.folder) / f"writer{self.number}"

    @property
    def errors(self) -> Path:
        """What no user may ever see."""
        return Path(self.folder) / "errors"

    def operation(self, place: int) -> Body:
        """The operation number ``place``: the second half changes the marks of the first."""
        half = len(self.cells)
        lesson, student = self.cells[place % half]
        body: Body = {
            "id": str(self.name(place)), "n": place, "v": 1, "kind": "mark", "lesson": lesson,
            "student": student, "value": self.value(place),
        }  # fmt: skip
        return body if place < half else {**body, "saw": {"op": str(self.name(place - half))}}

    def name(self, place: int) -> uuid.UUID:
        """The id that the browser made for an operation."""
        return uuid.uuid5(uuid.NAMESPACE_OID, f"{self.number}/{place}")

    def value(self, place: int) -> str:
        """The mark of an operation; the second one differs from the first."""
        return VALUES[(place % len(self.cells) + place // len(self.cells)) % 4]


def lines(writer: Writer) -> list[str]:
    """What was acknowledged so far; a line torn by the kill does not count."""
    text = writer.acknowledged.read_text() if writer.acknowledged.exists() else ""
    return text.split("\n")[:-1]


def write(writer: Writer) -> None:
    """Go on where the acknowledgements end."""
    try:
        _write(writer)
    except BaseException:  # noqa: BLE001 whatever it is, a user would have seen it
        with writer.errors.open("a") as file:
            file.write(f"writer {writer.number}: {traceback.format_exc()}\n")


def _write(writer: Writer) -> None:
    done = lines(writer)
    target = os.open(writer.acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.ftruncate(target, sum(len(line) + 1 for line in done))
    for line in _send(writer, range(max(0, len(done) - AGAIN), len(done))):
        if line not in done:
            raise AssertionError(f"another answer to a repeated operation: {line}")
    place, parent = len(done), os.getppid()
    while place < writer.count and os.getppid() == parent:  # an orphan stops
        size = min(random.randint(1, MOST), writer.count - place)
        told = _send(writer, range(place, place + size))
        os.write(target, "".join(line + "\n" for line in told).encode())
        place += size


def _send(writer: Writer, places: range) -> list[str]:
    """Send some operations as one request; a line for each answer."""
    from parta.journal.actions.operations import Sender, apply
    from parta.ledger.rules import TEACHER, Actor
    from tests.journal.builder import NOW

    by = Actor(at=NOW, role=TEACHER, account=writer.account, person=writer.person)
    device = uuid.uuid5(uuid.NAMESPACE_OID, f"device {writer.number}")
    answers = apply(Sender(writer, by, device), [writer.operation(place) for place in places])
    return [_line(place, answer) for place, answer in zip(places, answers, strict=True)]


def _line(place: int, answer: Body) -> str:
    if answer["outcome"] != "done":
        raise AssertionError(f"{place}: {answer}")
    return f"{place} {answer['entry']}"


def supervise(writers: list[Writer], seed: int) -> int:
    """Run all writers to their end; how many were killed on the way."""
    chance = random.Random(seed)
    running = {writer.number: _start(writer) for writer in writers}
    kills, due = 0, chance.randint(*BETWEEN)
    while running:
        time.sleep(chance.uniform(0, 0.05))
        for writer in writers:
            process = running.get(writer.number)
            if process is not None and not process.is_alive():
                process.join()
                del running[writer.number]
        if running and _progress(writers) > due and not writers[0].errors.exists():
            victim = writers[chance.choice(sorted(running))]
            running[victim.number].kill()
            running[victim.number].join()
            kills, due = kills + 1, _progress(writers) + chance.randint(*BETWEEN)
            running[victim.number] = _start(victim)
    return kills


def _progress(writers: list[Writer]) -> int:
    """Bytes of acknowledgements so far: kills follow the work, not the clock of a busy machine."""
    paths = [writer.acknowledged for writer in writers]
    return sum(path.stat().st_size for path in paths if path.exists())


def _start(writer: Writer) -> multiprocessing.process.BaseProcess:
    process = _context().Process(target=write, args=(writer,))
    process.start()
    return process


def _context() -> ForkContext | SpawnContext:
    """Forking starts a writer at once; Windows cannot."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("fork")


def main() -> None:
    """The supervisor's own process: no connection is open when it forks."""
    import django

    django.setup()
    import tests.journal.builder  # noqa: F401 loaded once, before the forks

    plan = json.loads(Path(sys.argv[1]).read_text())
    writers = [
        Writer(**{**item, "cells": [tuple(cell) for cell in item["cells"]]})
        for item in plan["writers"]
    ]
    print(supervise(writers, plan["seed"]))


if __name__ == "__main__":
    main()
