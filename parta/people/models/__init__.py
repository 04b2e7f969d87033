"""People, their accounts and the roles and ties that give them rights."""

from parta.people.models.account import Account, Device, Session, SignInFailure, View
from parta.people.models.person import Consent, Order, Person, Staff, StaffAbsence, Student
from parta.people.models.ties import Guardianship, Role

__all__ = [
    "Account",
    "Consent",
    "Device",
    "Guardianship",
    "Order",
    "Person",
    "Role",
    "Session",
    "SignInFailure",
    "Staff",
    "StaffAbsence",
    "Student",
    "View",
]
