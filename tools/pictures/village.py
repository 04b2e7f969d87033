"""The village school made for pictures, and a server of its own on a free port of loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.console import Trouble
from tools.environment import ROOT
from tools.pictures.moment import NOW, VARIABLE

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Village:
    """A running server and the folder of its school."""

    url: str
    home: Path


def environment(home: Path) -> dict[str, str]:
    """The variables of every process of this school: on SQLite, whatever the shell says."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"PARTA_HOME": str(home), VARIABLE: NOW.isoformat()}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "parta.config.settings"}


def make(home: Path) -> None:
    """Fill the folder with the village school and its static files."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.pictures.people"], cwd=ROOT, env=environment(home),
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise Trouble(
            f"Школа для снимков не получилась:\n{done.stdout}",
            "The school for the pictures could not be made, see above.",
        )


@contextmanager
def served(home: Path) -> Iterator[Village]:
    """The school in ``home`` served for the length of the block."""
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "tools.pictures.application:application",
        "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment(home))
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(f"{url}/account/sign-in/", server)
        yield Village(url, home)
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise Trouble("Сервер для снимков не отвечает.", "The server for the pictures is silent.")
