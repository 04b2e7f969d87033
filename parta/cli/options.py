"""The parser of the command line, and the options that every command has."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from parta.cli import words
from parta.cli.words import LANGUAGES, N_, _

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]
else:
    Commands = Any

Run = Callable[[argparse.Namespace], int]

# What argparse says by itself; it asks these two names of its module for a translation.
argparse._ = words._  # type: ignore[attr-defined]
argparse.ngettext = words.ngettext  # type: ignore[attr-defined]
ARGPARSE: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)


class Layout(argparse.RawDescriptionHelpFormatter):
    """Paragraphs are wrapped, lines that begin with a space (tables) stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002
        lines = text.splitlines()
        return "\n".join(
            line if line.startswith(" ") else textwrap.fill(line, width) for line in lines
        )


class Parser(argparse.ArgumentParser):
    """A parser whose options are never guessed from their beginnings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Layout, allow_abbrev=False, **options)


def add_command(
    commands: Commands, name: str, run: Run, *, summary: str, about: str, codes: str
) -> Parser:
    """A command with its help and the options that all have; the caller adds its own."""
    description = f"{summary}\n\n{about}" if about else summary
    parser = commands.add_parser(name, help=summary, description=description, epilog=codes)
    parser.set_defaults(run=run)
    add_common(parser)
    return parser


def add_common(parser: argparse.ArgumentParser) -> None:
    """``--home`` and ``--language``, before the command's name or after it."""
    parser.add_argument(
        "--home",
        type=folder,
        metavar=_("DIR"),
        default=argparse.SUPPRESS,
        help=_("the school's folder (else PARTA_HOME, else ~/parta)"),
    )
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("language of what is said here (else by LANG, else ru)"),
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """``--json``: the answer for programs."""
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def glimpsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The common options alone, read before the parser itself can be built in a language."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--language", default="")
    try:
        return parser.parse_known_args(list(arguments))[0]
    except (argparse.ArgumentError, SystemExit):
        return argparse.Namespace(language="")


def folder(text: str) -> Path:
    """A folder's path, made absolute; it may not exist yet."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("give the path of a folder"))
    return Path(text).expanduser().resolve()


def day(text: str) -> date:
    """A date as 2026-11-23 or 23.11.2026."""
    try:
        if "." in text:
            number, month, year = (int(part) for part in text.split("."))
            return date(year, month, number)
        return date.fromisoformat(text)
    except ValueError:
        message = _("«%s» is no date; write 2026-11-23 or 23.11.2026") % text
        raise argparse.ArgumentTypeError(message) from None


def port(text: str) -> int:
    """A port of TCP."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(_("«%s» is no port; ports are 1 to 65535") % text)


def count(text: str) -> int:
    """A whole number from 1 to 64."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(_("«%s» is no number from 1 to 64") % text)


def enter_home(options: argparse.Namespace) -> None:
    """Make ``--home`` the school's folder of this process and of those it starts."""
    if chosen := getattr(options, "home", None):
        os.environ["PARTA_HOME"] = str(chosen)
