"""The command behind `start.py pictures`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from tools import children, chromium
from tools.console import Trouble, say, speak_utf8
from tools.pictures import album, camera, docs, village
from tools.pictures.pages import ROLES

WORKERS = 2


@contextmanager
def a_village() -> Iterator[village.Village]:
    """The village school made in a temporary folder and served."""
    with tempfile.TemporaryDirectory(prefix="parta-pictures-") as folder:
        home = Path(folder)
        say("Заполняю школу", "Filling the school")
        village.make(home)
        os.environ.update(village.environment(home))  # also for the browsers' processes
        with village.served(home) as place:
            yield place


def everything(folder: Path) -> int:
    """All pictures into a folder; 1 when a page did something wrong or was not found."""
    begun = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[camera.Taken] = []
    with a_village() as place, ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        jobs = [pool.submit(camera.take, place, role, folder) for role in ROLES]
        for job in as_completed(jobs):
            part = job.result()
            say(
                f"{ROLES[part.role]}: {len(part.shots)} снимков, {part.seconds:.0f} с",
                f"{part.role}: {len(part.shots)} pictures, {part.seconds:.0f} s",
            )
            taken.append(part)
    return _tell(folder, taken, time.monotonic() - begun)


def _tell(folder: Path, taken: list[camera.Taken], seconds: float) -> int:
    count = sum(len(part.shots) for part in taken)
    index = album.write(folder, taken, f"{count} снимков за {seconds:.0f} с, школа из команды demo")
    wrong = [f"{shot.file}: {shot.wrong}" for part in taken for shot in part.shots if shot.wrong]
    wrong += [f"{part.role}: {name}: no link" for part in taken for name in part.missing]
    print("\n".join(wrong), flush=True)
    say(f"{count} снимков за {seconds:.0f} с: {index}", f"{count} pictures in {seconds:.0f} s")
    return int(bool(wrong))


def main(arguments: list[str]) -> int:
    """Take what was asked for; the exit code."""
    speak_utf8()
    children.unwind_on_sigterm()
    parser = argparse.ArgumentParser(
        prog="start.py pictures",
        description="Снимки всех страниц для всех ролей. / Pictures of every page for every role.",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="куда / where to")
    parser.add_argument(
        "--docs", action="store_true", help="обновить снимки руководств / those of the guides"
    )
    options = parser.parse_args(arguments)
    if not options.docs and options.folder is None:
        parser.error("DIR?")
    try:
        chromium.obtain()
        if options.docs:
            with a_village() as place:
                docs.refresh(place)
        return everything(options.folder) if options.folder else 0
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
