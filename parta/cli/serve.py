"""`parta serve`: the school's pages, from this one command until it is stopped."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import Final

from parta.cli import addresses, assets, demo, exits, ground
from parta.cli.options import Commands, add_command, count, port
from parta.cli.words import _
from parta.lib.clock import now
from parta.lib.home import home

THREADS: Final = 4  # requests at work in one worker; each keeps its connection to the database
THREADS_IDLE_SECONDS: Final = 600
STOP_SECONDS: Final = 8  # for the requests that are at work when the server is told to stop


def add(commands: Commands) -> None:
    """The command's place in the parser."""
    parser = add_command(
        commands,
        "serve",
        run,
        summary=_("serve the school's pages"),
        about=_(
            "Brings tables, guards and static files up to this version of the program, "
            "then serves until Ctrl+C or SIGTERM; requests at work are finished first."
        ),
        codes=exits.table(
            _("stopped as it was told to"),
            _("the port is in use, or the server stopped by itself"),
            _("no school here (see init, demo), or an address that does not exist"),
        ),
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("address to listen at; 0.0.0.0 is every one")
    )
    parser.add_argument("--port", type=port, default=8000, help=_("port (else %(default)s)"))
    parser.add_argument(
        "--workers", type=count, default=default_workers(), help=_("processes (else %(default)s)")
    )
    parser.add_argument(
        "--demo", action="store_true", help=_("make the invented village school if there is none")
    )


def default_workers() -> int:
    """Two processes; one on Windows, where a socket can't be shared, and on a single processor."""
    return 1 if os.name == "nt" else min(2, os.cpu_count() or 1)


def run(options: argparse.Namespace) -> int:
    """Make all ready, serve, and return when stopped."""
    addresses.check_free(options.host, options.port)
    # Settings read this: the server answers under every name it is reached by.
    os.environ["PARTA_OWN_HOSTS"] = ",".join(addresses.names(options.host))
    ground.enter(create=options.demo)
    if options.demo or ground.has_tables():
        ground.bring_up()
    if options.demo and not ground.has_school():
        demo.fill(address=addresses.urls(options.host, options.port)[-1])
    ground.need_school()
    assets.bring_up()
    _anchor()
    return _serve(options)


def _anchor() -> None:
    """The ledger's head at the start goes into the file of anchors; a full disk stops nobody."""
    from parta.ledger.actions import append_anchor

    try:
        append_anchor(now())
    except OSError:
        logging.getLogger(__name__).exception("the anchor could not be written")


def _serve(options: argparse.Namespace) -> int:
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.urls import get_resolver
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # All is loaded once, and what is broken is found, before the workers fork.
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018
    server = Granian(
        "parta.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=THREADS_IDLE_SECONDS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
        log_dictconfig={"loggers": {"_granian": {"propagate": True}}},  # as all else: see settings
    )
    connections.close_all()  # no worker may inherit a connection
    _say(options)
    try:
        server.serve()
    except SystemExit as stopped:
        print(_("The server stopped by itself; see the log."), file=sys.stderr)
        return exits.ATTENTION if stopped.code else exits.FINE
    print(_("Stopped."))
    return exits.FINE


def _say(options: argparse.Namespace) -> None:
    from parta.school.queries.calendar import school

    known = school()
    print(known.name if known else "")
    for address in addresses.urls(options.host, options.port):
        print(_("  open in the browser: %s") % address)
    if known and known.demo:
        print(_("  sign-in slips of the invented people: %s") % (home() / "slips"))
    print(_("  stop: Ctrl+C"), flush=True)
