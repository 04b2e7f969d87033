"""The ledger's two tables: the chain, and the erasable personal texts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    BigInteger = models.BigIntegerField[int, int]
else:  # Django's fields take no parameters at run time
    BigInteger = models.BigIntegerField


class RowNumber(BigInteger):
    """A 64-bit key that is SQLite's own row number (no second index), never a sequence."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "parta.ledger.models.RowNumber", args, kwargs


class LedgerEntry(models.Model):
    """One entry of the append-only chain; ``text`` is what is hashed, the rest finds it again."""

    seq = RowNumber(primary_key=True)
    at = models.BigIntegerField()
    account = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20)
    page = models.BigIntegerField()
    person = models.BigIntegerField()
    text = models.TextField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["page", "person"], name="ledger_page_person")]


class LedgerText(models.Model):
    """A personal text that an entry holds as a salted hash, so that it can be erased.

    ``part`` is the key within the entry's new values, or ``reason``. After an erasure the text
    and salt are empty and ``act`` names the act.
    """

    entry = models.BigIntegerField()
    part = models.CharField(max_length=12)
    salt = models.BinaryField(max_length=16)
    text = models.TextField(blank=True)
    act = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="ledger_text_once"),
        ]
