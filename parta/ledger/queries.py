"""Reading the ledger: who wrote an entry, and the history of a page or cell."""

from __future__ import annotations

from collections.abc import Iterable

from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import Entry, parse
from parta.lib.writing import settle


def author_of(seq: int) -> tuple[int | None, int] | None:
    """(account, milliseconds since 1970 UTC) of an entry; None when there is no such entry."""
    settle()
    return LedgerEntry.objects.filter(pk=seq).values_list("account", "at").first()


def history(page: int, person: int | None = None, kinds: Iterable[str] = ()) -> list[Entry]:
    """Entries of a page (and of one person on it) in their order; ``kinds`` narrows them."""
    settle()
    rows = LedgerEntry.objects.filter(page=page)
    if person is not None:
        rows = rows.filter(person=person)
    if wanted := list(kinds):
        rows = rows.filter(kind__in=wanted)
    return [parse(text) for text in rows.order_by("seq").values_list("text", flat=True)]


def texts(entries: Iterable[int]) -> dict[tuple[int, str], str]:
    """The personal texts of some entries by (entry, part); erased ones are empty."""
    settle()
    rows = LedgerText.objects.filter(entry__in=list(entries))
    return {(row.entry, row.part): row.text for row in rows}
