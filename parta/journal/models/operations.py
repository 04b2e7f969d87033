"""What browsers sent: each operation once, with its outcome and answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import one_of
from parta.people.models import Account, Device


class OperationOutcome(models.TextChoices):
    """Choices of ``Operation.outcome``."""

    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    CONFLICT = "conflict", _("conflict")
    HELD = "held", _("waits for an earlier one")


class Operation(models.Model):
    """One operation of the journal page, kept so that a retry gets the same answer.

    ``name`` is the id made by the client, ``number`` its running number on the device (it shows
    gaps, it does not decide). ``held`` ones wait for an earlier operation that they
    name (``waits_for``). Refused and conflicting ones leave no ledger entry but stay visible to
    the sender and the deputy, with ``body``, what was asked for.
    """

    Outcome = OperationOutcome

    name = models.UUIDField(unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, related_name="operations")
    number = models.BigIntegerField()
    protocol = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    body = models.JSONField(default=dict)
    outcome = models.CharField(max_length=8, choices=OperationOutcome.choices)
    answer = models.JSONField(default=dict)
    entry = models.BigIntegerField(default=0)
    waits_for = models.UUIDField(null=True)
    received = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["device", "number"], name="operation_number"),
            models.Index(
                fields=["waits_for"],
                condition=models.Q(outcome="held"),
                name="operation_held",
            ),
            models.Index(
                fields=["account"],
                condition=models.Q(outcome__in=["refused", "conflict"]),
                name="operation_refused",
            ),
        ]
        constraints = [
            one_of("outcome", OperationOutcome, "operation_outcome"),
        ]


class Outage(models.Model):
    """A time without connection on record: entries that waited through it are accepted."""

    began = models.DateTimeField()
    ended = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(began__lte=models.F("ended")), name="outage_in_order"
            ),
        ]
