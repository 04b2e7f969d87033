"""People: who they are, what they are appointed to, who answers for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

FOREVER = date(9999, 12, 31)

Sex = Literal["m", "f"]
RoleKind = Literal["head", "deputy", "administrator"]
Relation = Literal["mother", "father", "trustee"]


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the head; an ``expected`` one has no number yet (S-12)."""

    key: str
    number: str
    day: date
    subject: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; ``patronymic`` is empty where the passport has none."""

    key: str
    family: str
    given: str
    patronymic: str
    sex: Sex
    born: date


@dataclass(frozen=True, slots=True)
class Employment:
    person: str
    position: str
    first: date
    last: date
    order: str


@dataclass(frozen=True, slots=True)
class StaffAbsence:
    """A teacher is away; ``order`` is empty while it is still to come."""

    person: str
    reason: Literal["illness", "courses", "leave", "trip"]
    first: date
    last: date
    order: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office by appointment; teacher and class teacher follow from load and ``Homeroom``."""

    person: str
    kind: RoleKind
    first: date
    last: date
    order: str


@dataclass(frozen=True, slots=True)
class Homeroom:
    school_class: str
    teacher: str
    first: date
    last: date
    order: str


@dataclass(frozen=True, slots=True)
class Student:
    """A student's own facts; ``bus`` comes from the next village by the school bus."""

    person: str
    file_number: str
    bus: bool


@dataclass(frozen=True, slots=True)
class GuardianLink:
    """Who answers for a child. ``household`` tells the families of one child apart (1, 2).

    ``restricted``: a court has restricted the rights (``restriction`` names its judgment); the
    link stays, the access does not.
    """

    guardian: str
    student: str
    relation: Relation
    grounds: str
    household: int = 1
    restricted: bool = False
    restriction: str = ""
