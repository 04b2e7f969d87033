"""The folder .venv: made once, filled from the locks, and left alone while they do not change."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from tools.console import Trouble, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"main": ROOT / "requirements" / "main.txt", "test": ROOT / "requirements" / "test.txt"}
NEWEST = (3, 14)  # the newest Python whose wheels the locks name
WINDOWS = os.name == "nt"

UNIX_LAUNCHER = """\
#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/python" -P -X utf8 -m parta.cli "$@"
"""
WINDOWS_LAUNCHER = '@"%~dp0python.exe" -P -X utf8 -m parta.cli %*\r\n'


def scripts(venv: Path = VENV) -> Path:
    """The folder of the environment's commands."""
    return venv / ("Scripts" if WINDOWS else "bin")


def python(venv: Path = VENV) -> Path:
    """The environment's own interpreter."""
    return scripts(venv) / ("python.exe" if WINDOWS else "python")


def packages(venv: Path = VENV) -> Path:
    """The environment's site-packages."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))


def fingerprint(lock: Path) -> str:
    """What an installed lock is known by: its bytes, and the Python that it was installed for."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest} cpython-{sys.version_info[0]}.{sys.version_info[1]}\n"


def _stamp(name: str, venv: Path) -> Path:
    return venv / f"parta-{name}.stamp"


def installed(name: str, venv: Path = VENV) -> bool:
    """Whether the lock as it is now stands in the environment already."""
    stamp = _stamp(name, venv)
    if not (stamp.exists() and python(venv).exists()):
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint(LOCKS[name])


def prepare(*names: str, venv: Path = VENV) -> None:
    """Have the named locks installed and the project reachable; quick when nothing changed."""
    wanting = [name for name in names if not installed(name, venv)]
    if wanting:
        _create(venv)
        for name in wanting:
            _stamp(name, venv).unlink(missing_ok=True)
        _install([LOCKS[name] for name in wanting], venv)
        for name in wanting:
            _stamp(name, venv).write_text(fingerprint(LOCKS[name]), encoding="utf-8")
    link(venv)


def _create(venv: Path) -> None:
    """Make the environment, anew if it belongs to another Python than the one running."""
    if python(venv).exists() and packages(venv).exists():
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Trouble(
                f"У этого Python нет модуля {module}. В Debian и Ubuntu: apt install python3-venv",
                f"This Python lacks the module {module}. On Debian and Ubuntu: "
                "apt install python3-venv",
            )
    say("Создаю окружение .venv", "Creating the environment .venv")
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if subprocess.run(command, check=False).returncode:
        raise Trouble(
            f"Не удалось создать {venv}; причина названа выше.",
            f"{venv} could not be created; the reason stands above.",
        )


def _install(locks: list[Path], venv: Path) -> None:
    say("Ставлю пакеты по списку с хешами", "Installing the locked packages")
    command = [str(python(venv)), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:"]
    for lock in locks:
        command += ["-r", str(lock)]
    if subprocess.run(command, check=False).returncode == 0:
        return
    if sys.version_info[:2] > NEWEST:
        newest = ".".join(map(str, NEWEST))
        raise Trouble(
            f"Пакеты проверены для Python 3.11–{newest}; возьмите один из них.",
            f"The packages are locked for Python 3.11 to {newest}; please use one of these.",
        )
    raise Trouble(
        "Пакеты не установлены; причина названа выше. Нужна сеть или свой индекс пакетов (pip).",
        "The packages were not installed; the reason stands above. A network connection or "
        "a package index of your own (see pip) is needed.",
    )


def link(venv: Path = VENV) -> None:
    """Make `import parta` and the command `parta` work in the environment, without any network.

    The path is written relative to site-packages: it stays true when the folder is moved, and
    is plain ASCII wherever the folder lies (older Pythons read it in the console's code page).
    """
    site = packages(venv)
    _write(site / "parta.pth", os.path.relpath(ROOT, site) + "\n")
    if WINDOWS:
        _write(scripts(venv) / "parta.cmd", WINDOWS_LAUNCHER)
        return
    launcher = scripts(venv) / "parta"
    _write(launcher, UNIX_LAUNCHER)
    launcher.chmod(0o755)


def _write(path: Path, text: str) -> None:
    """Write the file only when its content differs."""
    data = text.encode("ascii")
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
