"""`parta status`: what stands here and what needs looking after."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from parta.cli import condition, exits, ground
from parta.cli.condition import Condition
from parta.cli.options import Commands, add_command, add_json
from parta.cli.words import _, pgettext


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "status",
        run,
        summary=_("say how the school's installation is"),
        about=_(
            "Database, school, present year, last entry, guards, migrations, free disk, last "
            "backup, and how much there is of what. Changes nothing."
        ),
        codes=exits.table(
            _("all is well"),
            _("something needs attention; it is named"),
            _("no school here, or a folder that can't be used"),
        ),
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Look and say."""
    ground.enter(create=False)
    ground.need_school()
    found = condition.condition()
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=_plain))
    else:
        _say(found)
    return exits.ATTENTION if found.attention else exits.FINE


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _say(found: Condition) -> None:
    rows = _rows(found)
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    for sentence in found.attention:
        print(f"! {sentence}")


def _rows(found: Condition) -> list[tuple[str, str]]:
    names = _counted()
    return [
        (pgettext("status", "school"), found.school + (_(" (invented)") if found.demo else "")),
        (pgettext("status", "school year"), found.year or pgettext("status", "none")),
        (pgettext("status", "folder"), found.home),
        (pgettext("status", "database"), f"{found.database}, {_size(found.database_bytes)}"),
        (pgettext("status", "free disk space"), _size(found.disk_free)),
        (pgettext("status", "last entry"), _moment(found.last_entry)),
        (pgettext("status", "last backup"), _moment(found.last_backup)),
        (pgettext("status", "guards"), _missing(found.guards_missing)),
        (pgettext("status", "migrations"), _missing(found.migrations_pending)),
        *((names[name], _number(count)) for name, count in found.counts.items()),
    ]


def _counted() -> dict[str, str]:
    return {
        "persons": pgettext("status", "persons"),
        "accounts": pgettext("status", "accounts"),
        "students": pgettext("status", "students"),
        "classes": pgettext("status", "classes"),
        "courses": pgettext("status", "journal pages"),
        "lessons": pgettext("status", "lessons"),
        "marks": pgettext("status", "marks"),
        "absences": pgettext("status", "absences"),
        "ledger_entries": pgettext("status", "entries of the ledger"),
    }


def _number(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _missing(names: list[str]) -> str:
    return (
        pgettext("status", "missing: %s") % ", ".join(names)
        if names
        else pgettext("status", "all there")
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment:%d.%m.%Y %H:%M}" if moment else pgettext("status", "none yet")


def _size(number: int) -> str:
    if number >= 10**9:
        return _("%.1f GB") % (number / 10**9)
    return _("%.1f MB") % (number / 10**6)
