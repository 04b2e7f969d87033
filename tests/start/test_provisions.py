"""What the tests need beyond Python: found, started, or asked for in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tools import chromium, postgres
from tools.console import Trouble
from tools.environment import ROOT

pytestmark = pytest.mark.once


@pytest.mark.parametrize("kind", ["", "wheel"])
def test_a_server_runs_for_the_block_on_loopback_and_is_gone_after_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTA_TEST_POSTGRES", kind)
    with postgres.server() as url, psycopg.connect(url) as connection:
        told = connection.execute("show listen_addresses").fetchone()
        assert told == ("127.0.0.1",)
        folder = connection.execute("show data_directory").fetchone()
        assert folder is not None
        assert Path(folder[0]).exists() or os.geteuid() != 0
    assert not Path(folder[0]).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_a_server_asks_for_its_password() -> None:
    with postgres.server() as url:
        user, rest = url.split("@")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"{user[:-1]}x@{rest}")


def test_a_command_beside_the_server_gets_its_address_and_gives_its_exit_code() -> None:
    code = "import os, sys; sys.exit(7 if 'DATABASE_URL' in os.environ else 0)"
    command = [sys.executable, "-m", "tools.postgres", sys.executable, "-c", code]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_a_server_is_stopped_when_its_command_is_told_to_end(tmp_path: Path) -> None:
    code = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "tools.postgres", sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        psycopg.connect(url).close()
        process.terminate()
        assert process.wait(60) == 143
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_a_machine_without_a_server_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_system", list)
    monkeypatch.setattr(postgres, "_wheel", list)
    with pytest.raises(Trouble, match="Нет PostgreSQL"), postgres.server():
        pass


def test_a_folder_without_a_server_has_version_0(tmp_path: Path) -> None:
    assert postgres.version(tmp_path) == 0


def test_a_machine_without_a_browser_where_nothing_may_be_installed_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PARTA_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_places", lambda: iter(()))
    monkeypatch.setattr(chromium, "_superuser", lambda: None)
    with pytest.raises(Trouble, match="нужен Chromium"):
        chromium.obtain()


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PARTA_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(Trouble, match="PARTA_CHROMIUM"):
        chromium.obtain()


def test_a_browser_installed_by_apt_is_found_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "chromium"
    monkeypatch.delenv("PARTA_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_places", lambda: iter([program]))
    monkeypatch.setattr(chromium, "_superuser", list)
    monkeypatch.setattr(chromium, "_install", lambda superuser: program.write_text(""))
    assert chromium.obtain() == program
