"""A Chromium for the browser tests: an installed one, or one that apt brings where it may."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.console import Trouble, say

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MAC_PROGRAMS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# Without the second line a browser without a network keeps trying to reach its maker.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
MISSING = Trouble(
    "Для проверок в браузере нужен Chromium, Chrome или Edge, а их нет; сам поставить не могу. "
    "Установите один из них или укажите путь в PARTA_CHROMIUM.",
    "The browser tests need Chromium, Chrome or Edge; none is here and I may not install one. "
    "Please install one, or name its path in PARTA_CHROMIUM.",
)


def _places() -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            yield from (Path(folder, program) for program in WINDOWS_PROGRAMS)
    yield from (Path("/Applications", program) for program in MAC_PROGRAMS)


def find() -> Path | None:
    """The browser that PARTA_CHROMIUM names, else the first installed one, else None."""
    if named := os.environ.get("PARTA_CHROMIUM"):
        return Path(named) if Path(named).exists() else None
    return next((place for place in _places() if place.exists()), None)


def arguments() -> list[str]:
    """What to start it with; root may not use the sandbox."""
    root = os.name != "nt" and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def _superuser() -> list[str] | None:
    """How to run a command as root without asking anybody: [] as root, None if there is no way."""
    if os.name == "nt" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return None if asked.returncode else ["sudo", "-n"]


def _apt(superuser: list[str], *arguments: str) -> bool:
    command = [*superuser, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *arguments]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr.strip(), flush=True)
    return done.returncode == 0


def _install(superuser: list[str]) -> None:
    say("Ставлю Chromium через apt", "Installing Chromium by apt")
    brief = ("-y", "--no-install-recommends")
    if not _apt(superuser, "update"):
        return
    if not _apt(superuser, "install", *brief, "chromium", "fonts-liberation"):
        _apt(superuser, "install", *brief, "chromium-browser")


def obtain() -> Path:
    """A browser, installed if need be and if that is allowed; else a Trouble in plain words."""
    superuser = None if find() or os.environ.get("PARTA_CHROMIUM") else _superuser()
    if superuser is not None:
        _install(superuser)
    if found := find():
        return found
    raise MISSING
