"""Operations of the journal page: each applied exactly once, whatever the connection does.

The protocol is spelled out in docs/rules/operations.md.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from parta.journal.access import Looker
from parta.journal.actions.handlers import HANDLERS, Asked
from parta.journal.models import Operation
from parta.ledger.queries import author_of
from parta.ledger.rules import OFFLINE, UNDO, Actor
from parta.lib.errors import BadInput, Conflict, Refused
from parta.lib.memory import forget, remembering
from parta.lib.writing import action
from parta.people.models import Account, Device

PROTOCOLS = frozenset({1})
MOST = 500
CELLS = frozenset({"mark", "absence"})  # these change nothing that a batch remembers
LATE_SECONDS = 120

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the viewer with rights, the actor for the ledger, the browser's own id."""

    viewer: Looker
    by: Actor
    device: uuid.UUID
    label: str = ""

    @property
    def account(self) -> int:
        """The account that sends; the program itself sends no operations."""
        if self.by.account is None:
            raise BadInput(_("Operations need an account."))
        return self.by.account


@action
def apply(sender: Sender, bodies: Sequence[dict[str, Any]]) -> list[Answer]:
    """Apply operations in their order; one answer each, in the same order.

    Refused and conflicting ones answer so and stop nothing. One transaction: when it returns,
    all of it is on the disk. Raises ``BadInput`` when the request is no list of operations.
    """
    if len(bodies) > MOST:
        raise BadInput(_("Too many operations in one request."))
    names = [_name(body) for body in bodies]
    with remembering():
        batch = Batch(sender, _device(sender), _known(names), _waiting(sender))
        answers = [batch.answer(name, body) for name, body in zip(names, bodies, strict=True)]
        batch.write()
    return answers


def _known(names: Iterable[uuid.UUID]) -> dict[uuid.UUID, Operation]:
    return {row.name: row for row in Operation.objects.filter(name__in=list(names))}


def _waiting(sender: Sender) -> list[Operation]:
    rows = Operation.objects.filter(account_id=sender.account, outcome="held")
    return list(rows.order_by("device_id", "number"))


def _name(body: dict[str, Any]) -> uuid.UUID:
    try:
        return uuid.UUID(str(body["id"]))
    except (KeyError, ValueError, TypeError) as error:
        raise BadInput(_("An operation without an id of its own.")) from error


def _device(sender: Sender) -> Device:
    row, _created = Device.objects.get_or_create(
        account_id=sender.account,
        name=sender.device,
        defaults={"label": sender.label[:120], "first_seen": sender.by.at},
    )
    if row.ended is not None:
        raise Refused(_("This device was signed off: its entries are not accepted."), code="device")
    return row


