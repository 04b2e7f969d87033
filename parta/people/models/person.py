"""Persons, and what makes one a member of the staff or a student."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Dated, in_order, one_of


class Sex(models.TextChoices):
    """As the card has it; unknown is allowed."""

    FEMALE = "f", _("female")
    MALE = "m", _("male")
    UNKNOWN = "", _("not given")


class Person(models.Model):
    """One human being, in however many roles. The patronymic may be empty (Kazakh names)."""

    family_name = models.CharField(max_length=80)
    given_name = models.CharField(max_length=80)
    patronymic = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=250, db_index=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    birth_date = models.DateField(null=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(family_name="") & ~models.Q(given_name=""), name="person_named"
            ),
            one_of("sex", Sex, "person_sex"),
        ]


class Order(models.Model):
    """A head's order (приказ). ``expected`` ones have a date of the event but no number yet."""

    number = models.CharField(max_length=40, blank=True)
    day = models.DateField()
    subject = models.CharField(max_length=200, blank=True)
    expected = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expected=True) | ~models.Q(number=""), name="order_numbered"
            ),
            models.UniqueConstraint(
                fields=["number", "day"],
                condition=models.Q(expected=False),
                name="order_once",
            ),
        ]


class Staff(Dated):
    """A person's employment, by order; it ends, it is not deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    position = models.CharField(max_length=120, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")
    order_out = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [in_order("staff_in_order")]


class StaffAbsenceReason(models.TextChoices):
    """Choices of ``StaffAbsence.reason``."""

    ILLNESS = "illness", _("illness")
    COURSES = "courses", _("courses")
    LEAVE = "leave", _("leave")
    TRIP = "trip", _("business trip")
    OTHER = "other", _("other")


class StaffAbsence(Dated):
    """An employee is away by order or note: illness, courses, leave, a trip."""

    Reason = StaffAbsenceReason

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=10, choices=StaffAbsenceReason.choices)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            in_order("staff_absence_in_order"),
            one_of("reason", StaffAbsenceReason, "staff_absence_reason"),
        ]


class StudentKind(models.TextChoices):
    """Choices of ``Student.kind``."""

    REGULAR = "regular", _("regular")
    EXTERN = "extern", _("extern (attestation only)")


class Student(models.Model):
    """A person on the school's rolls, past or present; never deleted."""

    Kind = StudentKind

    person = models.OneToOneField(Person, models.PROTECT, related_name="student")
    file_number = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=8, choices=StudentKind.choices, default=StudentKind.REGULAR)

    class Meta:
        constraints = [one_of("kind", StudentKind, "student_kind")]


class ConsentKind(models.TextChoices):
    """Choices of ``Consent.kind``."""

    DATA = "data", _("processing of personal data")
    PHOTO = "photo", _("photographs on the site")
    DELIVERY = "delivery", _("delivery by e-mail or SMS")
    INFORMING = "informing", _("application to be informed")
    REFUSAL = "refusal", _("refusal to be informed")


class Consent(models.Model):
    """A signed paper about a student's data: one purpose, one consent (152-ФЗ)."""

    Kind = ConsentKind

    student = models.ForeignKey(Student, models.PROTECT, related_name="consents")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ConsentKind.choices)
    form = models.CharField(max_length=40, blank=True)
    signed = models.DateField()
    withdrawn = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student", "signer", "kind", "signed"], name="consent_once"
            ),
            one_of("kind", ConsentKind, "consent_kind"),
        ]
