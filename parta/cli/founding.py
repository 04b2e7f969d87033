"""Founding a school: its first rows, all in one step, and the first administrator's slip."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parta.cli.words import _
from parta.lib.alphabets import Alphabet
from parta.lib.clock import local_date
from parta.lib.errors import BadInput
from parta.lib.names import NameParts, full_name, split_full_name

ADDRESS: Final = "http://127.0.0.1:8000/"
ZONE: Final = "Asia/Barnaul"


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that founding a school needs; the login is empty where one shall be made of the name.

    ``year`` is the first year of the school year to open, ``address`` what the slip names.
    """

    name: str
    short_name: str
    zone: str
    language: Alphabet
    year: int
    admin: NameParts
    login: str
    address: str


@dataclass(frozen=True, slots=True)
class Founded:
    """What the first administrator needs to come in; the code is known here and never again."""

    login: str
    code: str
    path: Path


def known_zone(zone: str) -> str:
    """The zone's name if there is such a one; else ``BadInput``."""
    try:
        return ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(_("There is no time zone «%s».") % zone) from error


def person(text: str) -> NameParts:
    """«Фамилия Имя Отчество», the patronymic optional."""
    parts = split_full_name(text)
    if not (parts.family and parts.given):
        raise BadInput(_("Write the family name, the given name and the patronymic if any."))
    return parts


def school_year(text: str) -> int:
    """The first year of «2026/2027» (or «2026-2027», or «2026»)."""
    found = re.fullmatch(r"(20\d\d)(?:\s*[/–-]\s*(20\d\d))?", text.strip())
    if not found or (found[2] and int(found[2]) != int(found[1]) + 1):
        raise BadInput(_("«%s» is no school year; write 2026/2027.") % text)
    return int(found[1])


def present_year(at: datetime, zone: str) -> str:
    """The school year of a moment, in summer the coming one, as «2026/2027»."""
    from parta.school.rules.default_calendar import year_of

    first = year_of(local_date(at, zone))
    return f"{first}/{first + 1}"


def found(beginning: Beginning, at: datetime) -> Founded:
    """Found the school in one step: all of it stands afterwards, its slip too, or nothing."""
    from parta.lib.writing import writing

    with writing():
        _found_school(beginning, at)
        login, code = _add_administrator(beginning, at)
        return Founded(login, code, _write_slip(beginning, login, code))


def _found_school(beginning: Beginning, at: datetime) -> None:
    from parta.journal.actions.directories import add_default_types
    from parta.ledger.rules import Actor
    from parta.school.actions import Calendar, found_school, open_year
    from parta.school.rules.default_calendar import default_calendar

    by, usual = Actor(at=at), default_calendar(beginning.year, beginning.language)
    found_school(
        by=by,
        name=beginning.name,
        short_name=beginning.short_name,
        zone=beginning.zone,
        language=beginning.language,
    )
    open_year(by=by, calendar=Calendar(usual.name, usual.first, usual.last, dict(usual.schemes)))
    add_default_types(by=by)


def _add_administrator(beginning: Beginning, at: datetime) -> tuple[str, str]:
    """The first person and their office from that day on; (login, one-time code)."""
    from parta.ledger.rules import ADMINISTRATOR, Actor
    from parta.people.actions.accounts import create_account, issue_slip
    from parta.people.actions.appointments import appoint
    from parta.people.actions.persons import enter_person
    from parta.people.rules.logins import suggested, tidy

    by, name = Actor(at=at), beginning.admin
    login = tidy(beginning.login) or suggested(name.family, name.given, ())
    who = enter_person(by, *name, alphabet=beginning.language)
    account = create_account(by, who, login)
    appoint(by, who, ADMINISTRATOR, first=local_date(at, beginning.zone))
    return login, issue_slip(by, account)


def _write_slip(beginning: Beginning, login: str, code: str) -> Path:
    from django.utils import translation

    from parta.cli import slips
    from parta.papers.slips import Slip

    with translation.override(beginning.language):
        role = translation.gettext("administrator")
    return slips.write(
        f"administrator-{login}",
        [Slip(full_name(*beginning.admin), role, login, code)],
        school=beginning.short_name or beginning.name,
        address=beginning.address,
        language=beginning.language,
    )
