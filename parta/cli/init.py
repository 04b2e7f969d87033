"""`parta init`: an empty school with its year, its types of work and its first administrator."""

from __future__ import annotations

import argparse
import sys

from parta.cli import exits, founding, ground
from parta.cli.founding import ADDRESS, ZONE, Beginning, Founded
from parta.cli.options import Commands, add_command
from parta.cli.questions import Questions
from parta.cli.words import _, language
from parta.lib.clock import now
from parta.lib.errors import Refused
from parta.lib.names import full_name


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "init",
        run,
        summary=_("found an empty school"),
        about=_(
            "Makes the database, the school, its year with the usual terms, the types of work "
            "and the first administrator, whose sign-in slip is printed once and laid into the "
            "folder slips. What is not given is asked for, if there is somebody to ask."
        ),
        codes=exits.table(
            _("the school is founded"), _("refused: there is a school in this folder already")
        ),
    )
    _add_school(parser)
    _add_administrator(parser)


def _add_school(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help=_("the school's full name"))
    parser.add_argument("--short-name", default="", help=_("its short name (else the full one)"))
    parser.add_argument("--zone", help=_("its time zone, such as Europe/Moscow (else %s)") % ZONE)
    parser.add_argument(
        "--school-language",
        choices=("ru", "kk"),
        help=_("language of its pages and lists (else the language of what is said here)"),
    )
    parser.add_argument("--year", help=_("school year, such as 2026/2027 (else the present one)"))


def _add_administrator(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--admin", metavar=_("NAME"), help=_("the first administrator's full name"))
    parser.add_argument("--login", default="", help=_("their login (else made of the name)"))
    parser.add_argument(
        "--address",
        default=ADDRESS,
        help=_("address printed on the slip, also as a QR code (else %(default)s)"),
    )


def run(options: argparse.Namespace) -> int:
    """Found the school; refused when there is one. Asks a terminal for what is not given."""
    ground.enter(create=True)
    _refuse_second()
    beginning = _asked(options, Questions(sys.stdin.isatty()))
    ground.bring_up()
    _say(beginning, founding.found(beginning, now()))
    return exits.FINE


def _refuse_second() -> None:
    from parta.school.queries.calendar import school

    if ground.has_tables() and (known := school()):
        raise Refused(_("There is a school in this folder already: %s") % known.name)


def _asked(options: argparse.Namespace, ask: Questions) -> Beginning:
    """The answers: from the options, else from the terminal, else by default."""
    name = options.name or ask.needed("--name", _("The school's full name"))
    zone = founding.known_zone(options.zone or ask.optional(_("Time zone"), ZONE))
    admin = options.admin or ask.needed(
        "--admin", _("The administrator's family name, given name, patronymic")
    )
    year = options.year or ask.optional(_("School year"), founding.present_year(now(), zone))
    return Beginning(
        name=name,
        short_name=options.short_name,
        zone=zone,
        language=options.school_language or ("kk" if language() == "kk" else "ru"),
        year=founding.school_year(year),
        admin=founding.person(admin),
        login=options.login,
        address=options.address,
    )


def _say(beginning: Beginning, founded: Founded) -> None:
    print(_("The school is founded: %s") % beginning.name)
    print(_("Sign in as the administrator, %s:") % full_name(*beginning.admin))
    print(_("  login  %s") % founded.login)
    print(_("  code   %s   (works once, shown only now)") % founded.code)
    print(_("The slip for printing: %s") % founded.path)
    print(_("Now start it: parta serve"))
