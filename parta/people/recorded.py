"""How the people's tables stand in the ledger: names and contacts only as salted hashes."""

from __future__ import annotations

from parta.ledger.recorded import Occurrence, Recorded
from parta.people.models import (
    Account,
    Consent,
    Guardianship,
    Order,
    Person,
    Role,
    Staff,
    StaffAbsence,
    Student,
)

DATES = {"f": "first", "l": "last"}


def name_of(person: int) -> str:
    """«Фамилия Имя» of a person's id, or the bare number when the row is gone."""
    row = Person.objects.filter(pk=person).values_list("family_name", "given_name").first()
    return " ".join(row) if row else f"№{person}"


def student_name(student: int) -> str:
    """«Фамилия Имя» of a student's id."""
    row = Student.objects.filter(pk=student).values_list("person_id", flat=True).first()
    return name_of(row) if row else f"№{student}"


def _about_person(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {name_of(occurrence.person)}"


def _about_student(occurrence: Occurrence) -> str:
    return f"{occurrence.kind}: {student_name(occurrence.person)}"


PERSON = Recorded(
    "person",
    Person,
    {"s": "sex"},
    {
        "fn": "family_name",
        "gn": "given_name",
        "pn": "patronymic",
        "b": "birth_date",
        "ph": "phone",
        "em": "email",
        "ad": "address",
    },
    person="pk",
    words=_about_person,
)
ORDER = Recorded("order", Order, {"n": "number", "d": "day", "e": "expected"}, {"t": "subject"})
STAFF = Recorded(
    "staff",
    Staff,
    {"p": "person_id", **DATES, "o": "order_id", "oo": "order_out_id", "t": "position"},
    person="person_id",
    words=_about_person,
)
STAFF_ABSENCE = Recorded(
    "staffabsence",
    StaffAbsence,
    {"p": "person_id", **DATES, "r": "reason", "o": "order_id"},
    {"n": "note"},
    person="person_id",
    words=_about_person,
)
STUDENT = Recorded(
    "student",
    Student,
    {"p": "person_id", "k": "kind"},
    {"n": "file_number"},
    person="pk",
    words=_about_student,
)
CONSENT = Recorded(
    "consent",
    Consent,
    {
        "s": "student_id",
        "w": "signer_id",
        "k": "kind",
        "f": "form",
        "d": "signed",
        "x": "withdrawn",
    },
    person="student_id",
    words=_about_student,
)
ROLE = Recorded(
    "role",
    Role,
    {"p": "person_id", "k": "kind", "a": "acting", **DATES, "o": "order_id"},
    person="person_id",
    words=_about_person,
)
GUARDIANSHIP = Recorded(
    "guardian",
    Guardianship,
    {"g": "guardian_id", "s": "student_id", "r": "relation", **DATES, "x": "restricted"},
    {"b": "grounds", "c": "restriction"},
    person="student_id",
    words=_about_student,
)
ACCOUNT = Recorded(
    "account",
    Account,
    {"p": "person_id", "x": "blocked", "m": "must_change", "a": "rules_accepted"},
    {"n": "login"},
    person="person_id",
    words=_about_person,
)

RECORDED = [
    PERSON, ORDER, STAFF, STAFF_ABSENCE, STUDENT, CONSENT, ROLE, GUARDIANSHIP, ACCOUNT,
]  # fmt: skip
EXEMPT = {
    "Session": "a browser's sign-in; it ends by itself and decides nothing",
    "SignInFailure": "the throttle's memory",
    "Device": "a browser's name; its operations are recorded",
    "View": "a count of readings, written in batches",
}
