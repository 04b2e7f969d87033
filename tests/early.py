"""Loaded by pytest before Django's settings: the tests get a school folder of their own.

Whatever PARTA_HOME says outside, no test may touch a real school.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading

if threading.current_thread() is threading.main_thread():
    # Told to end, pytest leaves through the fixtures, as after Ctrl+C: servers are stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)

HOME = tempfile.mkdtemp(prefix="parta-tests-")
os.environ["PARTA_HOME"] = HOME


def pytest_unconfigure() -> None:
    """Take the folder away with everything the tests left in it."""
    shutil.rmtree(HOME, ignore_errors=True)
