"""What nobody foresaw ends with exit code 3, one sentence, and the whole story in the log."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.runner import Parta, free_port


def test_a_database_that_does_not_answer_is_said_in_one_sentence(tmp_path: Path) -> None:
    home = tmp_path / "школа"
    home.mkdir()
    address = f"postgres://nobody:secret@127.0.0.1:{free_port()}/nothing"
    done = Parta(
        home, {**os.environ, "PARTA_HOME": str(home), "DATABASE_URL": address, "LANG": "ru"}
    )("status")
    assert done.code == 3
    assert done.err.startswith("База данных не отвечает")
    assert "Traceback" not in done.err
    log = home / "logs" / "parta.log"
    assert str(log) in done.err
    assert "Traceback" in log.read_text("utf-8")
    assert "secret" not in done.err + log.read_text("utf-8")
