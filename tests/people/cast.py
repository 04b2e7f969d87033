"""People for the tests of accounts: each with an own account and a password."""

from __future__ import annotations

from parta.ledger.rules import ADMINISTRATOR, Actor
from parta.lib.names import sort_key
from parta.people.actions import accounts
from parta.people.models import Person
from tests.journal.builder import NOW

PASSWORD = "зелёная парта у окна"
BY = Actor(at=NOW, role=ADMINISTRATOR)


def person(name: str = "Шульц Вера Ивановна") -> Person:
    """A person of «Фамилия Имя [Отчество]»."""
    parts = [*name.split(), ""][:3]
    return Person.objects.create(
        family_name=parts[0], given_name=parts[1], patronymic=parts[2], sort_key=sort_key(*parts)
    )


def account(login: str = "schulz.v", *, who: Person | None = None, password: str = PASSWORD) -> int:
    """An account with a password, whose owner has accepted the rules."""
    made = accounts.create_account(BY, (who or person()).pk, login)
    if password:
        accounts.set_password(BY, made, password)
        accounts.accept_rules(BY, made)
    return made
