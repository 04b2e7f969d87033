"""Child processes that are given the time to tidy up, however their parent is stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

PATIENCE_SECONDS = 20


def wait(command: list[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> int:
    """Run a command to its end and return its exit code.

    Ctrl+C reaches the child by itself; a SIGTERM (see `unwind_on_sigterm`) is passed on to it, so
    that it can stop what it has started.
    """
    process = subprocess.Popen(command, cwd=cwd, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        _finish(process)
        raise
    except SystemExit:
        process.terminate()
        _finish(process)
        raise


def _finish(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end(_signal: int, _frame: object) -> None:
    sys.exit(143)


def unwind_on_sigterm() -> None:
    """Make SIGTERM leave through every `with` and `finally`, instead of at once."""
    signal.signal(signal.SIGTERM, _end)
