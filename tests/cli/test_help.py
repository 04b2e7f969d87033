"""Help and usage: complete, in the user's language, and without a trace on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from parta.cli import main, words
from parta.cli.program import COMMANDS

NAMES = tuple(command.__name__.rpartition(".")[2] for command in COMMANDS)
pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def nobody_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school folder that does not exist, and a user who wants Russian."""
    home = tmp_path / "нет"
    monkeypatch.setenv("PARTA_HOME", str(home))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    return home


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of a run that only talks, and all it said."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    captured = capsys.readouterr()
    return int(left.value.code or 0), captured.out + captured.err


def names_of_commands() -> list[str]:
    """The commands as they are typed."""
    return ["import" if name == "imports" else name for name in NAMES]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("command", names_of_commands())
def test_every_command_explains_itself_and_its_exit_codes(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = said(capsys, command, "--help", "--language", language)
    assert code == 0
    words.speak(language)
    assert words._("exit codes:") in text
    for number in ("0", "1", "2", "3", "130"):
        assert f"\n  {number:<4} " in text
    for option in ("--home", "--language"):
        assert option in text


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "--help")
    assert code == 0
    for command in names_of_commands():
        assert f"\n    {command} " in text


def test_asking_for_help_makes_no_folder(
    nobody_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "--help")
    said(capsys, "serve", "--help")
    assert not nobody_home.exists()


@pytest.mark.parametrize(
    ("language", "word"),
    [("ru", "коды выхода:"), ("kk", "шығу кодтары:"), ("en", "exit codes:")],
)
def test_help_speaks_the_language_that_is_asked_for(
    language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert word in said(capsys, "--language", language, "status", "--help")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("status", "--fly"),
        ("serve", "--port", "eighty"),
        ("serve", "--port", "70000"),
        ("serve", "--workers", "0"),
        ("status", "--home"),
        ("status", "--home", ""),
        ("--language", "fr", "status"),
    ],
)
def test_bad_usage_ends_with_2_and_names_the_usage(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = said(capsys, *arguments)
    assert code == 2
    assert text.startswith("использование: parta")
    assert "ошибка" in text


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ru"),
        ({"LANG": "C.UTF-8"}, "ru"),
        ({"LANG": "de_DE.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ru:en"}, "ru"),
    ],
)
def test_russian_unless_the_environment_wants_otherwise(
    environment: dict[str, str], language: str
) -> None:
    assert words.preferred(environment) == language
