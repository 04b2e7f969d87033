"""`start.py test`: the static checks, then pytest on SQLite and on PostgreSQL, then one sum.

The static checks run beside pytest and are shown after it. With arguments (a part of the suite
was asked for) only pytest runs. The very last line is "N passed, N failed, N skipped".
"""

from __future__ import annotations

import os
import subprocess
import xml.etree.ElementTree as ElementTree
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tools import children, chromium, postgres
from tools.console import Trouble, say
from tools.environment import ROOT, python

REPORTS = ROOT / ".cache"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
CHECKS = {
    "ruff": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "import-linter": ["-c", LINT_IMPORTS],
    "mypy": ["-m", "mypy"],
}


@dataclass(frozen=True)
class Part:
    """What one part of the suite came to; ``words`` are shown when it failed."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    words: str = field(default="", compare=False)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def total(parts: list[Part]) -> Part:
    """The sum of all parts; a run in which nothing passed has failed."""
    passed, failed = sum(p.passed for p in parts), sum(p.failed for p in parts)
    skipped = sum(p.skipped for p in parts)
    return Part("total", passed, failed or int(passed == 0), skipped)


def counted(name: str, report: Path, exit_code: int) -> Part:
    """A pytest run from its JUnit report; a run that broke off counts as one more failure.

    An error in a test's set-up or clean-up is a failure. Exit code 5 means that no test was
    chosen: no failure by itself, since the other database's run may have had some.
    """
    passed = failed = skipped = 0
    if report.exists():
        for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314  (our own file)
            wrong = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            left = int(suite.get("skipped", 0))
            failed += wrong
            skipped += left
            passed += max(0, int(suite.get("tests", 0)) - wrong - left)
    broken = exit_code not in (0, 5) and failed == 0
    return Part(name, passed, failed + broken, skipped)


def _check(name: str, arguments: list[str]) -> Part:
    done = subprocess.run(
        [str(python()), *arguments], cwd=ROOT, check=False, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    bad = done.returncode != 0
    return Part(name, passed=int(not bad), failed=int(bad), words=done.stdout if bad else "")


def _checks() -> list[Part]:
    return [_check(name, arguments) for name, arguments in CHECKS.items()]


def _environment(url: str | None, browser: Path | None) -> dict[str, str]:
    """The variables of one pytest run: its database, its browser, nothing of a real school."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PARTA_HOME")}
    if url:
        kept["DATABASE_URL"] = url
    if browser:
        kept["PARTA_CHROMIUM"] = str(browser)
    return kept


def _pytest(name: str, arguments: list[str], environment: dict[str, str]) -> Part:
    REPORTS.mkdir(exist_ok=True)
    report = REPORTS / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    print(f"\n──── pytest, {name} ────", flush=True)
    command = [str(python()), "-m", "pytest", f"--junitxml={report}", *arguments]
    return counted(name, report, children.wait(command, cwd=ROOT, env=environment))


def _trouble(name: str, trouble: Trouble) -> Part:
    return Part(name, failed=1, words=str(trouble))


def _browser(parts: list[Part], *, whole: bool) -> Path | None:
    """The browser, got if it may be; when a part was asked for, only its own tests need one."""
    try:
        return chromium.obtain() if whole else chromium.find()
    except Trouble as trouble:
        parts.append(_trouble("Chromium", trouble))
        return None


def _databases(arguments: list[str], browser: Path | None) -> list[Part]:
    """The same tests on both databases, one after the other: each takes every core."""
    parts = [_pytest("SQLite", arguments, _environment(None, browser))]
    try:
        with postgres.server() as url:
            on_second = ["-m", "not once", *arguments]
            parts.append(_pytest("PostgreSQL", on_second, _environment(url, browser)))
    except Trouble as trouble:
        parts.append(_trouble("PostgreSQL", trouble))
    return parts


def _report(parts: list[Part]) -> int:
    """Say what failed, then each part's figures, then the one line that counts."""
    for part in parts:
        if part.words:
            print(f"\n──── {part.name} ────\n{part.words.rstrip()}")
    print()
    for part in parts:
        print(f"{part.name}: {part}")
    summed = total(parts)
    print(f"{summed.passed} passed, {summed.failed} failed, {summed.skipped} skipped", flush=True)
    return int(summed.failed > 0)


def run(arguments: list[str]) -> int:
    """Run the suite, or the part of it that the pytest arguments choose. Returns the exit code."""
    children.unwind_on_sigterm()
    parts: list[Part] = []
    with ExitStack() as stack:
        checks: Future[list[Part]] | None = None
        if not arguments:
            checks = stack.enter_context(ThreadPoolExecutor(1)).submit(_checks)
        else:
            say("Часть набора: без ruff, mypy, import-linter", "A part: no static checks")
        browser = _browser(parts, whole=not arguments)
        workers = [] if arguments else ["-n", str(os.cpu_count() or 1)]
        parts += _databases([*workers, *arguments], browser)
        if checks:
            parts += checks.result()
    return _report(parts)
