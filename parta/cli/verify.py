"""`parta verify`: prove the ledger and compare the whole register with it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parta.cli import exits, ground
from parta.cli.options import Commands, add_command, add_json
from parta.cli.words import _, ngettext
from parta.lib.errors import BadInput

if TYPE_CHECKING:
    from parta.archive.queries import Verification


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "verify",
        run,
        summary=_("verify the register against its ledger"),
        about=_(
            "Recomputes the chain of the ledger, compares every recorded row with it, looks for "
            "the database's guards and for the anchors of the folder. Every difference is named: "
            "where, what it was, what it is. Others may go on working meanwhile."
        ),
        codes=exits.table(
            _("everything is as it was entered"),
            _("something differs; each difference is named"),
            _("nothing could be verified: no school here, or a file can't be read"),
        ),
    )
    parser.add_argument(
        "--anchor",
        action="append",
        type=Path,
        default=[],
        metavar=_("FILE"),
        help=_("a further file of anchors, kept elsewhere; may be given several times"),
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Verify and say what was found."""
    ground.enter(create=False)
    ground.need_school()
    found = _verified(options.anchor)
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=_plain))
    else:
        _say(found)
    return exits.FINE if found.ok else exits.ATTENTION


def _verified(files: list[Path]) -> Verification:
    from parta.archive.queries import verified

    try:
        return verified(files)
    except OSError as error:
        name = error.filename or ", ".join(map(str, files))
        raise BadInput(_("The file %s can't be read: %s") % (name, error.strerror)) from error


def _say(found: Verification) -> None:
    for line in (*found.sentences(), *found.notices):
        print(line)
    entries = ngettext("%s entry of the ledger", "%s entries of the ledger", found.entries)
    print(f"{entries % found.entries}, № {found.head_seq}, {found.head_hash.hex()}")
    print(_("Everything is as it was entered.") if found.ok else _("DIFFERENCES WERE FOUND."))


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
