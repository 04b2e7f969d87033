"""How term and year marks stand in the ledger. The page of a term mark's entry is its term."""

from __future__ import annotations

from parta.ledger.recorded import Occurrence, Recorded
from parta.people.recorded import student_name
from parta.results.models import TermMark, YearMark
from parta.school.models import Subject, Term


def _about(occurrence: Occurrence) -> str:
    subject = Subject.objects.filter(pk=occurrence.state.get("j", 0)).first()
    term = Term.objects.filter(pk=occurrence.state.get("t", 0)).first()
    parts = [subject and subject.name_ru, term and term.name, student_name(occurrence.person)]
    return f"{occurrence.kind}: " + ", ".join(part for part in parts if part)


TERM_MARK = Recorded(
    "termmark",
    TermMark,
    {"s": "student_id", "j": "subject_id", "t": "term_id", "v": "value"},
    person="student_id",
    created="entered_at",
    words=_about,
)
YEAR_MARK = Recorded(
    "yearmark",
    YearMark,
    {
        "s": "student_id",
        "j": "subject_id",
        "y": "year_id",
        "k": "kind",
        "v": "value",
        "r": "received",
    },
    person="student_id",
    created="entered_at",
    words=_about,
)

RECORDED = [TERM_MARK, YEAR_MARK]
EXEMPT: dict[str, str] = {}
