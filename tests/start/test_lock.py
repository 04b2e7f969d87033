"""The locks: their markers are true on exactly the machines that have a wheel."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import parse_tag
from packaging.utils import canonicalize_name

from tools.environment import LOCKS, ROOT
from tools.lock import pinned, reached
from tools.targets import MACHINES, PYTHONS, TARGETS, Target, covered, marker
from tools.wheels import Wheel

pytestmark = pytest.mark.once
RUNS = [set(PYTHONS[i:j]) for i in range(len(PYTHONS)) for j in range(i + 1, len(PYTHONS) + 1)]


@given(st.dictionaries(st.sampled_from(MACHINES), st.sampled_from(RUNS), min_size=1))
def test_a_marker_is_true_on_exactly_the_targets_it_was_made_for(
    chosen: dict[tuple[str, str], set[tuple[int, int]]],
) -> None:
    places = {t for t in TARGETS if t.python in chosen.get((t.platform, t.machine), set())}
    text = marker(places)
    assert {t for t in TARGETS if not text or Marker(text).evaluate(t.environment())} == places


def test_no_marker_is_made_for_pythons_with_a_hole() -> None:
    with pytest.raises(ValueError, match="hole"):
        marker({t for t in TARGETS if t.python in (PYTHONS[0], PYTHONS[2])})


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("py3-none-any", len(TARGETS)),
        ("cp311-abi3-win_amd64", len(PYTHONS)),
        ("cp312-cp312-manylinux_2_28_x86_64", 1),
        ("cp312-cp312-manylinux_2_34_x86_64", 0),
        ("cp310-cp310-win_amd64", 0),
        ("cp314-cp314t-win_amd64", 0),
        ("py3-none-macosx_11_0_universal2", len(PYTHONS)),
    ],
)
def test_a_wheel_serves_the_targets_that_pip_would_install_it_on(tag: str, served: int) -> None:
    wheel = Wheel("x", parse_tag(tag), "")
    assert sum(covered(target, [wheel]) for target in TARGETS) == served


def test_a_need_of_another_platform_is_followed() -> None:
    needs = {
        "a": [Requirement("b[more]; sys_platform == 'win32'")],
        "b": [Requirement("c; extra == 'more'"), Requirement("d; extra == 'less'")],
    }
    windows = Target("win32", "AMD64", (3, 11))
    linux = Target("linux", "x86_64", (3, 11))
    assert reached([Requirement("a")], needs, windows) == {"a", "b", "c"}
    assert reached([Requirement("a")], needs, linux) == {"a"}


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_every_locked_package_has_hashes_and_the_lock_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)[1:]
    assert entries
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert "://" not in text
    assert "index" not in text.split("\n", 1)[1]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "main": project["project"]["dependencies"],
        "test": project["dependency-groups"]["test"],
    }
    for name, texts in asked.items():
        pins = pinned(LOCKS[name])
        for need in map(Requirement, texts):
            version = pins[canonicalize_name(need.name)]
            assert need.specifier.contains(version), f"{need} is locked at {version}"
