"""Who reads in the stories: a mother, a student, the deputy. ``python -m tests.flows.family HOME``.

Added to the school of the stories; all people are invented.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.flows.school import NOW, PASSWORD

DANA, ZHANAR, ARTEM = "Абдрахманова", "Алиева", "Белов"


def add() -> None:
    """Accounts and ties in a school that is already made."""
    from parta.ledger import actions as ledger
    from parta.ledger.rules import Actor
    from parta.lib.names import sort_key
    from parta.lib.writing import writing
    from parta.people.models import Guardianship, Person, Role, Student
    from parta.people.recorded import GUARDIANSHIP, PERSON, ROLE

    by = Actor(at=NOW)
    first = NOW.date().replace(month=9, day=1)
    children = {row.person.family_name: row for row in Student.objects.select_related("person")}
    with writing():
        people: dict[str, Any] = {"dana": children[DANA].person, "artem": children[ARTEM].person}
        for login, *name in (
            ("mother", "Абдрахманова", "Гаухар"), ("deputy", "Лысенко", "Ольга", "Ивановна"),
        ):  # fmt: skip
            family, given, patronymic = [*name, ""][:3]
            people[login] = ledger.create(by, PERSON, Person(
                family_name=family, given_name=given, patronymic=patronymic,
                sort_key=sort_key(*name),
            ))  # fmt: skip
        for child in (DANA, ZHANAR):
            ledger.create(by, GUARDIANSHIP, Guardianship(
                guardian=people["mother"], student=children[child], relation="mother", first=first
            ))  # fmt: skip
        ledger.create(by, ROLE, Role(person=people["deputy"], kind="D", first=first))
    for login, person in people.items():
        _account(by, person, login)


def _account(by: Any, person: Any, login: str) -> None:
    from parta.people.actions import accounts

    account = accounts.create_account(by, person.pk, login)
    accounts.set_password(by, account, PASSWORD)
    accounts.accept_rules(by, account)


def main(home: Path) -> None:
    """Add them to the school in ``home``."""
    os.environ["PARTA_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "parta.config.settings"
    import django

    django.setup()
    add()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
