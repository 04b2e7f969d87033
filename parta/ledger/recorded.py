"""How a table of any room enters the ledger: which fields in plain, which as a salted hash.

The ledger knows no room; each room declares its tables with this in its own ``recorded.py``.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from parta.ledger.rules import Values
from parta.lib.clock import milliseconds
from parta.lib.fields import column


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A row as verification meets it: where it hangs and what state the ledger or table shows."""

    kind: str
    row: int
    page: int
    person: int
    state: Values


def _plainly(occurrence: Occurrence) -> str:
    return f"{occurrence.kind} №{occurrence.row}"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded table.

    ``plain`` and ``private`` map the short key of an entry to the model's attribute; a private
    one enters as a salted hash. ``page`` and ``person`` name the attributes under which the
    entry is found again ("" = nowhere). ``created`` names an attribute that must equal the time
    of the row's first entry. ``words`` describes a row to a person.
    """

    kind: str
    model: type[Model]
    plain: Mapping[str, str]
    private: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    person: str = ""
    created: str = ""
    words: Callable[[Occurrence], str] = _plainly

    @property
    def keeps_entry(self) -> bool:
        """True when the row itself remembers the number of its last entry."""
        return hasattr(self.model, "entry")

    def place(self, row: Model) -> tuple[int, int]:
        """(page, person) of a row; 0 where it has none."""
        page = getattr(row, self.page) if self.page else 0
        return page or 0, (getattr(row, self.person) if self.person else 0) or 0

    def plain_state(self, row: Model) -> Values:
        """The row's recorded values that are not personal, empty ones left out."""
        return _filled({key: self._spelled(row, name) for key, name in self.plain.items()})

    def private_state(self, row: Model) -> dict[str, str]:
        """The row's personal texts by key, empty ones left out."""
        texts = {key: self._spelled(row, name) for key, name in self.private.items()}
        return {key: str(text) for key, text in texts.items() if text is not None and text != ""}

    def _spelled(self, row: Model, name: str) -> Any:
        """As the table will give it back: a row not yet read again may hold "3" for 3.00."""
        value = getattr(row, name)
        if value is None or name == "pk":
            return spell(value)
        return spell(column(self.model, name).to_python(value))

    def keys_of(self, names: set[str]) -> set[str]:
        """The entry keys of some attributes of the model."""
        both = {**self.plain, **self.private}
        return {key for key, name in both.items() if name in names}


def _filled(values: Values) -> Values:
    return {key: value for key, value in values.items() if value is not None and value != ""}


def spell(value: Any) -> Any:
    """A database value as JSON has it: dates in ISO 8601, moments in milliseconds UTC."""
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value
