"""Collects "last seen" and looks at personal data in the process, and writes them in batches.

A page that only reads must not wait for the school's write lock. What was collected since the
last batch (ten seconds) is lost with the power; a process that ends in order writes it.
"""

from __future__ import annotations

import atexit
import logging
import threading
from collections import Counter
from datetime import datetime
from multiprocessing import util as multiprocessing_util
from typing import Final

from django.db import DatabaseError, connection

from parta.people.actions.presence import Look, record_presence

SECONDS: Final = 10.0
log = logging.getLogger(__name__)


class Collector:
    """What one process has seen since its last batch. All methods may be called by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen: dict[int, datetime] = {}
        self._expiries: dict[str, datetime] = {}
        self._looks: Counter[Look] = Counter()

    def saw(self, account: int, session: str, at: datetime, expires: datetime) -> None:
        """An account used the session stored under ``session``, which now lives till later."""
        with self._lock:
            self._seen[account] = at
            self._expiries[session] = expires

    def looked(self, look: Look) -> None:
        """An account was shown a student's personal data."""
        with self._lock:
            self._looks[look] += 1

    def flush(self) -> None:
        """Write what was collected; kept for the next time when the database refuses now."""
        with self._writing:
            with self._lock:
                batch = (self._seen, self._expiries, self._looks)
                self._clear()
            if any(batch):
                self._write(*batch)

    def start(self) -> None:
        """Write every ten seconds and when the process ends. Called by the server only."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="collector", daemon=True)
            self._thread.start()
            # A worker that was started by multiprocessing may end without atexit.
            atexit.register(self.stop)
            multiprocessing_util.Finalize(None, self.stop, exitpriority=10)

    def stop(self) -> None:
        """End the background writing with a last batch; safe to call twice."""
        if not self._stop.is_set():
            self._stop.set()
            self.flush()

    def _run(self) -> None:
        while not self._stop.wait(SECONDS):
            self.flush()
            connection.close_if_unusable_or_obsolete()

    def _write(
        self, seen: dict[int, datetime], expiries: dict[str, datetime], looks: Counter[Look]
    ) -> None:
        try:
            record_presence(seen, expiries, looks)
        except DatabaseError:
            log.exception("the batch of what was seen could not be written; it is kept")
            with self._lock:
                self._seen = {**seen, **self._seen}
                self._expiries = {**expiries, **self._expiries}
                self._looks += looks

    def _clear(self) -> None:
        self._seen, self._expiries, self._looks = {}, {}, Counter()


COLLECTOR: Final = Collector()