@dataclass
class Batch:
    """The operations of one request: what is known already, what waits, what is new."""

    sender: Sender
    device: Device
    known: dict[uuid.UUID, Operation]
    waiting: list[Operation]
    fresh: list[Operation] = field(default_factory=list)
    woken: list[Operation] = field(default_factory=list)

    def __post_init__(self) -> None:
        # One object for each row: who waits and is carried out must be seen as carried out.
        self.known |= {row.name: row for row in self.waiting}

    def answer(self, name: uuid.UUID, body: dict[str, Any]) -> Answer:
        """The answer to one operation: the stored one, or what carrying it out gives."""
        row = self.known.get(name) or self._first_time(name, body)
        if row.account_id != self.sender.account:
            return {"id": str(name), "outcome": "refused", "code": "foreign"}
        return {"id": str(name), **row.answer}

    def write(self) -> None:
        """Keep the new operations and those that waited for them."""
        new = {row.name for row in self.fresh}
        Operation.objects.bulk_create(self.fresh)
        for row in self.woken:
            if row.name not in new:
                row.save()

    def _first_time(self, name: uuid.UUID, body: dict[str, Any]) -> Operation:
        row = Operation(
            name=name,
            account_id=self.sender.account,
            device=self.device,
            number=_whole(body.get("n")),
            protocol=_whole(body.get("v")) % 1000,
            kind=str(body.get("kind", ""))[:20],
            body=body,
            received=self.sender.by.at,
        )
        self.known[name] = row
        self.fresh.append(row)
        self._settle(row)
        self._wake(row)
        return row

    def _settle(self, row: Operation) -> None:
        """Judge and carry out one operation; the outcome goes into ``row``."""
        try:
            earlier = _named_earlier(row.body)
            if earlier is not None and not self._is_settled(earlier):
                self._hold(row, earlier)
                return
            state = self._carry_out(row)
        except Conflict as error:
            row.outcome = "conflict"
            row.answer = {"message": str(error), "now": {**error.now, **_who(error.now["entry"])}}
        except Refused as error:
            row.outcome = "refused"
            row.answer = {"message": str(error), "code": error.code, "clause": error.clause}
        else:
            row.outcome, row.entry = "done", state.get("entry", 0)
            row.answer, row.body = state, {}
        row.waits_for = None
        row.answer = {**row.answer, "outcome": row.outcome}

    def _is_settled(self, name: uuid.UUID) -> bool:
        """True when an operation has come and does not itself wait for another."""
        earlier = self._find(name)
        return earlier is not None and earlier.outcome != "held"

    def _hold(self, row: Operation, earlier: uuid.UUID) -> None:
        row.outcome, row.waits_for = "held", earlier
        row.answer = {"outcome": "held"}
        self.waiting.append(row)

    def _wake(self, settled: Operation) -> None:
        """Carry out what waited for this operation, in the device's order."""
        if settled.outcome == "held":
            return
        ready = [row for row in self.waiting if row.waits_for == settled.name]
        self.waiting = [row for row in self.waiting if row.waits_for != settled.name]
        for row in sorted(ready, key=lambda row: row.number):
            self.woken.append(row)
            self._settle(row)
            self._wake(row)

    def _carry_out(self, row: Operation) -> Answer:
        handler = HANDLERS.get(row.kind)
        if handler is None or row.protocol not in PROTOCOLS:
            raise BadInput(_("This browser speaks an unknown version; reload the page."))
        seen = self._seen(row.body)
        state = handler(Asked(self.sender.viewer, _actor(self.sender.by, row), row.body, seen))
        if row.kind not in CELLS:
            forget()
        return state

    def _seen(self, body: dict[str, Any]) -> int | None:
        """The ledger entry that the sender looked at, followed through own earlier operations.

        When the earlier one was refused, its sender saw what that one saw: so a chain of entries
        typed over a conflict is a conflict too, and 5 → 4 → 3 is none.
        """
        saw = body.get("saw")
        for _hop in range(MOST):
            if not isinstance(saw, dict):
                return saw if isinstance(saw, int) else None
            earlier = self._find(_reference(saw))
            if earlier is None or earlier.account_id != self.sender.account:
                raise BadInput(_("The operation names an earlier one that is not its sender's."))
            if earlier.outcome == "done":
                return earlier.entry
            saw = earlier.body.get("saw")
        return None

    def _find(self, name: uuid.UUID) -> Operation | None:
        if name not in self.known:
            self.known.update(_known([name]))
        return self.known.get(name)


def _who(entry: int) -> Answer:
    """Who wrote a ledger entry and when, for the one whose entry met it."""
    found = author_of(entry)
    if found is None or found[0] is None:
        return {}
    person = Account.objects.filter(pk=found[0]).values_list(
        "person__family_name", "person__given_name", "person__patronymic"
    )
    return {"who": " ".join(part for part in person.first() or () if part), "at": found[1]}


def _actor(by: Actor, row: Operation) -> Actor:
    """The actor with what the device claims; an entry that waited is of origin «offline»."""
    waited = _whole(row.body.get("waited"))
    claimed = _moment(row.body.get("at"))
    origin = OFFLINE if waited > LATE_SECONDS else UNDO if row.body.get("undo") else by.origin
    return replace(
        by,
        origin=origin,
        operation=_short(row.name),
        device_at=claimed if origin == OFFLINE else None,
        waited=waited if origin == OFFLINE else None,
    )


def _short(name: uuid.UUID) -> str:
    """An operation's id as the ledger has it: 32 hexadecimal digits."""
    return name.hex


def _named_earlier(body: dict[str, Any]) -> uuid.UUID | None:
    saw = body.get("saw")
    return _reference(saw) if isinstance(saw, dict) else None


def _reference(saw: dict[str, Any]) -> uuid.UUID:
    try:
        return uuid.UUID(str(saw["op"]))
    except (KeyError, ValueError) as error:
        raise BadInput(_("An operation without an id of its own.")) from error


def _whole(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 2**53 else 0


def _moment(value: object) -> datetime | None:
    """The device's clock in milliseconds; nonsense (a clock off by ages) is kept out."""
    if not isinstance(value, int) or not 0 <= value < 253_402_300_000_000:
        return None
    return datetime.fromtimestamp(value / 1000, UTC)
