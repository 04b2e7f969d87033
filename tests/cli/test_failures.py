"""What nobody foresaw ends with exit code 3, one sentence, and the whole story in the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import environment
from tests.cli.runner import Done, Parta, free_port

pytestmark = pytest.mark.once  # which database is tested here does not depend on the run


def told(home: Path, url: str) -> Done:
    """What the command says of a folder whose database is no good."""
    return Parta(home, environment(home, url))("status")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is there."""
    folder = tmp_path / "школа"
    folder.mkdir()
    return folder


def assert_logged(home: Path, done: Done) -> str:
    """It ended as broken, without a traceback, and says where the story is; the story."""
    log = home / "logs" / "parta.log"
    story = log.read_text("utf-8")
    assert done.code == 3
    assert "Traceback" not in done.err
    assert str(log) in done.err
    assert "Traceback" in story
    return story


def test_a_server_that_does_not_answer(home: Path) -> None:
    done = told(home, f"postgres://nobody:secret@127.0.0.1:{free_port()}/nothing")
    assert done.err.startswith("База данных не отвечает")
    story = assert_logged(home, done)
    assert "secret" not in done.err + story


def test_a_file_that_is_no_database(home: Path) -> None:
    (home / "parta.sqlite3").write_bytes(b"not a database at all" * 100)
    done = told(home, "")
    assert done.err.startswith("Базу данных нельзя использовать")
    assert_logged(home, done)


def test_an_address_of_a_database_that_is_none_is_bad_input(home: Path) -> None:
    done = told(home, "mysql://root@127.0.0.1/parta")
    assert done.code == 2
    assert "DATABASE_URL" in done.err


def test_a_folder_that_is_a_file_is_bad_input(home: Path) -> None:
    file = home / "файл"
    file.write_text("", encoding="utf-8")
    assert told(file, "").code == 2
