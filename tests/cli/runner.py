"""Runs the real command in a process of its own, as its user does."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

PATIENCE = 240  # a machine may be busy with the rest of the suite
SCHOOL = ("--name", "Школа села Ключи", "--admin", "Иванова Анна Петровна")


@dataclass(frozen=True)
class Done:
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The answer of ``--json``."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Parta:
    """The command on one school folder and database."""

    home: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str | Path, given: str = "") -> Done:
        ran = subprocess.run(
            self.command(*arguments), env=self.environment, input=given,
            capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )  # fmt: skip
        return Done(ran.returncode, ran.stdout, ran.stderr)

    @staticmethod
    def command(*arguments: str | Path) -> list[str]:
        """The command line."""
        return [sys.executable, "-P", "-X", "utf8", "-m", "parta.cli", *map(str, arguments)]

    @contextmanager
    def serving(self, *arguments: str) -> Iterator[Served]:
        """`parta serve` on a free port, told to stop at the end if it still runs."""
        port = free_port()
        process = subprocess.Popen(
            self.command("serve", "--port", str(port), *arguments), env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        served = Served(process, port)
        try:
            yield served
        finally:
            if process.poll() is None:
                served.stop()


@dataclass(frozen=True)
class Served:
    """A server that runs, and one browser that keeps its cookies."""

    process: subprocess.Popen[str]
    port: int

    def url(self, path: str = "/") -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"

    def wait(self) -> None:
        """Until it answers; fails at once with its words when it ends instead."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended: {self.process.communicate()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> Done:
        """Tell it to stop, as the system does."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return Done(self.process.returncode, out, err)


@dataclass(frozen=True)
class Page:
    """What a browser was shown in the end, after redirects."""

    status: int
    url: str
    text: str


class Browser:
    """Enough of a browser to fill in a form: it keeps cookies and follows redirects."""

    def __init__(self) -> None:
        self.cookies = CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(handler)

    def get(self, url: str) -> Page:
        """Open a page."""
        return self._open(urllib.request.Request(url))  # noqa: S310  (our own server)

    def post(self, url: str, **fields: str) -> Page:
        """Send a form with the token that its page gave."""
        fields["csrfmiddlewaretoken"] = next(
            c.value or "" for c in self.cookies if "csrf" in c.name
        )
        body = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(url, data=body))  # noqa: S310

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=PATIENCE) as response:
                return Page(response.status, response.url, response.read().decode())
        except urllib.error.HTTPError as error:
            return Page(error.code, error.url, error.read().decode())


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
