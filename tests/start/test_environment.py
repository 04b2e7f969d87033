"""start.py's environment: known by its locks, reachable from any folder, made once."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tools import environment
from tools.console import Trouble

pytestmark = pytest.mark.once


CLI = """\
import sys
print(sys.argv[1:])
sys.exit(3)
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment without pip beside a small program, in a folder with letters and a space."""
    root = tmp_path / "проба школа"
    (root / "parta").mkdir(parents=True)
    (root / "parta" / "__init__.py").touch()
    (root / "parta" / "cli.py").write_text(CLI, encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", root)
    venv.create(root / ".venv", with_pip=False)
    return root / ".venv"


def test_the_link_makes_the_package_importable_from_any_folder(bare: Path, tmp_path: Path) -> None:
    environment.link(bare)
    code = "import parta, sys; sys.stdout.buffer.write(parta.__file__.encode())"
    command = [str(environment.python(bare)), "-c", code]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert Path(told) == bare.parent / "parta" / "__init__.py"


def test_the_link_stays_true_when_the_folder_is_moved(bare: Path, tmp_path: Path) -> None:
    environment.link(bare)
    moved = bare.parent.rename(tmp_path / "другое место")
    text = (environment.packages(moved / ".venv") / "parta.pth").read_bytes()
    assert text.isascii()
    assert (environment.packages(moved / ".venv") / text.decode().strip()).resolve() == moved


def test_linking_again_writes_nothing(bare: Path) -> None:
    environment.link(bare)
    link = environment.packages(bare) / "parta.pth"
    before = link.stat().st_mtime_ns
    environment.link(bare)
    assert link.stat().st_mtime_ns == before


def test_the_command_gets_its_arguments_and_gives_its_exit_code(bare: Path, tmp_path: Path) -> None:
    environment.link(bare)
    name = "parta.cmd" if environment.WINDOWS else "parta"
    command = [str(environment.scripts(bare) / name), "import", "два слова"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout.decode().strip() == "['import', 'два слова']"
    assert done.returncode == 3


@pytest.mark.skipif(environment.WINDOWS, reason="links need a privilege on Windows")
def test_the_command_works_through_a_symbolic_link(bare: Path, tmp_path: Path) -> None:
    environment.link(bare)
    alias = tmp_path / "parta"
    alias.symlink_to(environment.scripts(bare) / "parta")
    assert subprocess.run([alias], capture_output=True, check=False).returncode == 3


def test_a_changed_lock_is_no_longer_installed(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("one==1\n", encoding="utf-8")
    monkeypatch.setitem(environment.LOCKS, "main", lock)
    stamp = bare / "parta-main.stamp"
    stamp.write_text(environment.fingerprint(lock), encoding="utf-8")
    assert environment.installed("main", bare)
    lock.write_text("one==2\n", encoding="utf-8")
    assert not environment.installed("main", bare)


def test_an_environment_whose_python_is_gone_is_not_installed(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = environment.LOCKS["main"]
    (bare / "parta-main.stamp").write_text(environment.fingerprint(lock), encoding="utf-8")
    assert environment.installed("main", bare)
    environment.python(bare).unlink()
    assert not environment.installed("main", bare)


def test_a_package_that_cannot_be_installed_leaves_no_stamp_and_plain_words(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("no-hash==1\n", encoding="utf-8")
    monkeypatch.setitem(environment.LOCKS, "main", lock)
    with pytest.raises(Trouble, match="Пакеты не установлены"):
        environment.prepare("main", venv=bare)
    assert not (bare / "parta-main.stamp").exists()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_is_named_in_both_languages(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = importlib.util.find_spec

    def without(name: str) -> object:
        return None if name == module else whole(name)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(Trouble) as caught:
        environment.prepare("main", venv=tmp_path / ".venv")
    assert f"нет модуля {module}" in str(caught.value)
    assert f"lacks the module {module}" in str(caught.value)


def test_start_imports_nothing_but_the_standard_library() -> None:
    """On a newcomer's Python there is nothing else: run without site-packages."""
    start = Path(__file__).parents[2] / "start.py"
    command = [sys.executable, "-S", "-E", str(start), "--help"]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert "--port" in told.stdout
    assert "start.py test" in told.stdout
