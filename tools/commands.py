"""The commands of start.py: a new one is a function and a line in COMMANDS."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools import children, environment
from tools.console import Trouble, say, speak_utf8

HELP = """\
other commands / другие команды:
  start.py setup             only install / только установить
  start.py test [ARGS…]      the whole test suite; ARGS go to pytest / все тесты
  start.py pictures DIR      every page as every role sees it / снимки всех страниц
"""


def serve(arguments: list[str]) -> int:
    """Install, migrate, fill the village school if there is no school yet, and serve it."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Парта: установить, наполнить вымышленной школой и открыть. / "
        "Parta: install, fill with an invented school, serve.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8000, help="порт / port (%(default)s)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="адрес / address to listen on (%(default)s)"
    )
    parser.add_argument("--home", type=Path, help="папка школы / the school's folder (PARTA_HOME)")
    options = parser.parse_args(arguments)
    if options.home:
        os.environ["PARTA_HOME"] = str(options.home.expanduser().resolve())
    environment.prepare("main")
    return parta("serve", "--demo", "--host", options.host, "--port", str(options.port))


def setup(arguments: list[str]) -> int:
    """Only install; leaves the folder ready for work without a network."""
    argparse.ArgumentParser(
        prog="start.py setup", description="Только установить. / Only install."
    ).parse_args(arguments)
    environment.prepare("main")
    say("Готово", "Ready")
    return 0


def test(arguments: list[str]) -> int:
    """The whole suite on both databases; arguments go to pytest."""
    environment.prepare("main", "test")
    from tools import suite

    return suite.run(arguments)


def pictures(arguments: list[str]) -> int:
    """Every page of the village school as every role sees it, with an index page."""
    environment.prepare("main", "test")
    command = [str(environment.python()), "-P", "-X", "utf8", "-m", "tools.pictures", *arguments]
    return children.wait(command)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "serve": serve,
    "setup": setup,
    "test": test,
    "pictures": pictures,
}


def parta(*arguments: str) -> int:
    """Run the environment's `parta` and wait for it, through Ctrl+C too; its exit code."""
    command = [str(environment.python()), "-P", "-X", "utf8", "-m", "parta.cli", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  (there is no shell)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the child got it as well and is closing


def main(arguments: list[str]) -> int:
    """Run one command; a trouble is said in plain words. Returns the exit code."""
    speak_utf8()
    named = bool(arguments) and arguments[0] in COMMANDS
    command = COMMANDS[arguments[0]] if named else serve
    try:
        return command(arguments[1:] if named else arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
