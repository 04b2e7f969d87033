"""`parta demo`: an invented school, filled up to a day as real teachers would have filled it."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Final

from parta.cli import exits, ground
from parta.cli.founding import ADDRESS
from parta.cli.options import Commands, add_command, day
from parta.cli.words import _
from parta.lib.clock import now
from parta.lib.errors import Refused
from parta.lib.home import home

if TYPE_CHECKING:
    from parta.demo.actions import Filled, Sheet

SEED: Final = 1
LANGUAGE: Final = "ru"  # of the invented school
SIZES: Final = ("village",)
GUIDE: Final = "index"  # «кто есть кто»: whom to sign in as, beside the slips


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "demo",
        run,
        summary=_("make an invented school"),
        about=_(
            "Fills a folder without a school with an invented one, as real teachers would have "
            "filled it up to a day: also late, also with gaps. The same seed and day give the "
            "same school, its ledger included. Sign-in slips of its people, with generated "
            "codes, are laid into the folder slips."
        ),
        codes=exits.table(
            _("the school is made"), _("refused: there is a school in this folder already")
        ),
    )
    parser.add_argument(
        "--size", choices=SIZES, default=SIZES[0], help=_("which school (else %(default)s)")
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, help=_("what chance follows from (else %(default)s)")
    )
    parser.add_argument(
        "--today", type=day, help=_("the day up to which it is filled (else the present day)")
    )
    parser.add_argument(
        "--address",
        default=ADDRESS,
        help=_("address printed on the slips, also as a QR code (else %(default)s)"),
    )


def run(options: argparse.Namespace) -> int:
    """Make the school; refused where there is one."""
    ground.enter(create=True)
    if ground.has_school():
        raise Refused(_("There is a school in this folder already."))
    ground.bring_up()
    filled = fill(
        address=options.address, seed=options.seed, today=options.today, size=options.size
    )
    _say(filled)
    print(_("Now start it: parta serve"))
    return exits.FINE


def fill(
    *, address: str, seed: int = SEED, today: date | None = None, size: str = SIZES[0]
) -> Filled:
    """Fill the empty school and lay its people's slips into the folder, or neither."""
    from parta.cli import slips
    from parta.demo.actions import fill as fill_school
    from parta.lib.writing import writing

    print(_("Making the invented school; this takes some seconds."), flush=True)
    with writing():
        filled = fill_school(now=now(), seed=seed, today=today, size=size)
        for sheet in filled.sheets:
            _write(sheet, filled, address)
        slips.keep(GUIDE, filled.guide(address))
    return filled


def _write(sheet: Sheet, filled: Filled, address: str) -> None:
    from parta.cli import slips
    from parta.papers.slips import Slip

    people = [
        Slip(slip.full_name, slip.role, slip.login, slip.code, slip.must_change)
        for slip in sheet.slips
    ]
    slips.write(sheet.name, people, school=filled.short_name, address=address, language=LANGUAGE)


def _say(filled: Filled) -> None:
    print(_("The invented school is made: %s") % filled.school)
    print(_("  filled up to %s") % f"{filled.today:%d.%m.%Y}")
    print(_("  entries of the ledger: %s") % filled.counts["ledger_entries"])
    print(_("  sign-in slips of the invented people: %s") % (home() / "slips"))
