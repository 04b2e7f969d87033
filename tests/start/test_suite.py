"""The closing line of the test command: what each part came to, and that nothing hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.suite import Part, counted, total

pytestmark = pytest.mark.once


def report(folder: Path, **figures: int) -> Path:
    """A JUnit report with these figures."""
    path = folder / "report.xml"
    attributes = " ".join(f'{name}="{value}"' for name, value in figures.items())
    path.write_text(f"<testsuites><testsuite {attributes}/></testsuites>", encoding="utf-8")
    return path


def test_failures_and_errors_both_count_as_failed(tmp_path: Path) -> None:
    path = report(tmp_path, tests=10, failures=2, errors=1, skipped=3)
    assert counted("SQLite", path, 1) == Part("SQLite", passed=4, failed=3, skipped=3)


def test_a_run_that_broke_off_is_a_failure(tmp_path: Path) -> None:
    assert counted("SQLite", tmp_path / "none.xml", 3) == Part("SQLite", failed=1)
    assert counted("SQLite", report(tmp_path, tests=5), 2) == Part("SQLite", passed=5, failed=1)


def test_a_run_without_a_chosen_test_is_no_failure_by_itself(tmp_path: Path) -> None:
    assert counted("PostgreSQL", report(tmp_path, tests=0), 5) == Part("PostgreSQL")


def test_the_sum_adds_every_part() -> None:
    parts = [Part("SQLite", 5, 1, 2), Part("PostgreSQL", 4), Part("mypy", failed=1)]
    assert str(total(parts)) == "9 passed, 2 failed, 2 skipped"


def test_a_suite_in_which_nothing_passed_has_failed() -> None:
    assert total([Part("SQLite"), Part("PostgreSQL")]).failed == 1
