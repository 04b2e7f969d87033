"""The ledger's format: how one entry is spelled and hashed. Spelled out in docs/rules/ledger.md.

Pure: an independent script can do the same with nothing but SHA-256 and JSON.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final, NamedTuple

FORMAT: Final = 1
GENESIS: Final = bytes(32)
# Two kinds of entries that no table stands behind.
RESTORED: Final = "restore"  # opens an epoch: the school was restored from a copy
ERASURE: Final = "erasure"  # personal texts were erased by an act
FIELDS: Final = (
    "format", "seq", "epoch", "at", "account", "role", "origin", "operation", "device_at",
    "waited", "kind", "row", "page", "person", "old", "new", "reason",
)  # fmt: skip

ENTRY, OFFLINE, IMPORT, DEMO, RESTORE, UNDO = "e", "o", "i", "d", "r", "u"
ORIGINS: Final = (ENTRY, OFFLINE, IMPORT, DEMO, RESTORE, UNDO)
UNJUDGED: Final = frozenset({IMPORT, RESTORE})  # deadlines and activity skip these
REPLAYED: Final = UNJUDGED | {DEMO}  # their moments may be long past: no daily anchor by them

ADMINISTRATOR, HEAD, DEPUTY, HOMEROOM, TEACHER = "A", "H", "D", "K", "T"
SECRETARY, SOCIAL, ACCOUNTANT, STUDENT, GUARDIAN, PROGRAM = "C", "W", "B", "S", "G", "P"

Values = dict[str, Any]

_NO = type(None)
# The types that an entry's values may have, place by place: all that a text is checked against.
SHAPES: Final = frozenset(
    (int, int, int, int, account, str, str, operation, int, int, str, int, int, int, old, new, str)
    for account, operation, old, new in product((int, _NO), (str, _NO), (dict, _NO), (dict, _NO))
)
_read = json.JSONDecoder().raw_decode
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which role, and when: the explicit ``by`` of every action.

    ``at`` is the server's aware UTC time; ``device_at`` what the device claims, ``waited`` the
    seconds an entry waited for a connection. ``person`` is the account's person.
    """

    at: datetime
    role: str = PROGRAM
    account: int | None = None
    person: int | None = None
    origin: str = ENTRY
    operation: str | None = None
    device_at: datetime | None = None
    waited: int | None = None

    def when(self, at: datetime) -> Actor:
        """The same actor at another moment."""
        return replace(self, at=at)

    def acting(self, role: str) -> Actor:
        """The same person in another of their roles."""
        return replace(self, role=role)


class Entry(NamedTuple):
    """One entry, field by field in the order of ``FIELDS`` (the format's own number aside).

    ``operation`` is the short spelling of the client's id (``short_id``).
    """

    seq: int
    epoch: int
    at: int
    account: int | None
    role: str
    origin: str
    operation: str | None
    device_at: int | None
    waited: int | None
    kind: str
    row: int
    page: int
    person: int
    old: Values | None
    new: Values | None
    reason: str = ""

    def text(self) -> str:
        """The exact text that is stored and hashed: a JSON array without spaces."""
        values = [
            FORMAT, self.seq, self.epoch, self.at, self.account, self.role, self.origin,
            self.operation, self.device_at or 0, self.waited or 0, self.kind, self.row, self.page,
            self.person, self.old, self.new, self.reason,
        ]  # fmt: skip
        return _write(values)


def parse(text: str) -> Entry:
    """The entry of a stored text; raises ``ValueError`` on anything else."""
    try:
        values, end = _read(text)
    except RecursionError as error:
        raise ValueError("brackets without end") from error
    if end != len(text) or not isinstance(values, list) or len(values) != len(FIELDS):
        raise ValueError("not an entry of the ledger")
    if values[0] != FORMAT:
        raise ValueError(f"unknown format of an entry: {values[0]!r}")
    if tuple(map(type, values)) not in SHAPES:
        raise ValueError("a value of an entry is of a wrong type")
    values[8], values[9] = values[8] or None, values[9] or None
    return Entry._make(values[1:])


@dataclass(frozen=True, slots=True)
class Anchor:
    """The chain's head as it was at ``at`` (aware, UTC)."""

    at: datetime
    epoch: int
    seq: int
    hash: bytes

    def line(self) -> str:
        """As it stands in the file, without the line's end."""
        moment = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f"{moment} {self.epoch} {self.seq} {self.hash.hex()}"


def anchor_of(line: str) -> Anchor:
    """The anchor of a line; raises ``ValueError`` on anything else."""
    at, epoch, seq, digest = line.split()
    found = Anchor(datetime.fromisoformat(at), int(epoch), int(seq), bytes.fromhex(digest))
    if len(found.hash) != 32 or found.at.tzinfo is None:
        raise ValueError(f"not an anchor: {line!r}")
    return found


def chain(previous: bytes, text: str) -> bytes:
    """The hash of an entry: SHA-256 over the previous hash (32 bytes) and the text in UTF-8."""
    return hashlib.sha256(previous + text.encode()).digest()


def short_id(operation: str | None) -> str | None:
    """An operation's id in the text: 22 characters of base64url for 32 hexadecimal digits.

    The ledger of a town holds a million of them; anything else stands as it is.
    """
    try:
        digits = bytes.fromhex(operation or "")
    except ValueError:
        return operation
    if len(digits) != 16:
        return operation
    return base64.urlsafe_b64encode(digits).decode().rstrip("=")


def seal(salt: bytes, text: str) -> str:
    """How a personal text stands in an entry: ``#`` and SHA-256 over salt and text, base64url."""
    digest = hashlib.sha256(salt + text.encode()).digest()
    return "#" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def is_sealed(value: object) -> bool:
    """True for the hash of a personal text."""
    return isinstance(value, str) and len(value) == 44 and value.startswith("#")


def folded(state: Values | None, entry: Entry) -> Values | None:
    """The state of a row after ``entry``: None when the row is gone.

    An empty value (None or "") is the same as none, so a row needs only say what it holds.
    """
    if entry.new is None:
        return None
    merged = {**(state or {}), **entry.new}
    return {key: value for key, value in merged.items() if value is not None and value != ""}
