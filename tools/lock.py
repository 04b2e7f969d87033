"""Write requirements/main.txt and test.txt: pinned versions, hashes of every wheel, markers.

    .venv/bin/python -m tools.lock              keeps the versions that are locked now
    .venv/bin/python -m tools.lock --upgrade    takes the newest that fit together

pip resolves on the machine at hand; the markers of every package are then followed for each
target, so that the lock also holds what only another platform or Python needs. The wheels'
hashes come from the package index that pip is configured with.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.targets import TARGETS, Target, covered, marker
from tools.wheels import Wheel, published

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
HEADER = """\
# Made by `python -m tools.lock` from pyproject.toml; wheels only, with the hash of each.
"""

Pins = dict[str, str]
Needs = dict[str, list[Requirement]]


def resolve(wanted: Iterable[str], kept: Pins) -> tuple[Pins, Needs]:
    """What pip would install for ``wanted``: name → version, and name → its own requirements."""
    with tempfile.TemporaryDirectory() as folder:
        limits, report = Path(folder, "limits.txt"), Path(folder, "report.json")
        limits.write_text("".join(f"{n}=={v}\n" for n, v in kept.items()), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
        pip += ["--ignore-installed", "--only-binary", ":all:", "--report", str(report)]
        subprocess.run([*pip, "-c", str(limits), *wanted], check=True)
        items = json.loads(report.read_text(encoding="utf-8"))["install"]
    pins: Pins = {}
    needs: Needs = {}
    for item in items:
        name = canonicalize_name(item["metadata"]["name"])
        pins[name] = item["metadata"]["version"]
        needs[name] = [Requirement(text) for text in item["metadata"].get("requires_dist", [])]
    return pins, needs


def reached(roots: Iterable[Requirement], needs: Needs, target: Target) -> set[str]:
    """The packages one target needs; a name that ``needs`` lacks is in it all the same."""
    found: set[tuple[str, str]] = set()
    waiting = [(canonicalize_name(r.name), extra) for r in roots for extra in ("", *r.extras)]
    while waiting:
        node = waiting.pop()
        if node in found:
            continue
        found.add(node)
        for need in needs.get(node[0], []):
            if need.marker is None or need.marker.evaluate(target.environment(extra=node[1])):
                name = canonicalize_name(need.name)
                waiting += [(name, extra) for extra in ("", *need.extras)]
    return {name for name, _ in found}


def needed(wanted: list[str], kept: Pins) -> tuple[Pins, dict[str, set[Target]]]:
    """Resolve until no target needs a package that this machine's pip did not name."""
    asked = list(wanted)
    while True:
        pins, needs = resolve(asked, kept)
        roots = [Requirement(text) for text in wanted]
        where: dict[str, set[Target]] = {}
        for target in TARGETS:
            for name in reached(roots, needs, target):
                where.setdefault(name, set()).add(target)
        missing = sorted(set(where) - set(pins))
        if not missing:
            return {name: pins[name] for name in where}, where
        asked += missing


def entry(name: str, version: str, places: set[Target], wheels: list[Wheel]) -> str:
    """One pinned package in pip's format."""
    condition = marker(places)
    head = f"{name}=={version}" + (f" ; {condition}" if condition else "")
    hashes = sorted({wheel.sha256 for wheel in wheels})
    return " \\\n".join([head, *(f"    --hash=sha256:{digest}" for digest in hashes)]) + "\n"


def lock(pins: Pins, where: dict[str, set[Target]], optional: set[str]) -> str:
    """The text of a lock file; a package without a wheel for a target it must serve stops it."""
    parts = [HEADER]
    for name in sorted(pins):
        wheels = published(name, pins[name])
        served = {target for target in where[name] if covered(target, wheels)}
        gaps = where[name] - served
        if gaps and name not in optional:
            lacking = ", ".join(sorted(str(target) for target in gaps))
            raise SystemExit(f"{name} {pins[name]} has no wheel for: {lacking}")
        useful = [w for w in wheels if any(covered(target, [w]) for target in served)]
        parts.append(entry(name, pins[name], served, useful))
    return "".join(parts)


def pinned(path: Path) -> Pins:
    """Name → version of an existing lock file (or of the output of `pip freeze`)."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line.split(";")[0].rstrip(" \\") for line in lines if "==" in line.split(";")[0]]
    return {canonicalize_name(n): v.strip() for n, v in (head.split("==", 1) for head in heads)}


def main() -> None:
    """Write both lock files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--upgrade", action="store_true", help="do not keep the locked versions")
    parser.add_argument("--keep", type=Path, help="a `pip freeze` file with versions to keep")
    options = parser.parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    optional = set(project["tool"]["parta"]["lock"]["optional"])
    main_file, test_file = LOCKS / "main.txt", LOCKS / "test.txt"
    kept = {} if options.upgrade else {**pinned(main_file), **pinned(test_file)}
    kept |= pinned(options.keep) if options.keep else {}
    wanted = project["project"]["dependencies"]
    pins, where = needed(wanted, kept)
    more, there = needed([*wanted, *project["dependency-groups"]["test"]], kept | pins)
    LOCKS.mkdir(exist_ok=True)
    main_file.write_text(lock(pins, where, optional), encoding="utf-8", newline="\n")
    # What a tool also needs where the program does not is locked again, for there.
    extra = {name: v for name, v in more.items() if there[name] - where.get(name, set())}
    test_file.write_text(lock(extra, there, optional), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
