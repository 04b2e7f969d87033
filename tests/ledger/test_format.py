"""The format is what docs/rules/ledger.md says, byte by byte."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.ledger import rules
from parta.ledger.rules import GENESIS, Anchor, Entry, anchor_of, chain, parse, seal, short_id

DOC = (Path(__file__).parents[2] / "docs/rules/ledger.md").read_text(encoding="utf-8")
EXAMPLE = DOC.split("<!-- example: two entries -->")[1].split("The first:")[0]


def labelled(label: str) -> list[str]:
    """Lines of the worked example that begin with a label."""
    return re.findall(rf"^    {label}: (.*)$", EXAMPLE, re.MULTILINE)


def test_the_worked_example_is_right() -> None:
    previous = bytes(32)
    for text, digest in zip(labelled("text"), labelled("hash"), strict=True):
        previous = hashlib.sha256(previous + text.encode("utf-8")).digest()
        assert previous.hex() == digest
    assert len(labelled("text")) == 2


def test_the_worked_example_is_what_the_program_writes() -> None:
    previous = GENESIS
    for text, digest in zip(labelled("text"), labelled("hash"), strict=True):
        assert parse(text).text() == text
        previous = chain(previous, text)
        assert previous.hex() == digest


def test_the_worked_seal_is_right() -> None:
    (salt,), (text,) = labelled("salt"), labelled("text of part c")
    digest = hashlib.sha256(bytes.fromhex(salt) + text.encode()).digest()
    sealed = "#" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert json.loads(labelled("text")[1])[15]["c"] == sealed == seal(bytes.fromhex(salt), text)


def test_every_letter_of_role_and_origin_is_in_the_document() -> None:
    names = ("ADMINISTRATOR", "HEAD", "DEPUTY", "HOMEROOM", "TEACHER", "SECRETARY", "SOCIAL",
             "ACCOUNTANT", "STUDENT", "GUARDIAN", "PROGRAM")  # fmt: skip
    roles = DOC.split("Roles:")[1].split("\n\n")[0]
    origins = DOC.split("Origins:")[1].split("\n\n")[0]
    assert sorted(re.findall(r"`(\w)`", roles)) == sorted(getattr(rules, name) for name in names)
    assert sorted(set(re.findall(r"`(\w)`", origins))) == sorted(rules.ORIGINS)


def test_the_anchor_of_the_document_is_one() -> None:
    line = re.findall(r"^    (\d{4}-\d\d-\d\dT.*)$", DOC, re.MULTILINE)[0]
    assert anchor_of(line).line() == line


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
numbers = st.integers(0, 2**62)
maybe = st.none() | st.integers(1, 2**62)
values = st.none() | st.dictionaries(texts, st.none() | st.booleans() | numbers | texts)


@given(
    st.builds(
        Entry,
        numbers,
        numbers,
        numbers,
        maybe,
        texts,
        texts,
        st.none() | texts,
        maybe,
        maybe,
        texts,
        numbers,
        numbers,
        numbers,
        values,
        values,
        texts,
    )
)
def test_an_entry_is_read_back_as_it_was_written(entry: Entry) -> None:
    assert parse(entry.text()) == entry
    assert "\n" not in entry.text()


@given(st.recursive(st.none() | st.booleans() | numbers | texts, st.lists, max_leaves=20))
def test_what_is_no_entry_is_refused_with_a_reason(junk: object) -> None:
    with pytest.raises(ValueError, match="entry"):
        parse(json.dumps(junk) if not isinstance(junk, str) else json.dumps([junk]))


@given(st.uuids())
def test_an_operations_id_keeps_all_its_bits(name: uuid.UUID) -> None:
    short = short_id(name.hex)
    assert short is not None
    assert len(short) == 22
    assert base64.urlsafe_b64decode(short + "==").hex() == name.hex


@pytest.mark.parametrize("other", [None, "", "undo", "abcd", "0" * 31, "0" * 34])
def test_what_is_no_uuid_stays_as_it_is(other: str | None) -> None:
    assert short_id(other) == other


@pytest.mark.parametrize(
    "line",
    ["", "x", "2026-11-12T05:00:00Z 1 2", "2026-11-12T05:00:00Z 1 2 abcd",
     "2026-11-12T05:00:00 1 2 " + "00" * 32, "2026-11-12T05:00:00Z one 2 " + "00" * 32],
)  # fmt: skip
def test_a_line_that_is_no_anchor_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        anchor_of(line)


@given(st.integers(0, 2**37), numbers, numbers, st.binary(min_size=32, max_size=32))
def test_an_anchor_is_read_back(second: int, epoch: int, seq: int, digest: bytes) -> None:
    anchor = Anchor(datetime.fromtimestamp(second, UTC), epoch, seq, digest)
    assert anchor_of(anchor.line()) == anchor
