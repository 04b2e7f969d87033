"""Writing with a trace: a row and its entry, always together, always under the write lock."""

from parta.ledger.actions.anchoring import append_anchor
from parta.ledger.actions.events import note, open_epoch
from parta.ledger.actions.heads import Head, head
from parta.ledger.actions.rows import change, change_many, create, create_many, remove

__all__ = [
    "Head",
    "append_anchor",
    "change",
    "change_many",
    "create",
    "create_many",
    "head",
    "note",
    "open_epoch",
    "remove",
]
