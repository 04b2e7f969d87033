"""What a healthy school's verification says."""

from __future__ import annotations

from parta.archive.queries import verified
from tests.example import cast
from tests.tools.databases import OwnDatabase


def test_a_school_filled_by_the_program_passes(own_database: OwnDatabase) -> None:
    cast()
    found = verified()
    assert found.sentences() == []
    assert found.ok
    assert found.entries == found.head_seq > 40
