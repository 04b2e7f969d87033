"""A real server on a copied school, and browsers signed in to it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.flows.school import NOW, PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 30.0


@dataclass(frozen=True)
class Site:
    """A running server and the folder of its school."""

    url: str
    home: Path

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the school's own database."""
        import sqlite3

        with sqlite3.connect(self.home / "parta.sqlite3") as connection:
            return connection.execute(sql).fetchall()


def environment(home: Path) -> dict[str, str]:
    """The variables of a program that serves this folder, on SQLite whatever the tests run on."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "PARTA_HOME": str(home), "PARTA_TEST_NOW": NOW.isoformat()}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school that was made once; tests get copies of it."""
    home = tmp_path_factory.mktemp("school")
    command = [sys.executable, "-m", "tests.flows.school", str(home)]
    subprocess.run(command, cwd=ROOT, env=environment(home), check=True)
    return home


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Iterator[Site]:
    """A server of its own for one story."""
    home = tmp_path / "home"
    shutil.copytree(made, home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "tests.flows.application:application", "--interface",
        "wsgi", "--port", str(port), "--workers", "1", "--blocking-threads", "4",
        "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment(home))
    try:
        _wait(f"http://127.0.0.1:{port}/account/sign-in/", server)
        yield Site(f"http://127.0.0.1:{port}", home)
    finally:
        server.terminate()
        server.wait(10)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.fail("the server of the story did not start")
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 (our own server)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server of the story does not answer")


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own for somebody, signs them in by login and password."""
    contexts: list[BrowserContext] = []

    def enter(login: str, path: str = "/desk/", **options: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "locale": "ru-RU", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        sign_in(page, site, login)
        page.goto(site.url + path)
        return page

    yield enter
    for context in contexts:
        context.close()


def sign_in(page: Page, site: Site, login: str) -> None:
    """Sign in as a person does."""
    page.goto(f"{site.url}/account/sign-in/")
    page.get_by_label("Логин").fill(login)
    page.locator("input[name=secret]").fill(PASSWORD)
    page.locator("main form button.main").click()
    page.wait_for_load_state()
