"""An import as one JSON document: what was read, what became of it, and how averages stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from parta.exchange.netcity.queries.words import matter_text, obstacle_text, other_marks_text
from parta.exchange.netcity.reader.document import as_document
from parta.exchange.netcity.reader.words import verdict_text
from parta.exchange.netcity.rules import NetcityReport, Verdict
from parta.exchange.netcity.rules.outcome import Compared, Conflict, Outcome, Remark
from parta.lib.errors import Refused

Document = dict[str, Any]

HEAD: Final = ("kind", "school", "school_year", "class", "period")
LISTS: Final = (
    "students", "subjects", "lessons", "marks", "absence_rows", "finals", "differing", "refused",
    "notes", "conflicts",
)  # fmt: skip
COUNTS: Final = ("counts", "absences", "averages", "created", "unchanged", "changed")
WORDS: Final = (
    "years", "terms", "classes", "students", "subjects", "courses", "lessons", "marks",
    "absences", "term_marks", "year_marks",
)  # fmt: skip
"""What ``created``, ``unchanged`` and ``changed`` count."""


def whole_document(
    names: Sequence[str],
    reports: Sequence[NetcityReport],
    outcomes: Sequence[Outcome],
    *,
    dry_run: bool,
    entries: int,
) -> Document:
    """One document for all files of an import.

    ``students``, ``subjects``, ``lessons``, ``marks`` (one entry a mark: «4/3» is two),
    ``absences`` by code, ``absence_rows``, ``finals``, ``refused`` and ``notes`` (cell, text,
    reason) say what was read; ``created``, ``unchanged``, ``changed`` and ``conflicts`` what
    became of it; ``averages`` counts how Parta's own averages stand to the file's, with the
    ``differing`` rows. ``files`` has the head and counts of each file; of several files every row
    names its own in ``file``. ``entries`` is the number of ledger entries written.
    """
    pairs = zip(reports, outcomes, strict=True)
    parts = [_part(report, outcome) for report, outcome in pairs]
    many = len(parts) > 1
    return {
        "format": "netcity",
        "ok": True,
        "dry_run": dry_run,
        "entries": entries,
        "n_becomes": outcomes[0].n_becomes if outcomes else "",
        **{key: parts[0][key] for key in HEAD if parts},
        **{key: _summed(part[key] for part in parts) for key in COUNTS},
        **{key: _joined(key, names, parts, many=many) for key in LISTS},
        "files": [_file(name, part) for name, part in zip(names, parts, strict=True)],
        "failed": [],
    }


def failed_document(failed: Iterable[tuple[str, Refused]]) -> Document:
    """Nothing was written: of each file that stood in the way, why; "" is all of them."""
    rows = [{"file": name, "reason": why.code, "why": str(why)} for name, why in failed]
    return {"format": "netcity", "ok": False, "entries": 0, "failed": rows}


def _part(report: NetcityReport, outcome: Outcome) -> Document:
    read = as_document(report)
    verdicts = Counter(row.verdict for row in outcome.compared)
    return {
        **read,
        "averages": {verdict.value: verdicts[verdict] for verdict in Verdict},
        "differing": [_compared(row) for row in outcome.differing],
        "refused": read["refused"] + [_remark(item) for item in outcome.refused],
        "notes": read["notes"] + [_remark(item) for item in outcome.notes],
        "conflicts": [_conflict(item) for item in outcome.conflicts],
        "created": _counted(outcome.created),
        "unchanged": _counted(outcome.unchanged),
        "changed": _counted(outcome.changed),
        "term": outcome.term,
        "terms_fitted": [
            {"name": term.name, "first": term.first.isoformat(), "last": term.last.isoformat()}
            for term in outcome.fitted
        ],
        "reason_unknown": outcome.unknown_reason,
        "n_becomes": outcome.n_becomes,
    }


def _counted(found: Mapping[str, int]) -> dict[str, int]:
    return {word: found.get(word, 0) for word in WORDS}


def _file(name: str, part: Document) -> Document:
    own = {
        key: part[key]
        for key in (*HEAD, *COUNTS, "term", "terms_fitted", "reason_unknown", "n_becomes")
    }
    sizes = {key: len(part[key]) for key in ("refused", "notes", "conflicts", "differing")}
    return {"file": name, **own, **sizes}


def _summed(rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for row in rows:
        for key, number in row.items():
            total[key] = total.get(key, 0) + number
    return total


def _joined(key: str, names: Sequence[str], parts: Sequence[Document], *, many: bool) -> list[Any]:
    """The rows of all files, each with its file's name; a subject and a student once."""
    if not many:
        return list(parts[0][key]) if parts else []
    if key == "subjects":
        return list(dict.fromkeys(subject for part in parts for subject in part[key]))
    rows = [
        (part, {**row, "class": part["class"], "file": name})
        for name, part in zip(names, parts, strict=True)
        for row in part[key]
    ]
    if key != "students":
        return [row for _, row in rows]
    once = {(part["school_year"], row["class"], row["name"]): row for part, row in reversed(rows)}
    return list(reversed(once.values()))


def _compared(row: Compared) -> Document:
    own = row.row
    other = row.verdict is not own.verdict
    return {
        "student": own.student,
        "subject": own.subject,
        "printed": str(own.printed),
        "computed": row.shown or None,
        "fraction": row.own or None,
        "marks": own.marks,
        "verdict": row.verdict.value,
        "why": other_marks_text() if other else verdict_text(row.verdict),
        "cell": str(own.place),
    }


def _remark(item: Remark) -> Document:
    return {
        "cell": str(item.place) if item.place else "",
        "text": item.text,
        "sign": item.text,
        "reason": item.why.value,
        "why": obstacle_text(item.why),
        "student": item.student,
        "subject": item.subject,
        "date": item.date.isoformat() if item.date else None,
    }


def _conflict(item: Conflict) -> Document:
    return {
        "cell": str(item.place),
        "about": item.matter.value,
        "what": matter_text(item.matter),
        "student": item.student,
        "subject": item.subject,
        "date": item.date.isoformat() if item.date else None,
        "term": item.title,
        "was": item.was,
        "is": item.now,
    }
