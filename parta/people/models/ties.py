"""Dated roles, and the ties between guardians and students."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parta.lib.fields import Dated, in_order, one_of
from parta.people.models.person import Order, Person, Student


class RoleKind(models.TextChoices):
    """Choices of ``Role.kind``."""

    ADMINISTRATOR = "A", _("administrator")
    HEAD = "H", _("head")
    DEPUTY = "D", _("deputy head")
    SECRETARY = "C", _("secretary")
    SOCIAL = "W", _("social worker")
    ACCOUNTANT = "B", _("accountant")


class Role(Dated):
    """A role by appointment; ``acting`` is «и.о.» from–to.

    Teacher, class teacher, student and guardian are no rows here: they follow from the load, the
    class, the enrolment and the guardianship of the day.
    """

    Kind = RoleKind

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=1, choices=RoleKind.choices)
    acting = models.BooleanField(default=False)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [in_order("role_in_order"), one_of("kind", RoleKind, "role_kind")]


class GuardianshipRelation(models.TextChoices):
    """Choices of ``Guardianship.relation``."""

    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    TRUSTEE = "trustee", _("trustee or custodian")
    OTHER = "other", _("other representative")


class Guardianship(Dated):
    """A guardian's tie to one student, with the grounds of their rights.

    ``restricted`` («ограничен решением суда») ends access at once and keeps the row. Two
    families of one child are several rows; a guardian of several children likewise.
    """

    Relation = GuardianshipRelation

    guardian = models.ForeignKey(Person, models.PROTECT, related_name="wards")
    student = models.ForeignKey(Student, models.PROTECT, related_name="guardians")
    relation = models.CharField(max_length=8, choices=GuardianshipRelation.choices)
    grounds = models.CharField(max_length=200, blank=True)
    restricted = models.BooleanField(default=False)
    restriction = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            in_order("guardianship_in_order"),
            one_of("relation", GuardianshipRelation, "guardianship_relation"),
        ]
