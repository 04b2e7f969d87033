"""`parta verify`: chain, rows, guards and anchors, and a sentence for each fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from parta.archive.queries import sentences, words
from parta.archive.queries.compare import Found, compared
from parta.archive.queries.replay import Fold, replayed
from parta.archive.recorded import GUARDS
from parta.archive.rules import Verdict, judged
from parta.ledger.anchors import anchors_file, read_anchors
from parta.ledger.proof import Fault, Walk
from parta.ledger.recorded import Recorded
from parta.ledger.rules import Anchor
from parta.lib.guards import missing, strange
from parta.lib.reading import snapshot

NAMED: Final = 10_000  # more differences than anybody reads; the rest is counted


@dataclass(frozen=True, slots=True)
class FaultFound:
    """A fault of the chain at entry ``seq``; ``code`` as in ``parta.ledger.proof.Fault``."""

    seq: int
    code: str
    detail: str
    message: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not as the ledger has it; ``code`` as in ``Found``.

    ``where`` names the row in words (class, subject, date, student), ``was`` is what the ledger
    says and ``now`` what the table holds, in words; ``message`` says it all in one sentence.
    """

    code: str
    kind: str
    row: int
    seq: int
    attribute: str
    where: str
    was: str
    now: str
    message: str


@dataclass(frozen=True, slots=True)
class AnchorFound:
    """An anchor of the file ``source`` and what it says of the chain."""

    source: str
    anchor: Anchor
    verdict: Verdict
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. ``ok`` means: nothing is wrong, as far as the ledger and anchors reach.

    ``unnamed`` counts differences beyond the first ``NAMED``; ``notices`` are sentences about
    what is in order but should be known (erased texts, lines of anchors that can't be read).
    """

    ok: bool
    entries: int
    head_seq: int
    head_hash: bytes
    epoch: int
    faults: tuple[FaultFound, ...]
    differences: tuple[Difference, ...]
    unnamed: int
    guards_missing: tuple[str, ...]
    guards_strange: tuple[str, ...]
    anchors: tuple[AnchorFound, ...]
    notices: tuple[str, ...]

    def sentences(self) -> list[str]:
        """Everything that is wrong, a sentence each, in the user's language."""
        lines = [fault.message for fault in self.faults]
        lines += [difference.message for difference in self.differences]
        lines += [sentences.more(self.unnamed)] if self.unnamed else []
        lines += [sentences.guard_gone(name) for name in self.guards_missing]
        lines += [sentences.guard_strange(name) for name in self.guards_strange]
        return lines + [item.message for item in self.anchors if item.verdict in _WRONG]


_WRONG: Final = frozenset({Verdict.DIFFERS, Verdict.BEYOND})


def verified(files: Sequence[Path] = ()) -> Verification:
    """Verify the whole school against its own anchors and those of ``files``.

    Reads one state of the database while others go on writing. Raises ``OSError`` when one of
    ``files`` can't be read.
    """
    sources = {path: read_anchors(path) for path in _sources(files)}
    with snapshot():
        return _verified(sources)


def _sources(files: Sequence[Path]) -> list[Path]:
    own = anchors_file()
    return [own, *files] if own.exists() else list(files)


def _verified(sources: dict[Path, tuple[list[Anchor], list[int]]]) -> Verification:
    every = [anchor for anchors, _bad in sources.values() for anchor in anchors]
    walk = Walk(watched=frozenset(anchor.seq for anchor in every))
    differences, notices, unnamed = _differences(replayed(walk))
    walked = sorted(walk.faults, key=lambda fault: fault.seq)
    faults = tuple(_fault(fault) for fault in walked[:NAMED])
    gone, others = tuple(missing(GUARDS)), tuple(strange(GUARDS))
    anchors = tuple(_anchors(sources, walk))
    wrong = any(item.verdict in _WRONG for item in anchors)
    return Verification(
        ok=not (faults or differences or gone or others or wrong),
        entries=walk.count,
        head_seq=walk.seq,
        head_hash=walk.hash,
        epoch=walk.epoch,
        faults=faults,
        differences=tuple(differences),
        unnamed=unnamed,
        guards_missing=gone,
        guards_strange=others,
        anchors=anchors,
        notices=(*notices, *_unreadable(sources)),
    )


def _fault(fault: Fault) -> FaultFound:
    said = sentences.fault_sentence(fault, words.of_entry(fault.seq))
    return FaultFound(fault.seq, fault.code, fault.detail, said)


def _differences(folds: dict[str, Fold]) -> tuple[list[Difference], list[str], int]:
    """What differs, notices about erased texts, and how many differences stay unnamed."""
    differences: list[Difference] = []
    notices: list[str] = []
    unnamed = 0
    for fold in folds.values():
        for found in compared(fold):
            if found.code == "erased":
                notices.append(_difference(fold.spec, found).message)
            elif len(differences) < NAMED:
                differences.append(_difference(fold.spec, found))
            else:
                unnamed += 1
    return differences, notices, unnamed


def _difference(spec: Recorded, found: Found) -> Difference:
    where = words.where(spec, found)
    name = words.column(found.attribute) if found.attribute else ""
    was, now = _shown(spec, found, found.was), _shown(spec, found, found.now)
    message = sentences.found_sentence(found, where, name, was, now)
    seq = found.standing.seq if found.standing else 0
    return Difference(
        found.code, spec.kind, found.row, seq, found.attribute, where, was, now, message
    )


def _shown(spec: Recorded, found: Found, value: Any) -> str:
    if found.code == "erased":
        return str(value or "")
    if found.attribute:
        return words.shown(spec, found.attribute, value)
    return words.row_in_words(spec, value or ())


def _anchors(
    sources: dict[Path, tuple[list[Anchor], list[int]]], walk: Walk
) -> Iterator[AnchorFound]:
    for path, (anchors, _bad) in sources.items():
        for item in judged(anchors, walk.seen, walk.epoch):
            said = sentences.anchor_sentence(item)
            yield AnchorFound(str(path), item.anchor, item.verdict, said)


def _unreadable(sources: dict[Path, tuple[list[Anchor], list[int]]]) -> list[str]:
    return [
        sentences.line_unreadable(str(path), line)
        for path, (_anchors, lines) in sources.items()
        for line in lines
    ]
