"""docs/rules/operations.md: every worked example happens as it is written there."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from parta.journal.actions.operations import apply
from tests.journal.senders import Teachers

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "operations.md"
BLOCK = re.compile(r"```json (\w+)\n(.*?)```", re.DOTALL)
EXAMPLES = {
    part.partition("\n")[0].strip(): BLOCK.findall(part)
    for part in PAGE.read_text(encoding="utf-8").split("\n### ")[1:]
}


@dataclass
class Names:
    """What the names of the page stand for."""

    them: Teachers
    entries: dict[str, int] = field(default_factory=dict)

    def number(self, value: Any) -> Any:
        """The value of the page as the program has it."""
        if isinstance(value, dict):
            return {key: self.known(key, item) for key, item in value.items()}
        return self.entries.get(value, value)

    def known(self, key: str, value: Any) -> Any:
        if key in ("id", "op"):
            return str(uuid.uuid5(uuid.NAMESPACE_OID, str(value)))
        if key == "lesson":
            return self.them.lesson.id
        if key == "student":
            return self.them.students[value]
        return self.number(value)

    def agree(self, told: Any, written: Any) -> None:
        """What the program told has all that the page writes; a new entry's name is learned."""
        for key, value in written.items():
            if key == "now":
                self.agree(told["now"], value)
            elif key == "entry" and isinstance(value, str) and value not in self.entries:
                assert told["entry"] not in {0, *self.entries.values()}
                self.entries[value] = told["entry"]
            else:
                assert told[key] == self.known(key, value), key


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_happens_as_it_is_written(name: str) -> None:
    them = Teachers.make()
    names = Names(them)
    blocks = EXAMPLES[name]
    assert len(blocks) >= 2
    for (who, asked), (_answers, told) in zip(blocks[::2], blocks[1::2], strict=True):
        bodies = [{"v": 1, "n": 1, **names.number(body)} for body in json.loads(asked)]
        answers = apply(them.sender(who), bodies)
        for answer, written in zip(answers, json.loads(told), strict=True):
            names.agree(answer, written)


def test_the_page_has_the_promised_examples() -> None:
    assert len(EXAMPLES) == 7
