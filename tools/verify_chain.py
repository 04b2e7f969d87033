"""Verify a school's ledger with nothing but Python: written from docs/rules/ledger.md alone.

    python3 verify_chain.py FILE.sqlite3 [ANCHORS.txt …]

Opens the database read-only, recomputes the chain and its sealed texts, and looks for the entries
that anchors know. Exit code 0: all holds; 1: something does not; 2: it can't be read at all.
"""

import base64
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ENTRIES = (
    "SELECT seq, text, prev, hash, at, account, kind, page, person "
    "FROM parta_ledgerentry ORDER BY seq"
)
TEXTS = "SELECT entry, part, salt, text, act FROM parta_ledgertext"
Texts = dict[tuple[int, str], tuple[bytes, str, str]]
Anchors = dict[int, set[tuple[int, str]]]


def sealed(values: list[Any]) -> dict[str, str]:
    """The sealed values of an entry: strings of 44 characters that begin with «#»."""
    both = {**(values[15] or {}), "reason": values[16]}
    return {k: v for k, v in both.items() if isinstance(v, str) and v[:1] == "#" and len(v) == 44}


def seal(salt: bytes, text: str) -> str:
    """A personal text as it stands in an entry."""
    digest = hashlib.sha256(salt + text.encode()).digest()
    return "#" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def wrong_texts(values: list[Any], texts: Texts, erased: set[Any]) -> Iterator[str]:
    """Faults of an entry's personal texts; moves what an act erased to ``erased``."""
    for part, wanted in sealed(values).items():
        salt, text, act = texts.pop((values[1], part), (b"", "", ""))
        if act:
            erased.add((values[1], part, act))
        if text + salt.hex() if act else seal(salt, text) != wanted:
            yield f"{values[1]}: the text «{part}» is gone or not the one that was sealed"


def walk(database: sqlite3.Connection, anchors: Anchors) -> Iterator[str]:
    """Every fault as a line; afterwards the head is printed."""
    last, previous, epoch = 0, bytes(32), 1
    erased: set[Any] = set()
    claimed: set[Any] = set()
    texts: Texts = {(entry, part): rest for entry, part, *rest in database.execute(TEXTS)}
    for seq, text, prev, digest, *columns in database.execute(ENTRIES):
        if seq != last + 1 or prev != previous:
            yield f"{seq}: does not continue entry {last}"
        if hashlib.sha256(prev + text.encode()).digest() != digest:
            yield f"{seq}: its hash is not that of its text"
        values = json.loads(text)
        if values[0] != 1 or [values[i] for i in (1, 3, 4, 10, 12, 13)] != [seq, *columns]:
            yield f"{seq}: the columns say something else than the text"
        if values[2] != epoch + (values[10] == "restore"):
            yield f"{seq}: epoch {values[2]} after {epoch}"
        last, previous, epoch = seq, digest, values[2]
        if values[10] == "erasure":
            claimed |= {(entry, part, values[15]["act"]) for entry, part in values[15]["of"]}
        yield from wrong_texts(values, texts, erased)
        if not anchors.get(seq, set()) <= {(epoch, digest.hex())}:
            yield f"{seq}: an anchor knows another entry"
    yield from (f"{entry}: no entry has sealed the text «{part}»" for entry, part in texts)
    yield from (f"{seq}: «{part}» was erased in silence" for seq, part, _act in erased - claimed)
    yield from (f"{seq}: an anchor knows it, but it is gone" for seq in anchors if seq > last)
    print(f"{last} entries, epoch {epoch}, head {previous.hex()}")


def main(database: str, *files: str) -> int:
    """Verify a file against anchors' files; the exit code."""
    anchors: Anchors = {}
    for line in (line for file in files for line in Path(file).read_text("utf-8").splitlines()):
        _moment, epoch, seq, digest = line.split()
        anchors.setdefault(int(seq), set()).add((int(epoch), digest))
    uri = Path(database).resolve().as_uri() + "?mode=ro"
    faults = list(walk(sqlite3.connect(uri, uri=True), anchors))
    print("\n".join(faults) or "the chain holds")
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        code = main(*sys.argv[1:])
    except (OSError, TypeError, ValueError, LookupError, sqlite3.Error) as error:
        print(f"it can't be read: {error}\n{__doc__}", file=sys.stderr)
        code = 2
    sys.exit(code)
