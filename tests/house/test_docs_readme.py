"""README in two languages and the guides: what they name is there, what they tell to type works."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from parta.cli.program import main as parta
from tools import commands

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.ru.md")
GUIDES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "help").glob("*.md"))
PAGES = [*READMES, *GUIDES]

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^ *```\w*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
START = re.compile(r"python3? start\.py(?: (\w+))?")
PARTA = re.compile(r"(?:^|[\s/\\])parta (\w+)(.*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
FOLDERS = re.compile(r"`((?:parta|docs|tests|tools)/[\w./-]*)`")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def typed(page: str) -> list[str]:
    """What a page tells to type: lines of its blocks, and pieces of code within sentences."""
    lines = [line.strip() for block in BLOCK.findall(text(page)) for line in block.splitlines()]
    return [*lines, *SPAN.findall(BLOCK.sub("", text(page)))]


def place_of(heading: str) -> str:
    """The name that a repository's page gives to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@cache
def options_of(command: str) -> set[str]:
    """The options that `parta COMMAND --help` names."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(SystemExit) as ended:
        parta([command, "--help"])
    assert ended.value.code == 0, f"there is no command parta {command}"
    return set(OPTION.findall(out.getvalue()))


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_of_a_page_is_there(page: str) -> None:
    for link in LINK.findall(text(page)):
        path, _, place = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        if place:
            headings = HEADING.findall(target.read_text(encoding="utf-8"))
            assert place in {place_of(words) for _, words in headings}, link


@pytest.mark.parametrize("page", PAGES)
def test_every_file_named_in_a_sentence_is_there(page: str) -> None:
    for path in FOLDERS.findall(text(page)):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_to_type_exists_with_its_options(page: str) -> None:
    for line in typed(page):
        for name in START.findall(line):
            assert not name or name in commands.COMMANDS, line
        if found := PARTA.search(line):
            assert set(OPTION.findall(found[2])) <= options_of(found[1]), line


def test_the_two_readmes_are_in_step() -> None:
    first, second = (text(page) for page in READMES)
    assert [level for level, _ in HEADING.findall(first)] == [
        level for level, _ in HEADING.findall(second)
    ]
    assert BLOCK.findall(first) == BLOCK.findall(second)
    assert IMAGE.findall(first) == IMAGE.findall(second)
    assert FOLDERS.findall(first) == FOLDERS.findall(second)
    assert re.findall(r"^\d\. ", first, re.MULTILINE) == re.findall(r"^\d\. ", second, re.MULTILINE)
    assert first.count("\n- ") == second.count("\n- ")


def test_the_readme_names_both_commands_and_the_licence() -> None:
    assert [block.strip() for block in BLOCK.findall(text("README.md"))] == [
        "python3 start.py",
        "python3 start.py test",
    ]
    assert "[Apache License 2.0](LICENSE)" in text("README.md")


def test_start_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.serve(["--help"])
    said = capsys.readouterr().out
    for name in commands.COMMANDS.keys() - {"serve"}:
        assert f"start.py {name}" in said
    for option in ("--port", "--host", "--home"):
        assert option in said
