"""From the command line to an exit code: one command, its words, and what went wrong in words."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from parta import __version__
from parta.cli import demo, imports, init, serve, status, verify, words
from parta.cli.exits import ATTENTION, INTERRUPTED, UNUSABLE
from parta.cli.failure import broken
from parta.cli.options import Parser, add_common, enter_home, glimpsed
from parta.cli.words import _
from parta.lib.errors import BadInput, Refused

COMMANDS = (init, demo, serve, status, verify, imports)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of `parta`; its exit code. Arguments are those of the process by default."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    wished = glimpsed(given).language
    words.speak(wished if wished in words.LANGUAGES else words.preferred(os.environ))
    options = _parser().parse_args(given)
    enter_home(options)
    return _run(options)


def _parser() -> Parser:
    parser = Parser(
        prog="parta",
        description=_("Parta: the register and diary of a school."),
        epilog=_more(),
    )
    version = _("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"parta {__version__}", help=version)
    add_common(parser)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _more() -> str:
    variables = {
        "PARTA_HOME": _("the school's folder: database, secret, attachments, backups, logs"),
        "DATABASE_URL": _("postgres://user:password@host:5432/name (else an SQLite file there)"),
        "PARTA_HOSTS": _("names under which browsers reach the server, with commas"),
        "PARTA_HTTPS": _("1 when it is reached by https: cookies travel only so"),
        "PARTA_BEHIND_PROXY": _("1 when a proxy in front tells the client's address"),
        "PARTA_ORIGINS": _("addresses of such a proxy that forms may come from, with commas"),
    }
    lines = [f"  {name:<19} {meaning}" for name, meaning in variables.items()]
    hint = _("`parta COMMAND --help` says more about a command, its exit codes included.")
    return "\n".join([_("environment variables:"), *lines, "", hint])


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except BadInput as error:
        return _refuse(error, UNUSABLE)
    except Refused as error:
        return _refuse(error, ATTENTION)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  whatever it is, it is logged and said in words
        return broken(error)


def _refuse(error: Refused, code: int) -> int:
    print(error, file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """Russian on any console: what it can't show is replaced, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = "utf-8" if os.name == "nt" else None
            stream.reconfigure(encoding=encoding, errors="replace", line_buffering=True)
