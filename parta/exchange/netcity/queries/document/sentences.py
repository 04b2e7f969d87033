"""An import told in sentences, row by row, from its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parta.exchange.netcity.queries.words import shown
from parta.exchange.netcity.rules.outcome import Matter


def summary_lines(document: Mapping[str, Any]) -> list[str]:
    """What was understood, what was not and what became of it, in the user's language."""
    if not document["ok"]:
        return [_failure(row) for row in document["failed"]]
    return [
        *(line for file in document["files"] for line in _file(file)),
        *_averages(document),
        *_titled(_("Not taken:"), map(_refused, document["refused"])),
        *_titled(_("The register holds something else and stays:"),
                 map(_conflict, document["conflicts"])),
        *_titled(_("To be looked at:"), map(_refused, document["notes"])),
        *_titled(_("Averages that differ from the file's:"),
                 map(_differing, document["differing"])),
        _end(document),
    ]  # fmt: skip


def _failure(row: Mapping[str, Any]) -> str:
    return f"{row['file']}: {row['why']}" if row["file"] else str(row["why"])


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    rows = [f"  {line}" for line in lines]
    return [title, *rows] if rows else []


def _file(file: Mapping[str, Any]) -> Iterator[str]:
    yield _("%(file)s: class %(class)s, school year %(school_year)s") % file
    counts = _(
        "understood: %(students)s students, %(subjects)s subjects, %(lessons)s lessons, "
        "%(marks)s marks, %(absences)s absences, %(finals)s term and year marks"
    )
    yield "  " + counts % file["counts"]
    codes = ", ".join(f"{sign} {number}" for sign, number in file["absences"].items() if number)
    if codes:
        yield "  " + _("absences by sign: %(codes)s") % {"codes": codes}
    if file["reason_unknown"]:
        yield "  " + _("“Н” became “%(code)s”") % {"code": shown(Matter.ABSENCE, file["n_becomes"])}
    if file["term"]:
        yield "  " + _("marks for the period were taken as those of “%(term)s”") % file
    for term in file["terms_fitted"]:
        yield "  " + _("“%(name)s” is taken to last from %(first)s to %(last)s") % _days(term)
    for title, key in ((pgettext("import", "new"), "created"), (_("there already"), "unchanged")):
        if found := _counted(file[key]):
            yield f"  {title}: {found}"


def _counted(counts: Mapping[str, int]) -> str:
    words = {
        "years": pgettext("import", "school years"),
        "classes": pgettext("import", "classes"),
        "students": pgettext("import", "students"),
        "subjects": pgettext("import", "subjects"),
        "courses": pgettext("import", "journal pages"),
        "lessons": pgettext("import", "lessons"),
        "marks": pgettext("import", "marks"),
        "absences": pgettext("import", "absences"),
        "term_marks": pgettext("import", "term marks"),
        "year_marks": pgettext("import", "marks of the year"),
    }
    return ", ".join(f"{words[key]} {counts[key]}" for key in words if counts.get(key))


def _averages(document: Mapping[str, Any]) -> list[str]:
    counts = document["averages"]
    differing = counts["different"] + counts["equal_with_refused"]
    if not counts["equal"] + differing:
        return []
    line = _("Averages: %(equal)s equal to the file's, %(differing)s differ")
    return [line % {"equal": counts["equal"], "differing": differing}]


def _where(row: Mapping[str, Any]) -> str:
    """«O32, Иванов Иван, Химия, 10.04.2025»: as much of it as there is."""
    parts = [row["cell"], row["student"], row["subject"], _day(row["date"]), row.get("term")]
    return ", ".join(part for part in parts if part)


def _refused(row: Mapping[str, Any]) -> str:
    return f"{_where(row)}: «{row['text']}» – {row['why']}"


def _conflict(row: Mapping[str, Any]) -> str:
    matter = Matter(row["about"])
    line = _("%(where)s: %(what)s in the register “%(was)s”, in the file “%(is)s”")
    values = {"was": shown(matter, row["was"]), "is": shown(matter, row["is"])}
    return line % {"where": _where(row), "what": row["what"], **values}


def _differing(row: Mapping[str, Any]) -> str:
    line = _("%(cell)s, %(student)s, %(subject)s: %(own)s, in the file %(printed)s – %(why)s")
    return line % {**row, "own": row["computed"] or "–", "printed": _short(row["printed"])}


def _short(number: str) -> str:
    whole, _point, decimals = number.partition(".")
    return f"{whole},{decimals[:2]}" if decimals else whole


def _day(text: str | None) -> str:
    return ".".join(reversed(text.split("-"))) if text else ""


def _days(term: Mapping[str, str]) -> dict[str, str]:
    return {**term, "first": _day(term["first"]), "last": _day(term["last"])}


def _end(document: Mapping[str, Any]) -> str:
    if document["dry_run"]:
        return _("This was a preview: nothing was written.")
    if not document["entries"]:
        return _("Everything was there already: nothing was written.")
    return _("Done: %(entries)s entries in the ledger.") % document
