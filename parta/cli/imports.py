"""`parta import`: files of another program into the register."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from parta.cli import exits, ground
from parta.cli.options import Commands, add_command, add_json
from parta.cli.questions import Questions
from parta.cli.words import _
from parta.lib.clock import now
from parta.lib.errors import BadInput

# What «Н» of the other program may become, as typed on either keyboard.
N_BECOMES: Final = {"N": "N", "UP": "UP", "NP": "NP", "Н": "N", "УП": "UP", "НП": "NP"}


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "import",
        run,
        summary=_("import files of another program"),
        about=_(
            "netcity: the report on progress and attendance and the record card of the program "
            "«Сетевой город», one class or student a file. All files are taken or none. Only what "
            "is empty here is filled: nothing is changed or deleted, and importing a file again "
            "changes nothing. What was not understood is listed with its cell and the reason."
        ),
        codes=exits.table(
            _("everything was understood"),
            _("some cells were refused or contradict the register; they are listed"),
            _("a file can't be used, or there is no school here; nothing is taken over"),
        ),
    )
    parser.add_argument(
        "format", choices=("netcity",), metavar=_("FORMAT"), help=_("format of the files: netcity")
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"), help=_("files to import"))
    _add_choices(parser)
    add_json(parser)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would become of it")
    )
    parser.add_argument(
        "--n-becomes",
        type=n_becomes,
        metavar="N|UP|NP",
        help=_(
            "what «Н» of the file becomes: N absent, reason unknown; UP excused; NP without "
            "excuse (else it is asked for, and N where nobody can be asked)"
        ),
    )
    parser.add_argument(
        "--term",
        type=int,
        choices=(1, 2, 3, 4),
        help=_("number of the term that the marks of the report's period belong to (else by date)"),
    )


def n_becomes(text: str) -> str:
    """The code for «Н», typed in Latin or Cyrillic letters."""
    try:
        return N_BECOMES[text.strip().upper()]
    except KeyError:
        message = _("«%s» is none of N, UP, NP") % text
        raise argparse.ArgumentTypeError(message) from None


def run(options: argparse.Namespace) -> int:
    """Import and say what became of it."""
    _check(options.files)
    ground.enter(create=False)
    ground.need_school()
    ground.bring_up()
    document = _imported(options, options.n_becomes or _asked(options))
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        _say(document)
    return _code(document)


def _check(files: list[Path]) -> None:
    for path in files:
        if path.is_dir():
            raise BadInput(_("%s is a folder; name its files.") % path)
        if not path.exists():
            raise BadInput(_("There is no file %s.") % path)


def _asked(options: argparse.Namespace) -> str:
    """What «Н» becomes, asked of a person: in the other program it often says too much (S-22)."""
    somebody = sys.stdin.isatty() and not (options.json or options.dry_run)
    question = _("What does «Н» become: N reason unknown, UP excused, NP without excuse")
    answer = Questions(somebody).optional(question, "N")
    try:
        return n_becomes(answer)
    except argparse.ArgumentTypeError as error:
        raise BadInput(str(error)) from error


def _imported(options: argparse.Namespace, choice: str) -> dict[str, Any]:
    from parta.exchange.netcity.actions import import_files
    from parta.ledger.rules import IMPORT, Actor

    return import_files(
        options.files,
        by=Actor(at=now(), origin=IMPORT),
        dry_run=options.dry_run,
        n_becomes=choice,
        term=options.term,
    )


def _say(document: dict[str, Any]) -> None:
    from parta.exchange.netcity.queries.document import summary_lines

    stream = sys.stdout if document["ok"] else sys.stderr
    for line in summary_lines(document):
        print(line, file=stream)


def _code(document: dict[str, Any]) -> int:
    if not document["ok"]:
        return exits.UNUSABLE
    return exits.ATTENTION if document["refused"] or document["conflicts"] else exits.FINE
