"""Persons: entered once, whatever they become in the school."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from parta.ledger.actions import create
from parta.ledger.rules import Actor
from parta.lib.alphabets import Alphabet
from parta.lib.errors import BadInput
from parta.lib.names import sort_key, tidy
from parta.lib.writing import action
from parta.people.models import Person
from parta.people.recorded import PERSON


@action
def enter_person(
    by: Actor,
    family: str,
    given: str,
    patronymic: str = "",
    *,
    sex: str = "",
    birth_date: date | None = None,
    alphabet: Alphabet = "ru",
) -> int:
    """Enter a human being; returns the person's id. The patronymic may be empty.

    ``alphabet`` is that of the school's lists.
    """
    names = tidy(family), tidy(given), tidy(patronymic)
    if not (names[0] and names[1]):
        raise BadInput(_("Give the family name and the given name."))
    row = Person(
        family_name=names[0],
        given_name=names[1],
        patronymic=names[2],
        sort_key=sort_key(*names, alphabet=alphabet),
        sex=sex,
        birth_date=birth_date,
    )
    return create(by, PERSON, row).pk
