"""The pages of marks: every subject of a term, and one subject by itself."""

from __future__ import annotations

from dataclasses import dataclass

from parta.results.queries import Standing, StudentResults, SubjectResults
from parta.school.queries.bilingual import Bilingual
from parta.school.queries.calendar import Span
from parta.web.diary.words import Shown, Sign, holding, lacking, shown, sign


@dataclass(frozen=True, slots=True)
class Final:
    """A term's or year's mark beside its name."""

    name: str
    sign: Sign
    given: bool


@dataclass(frozen=True, slots=True)
class SubjectShown:
    """A subject in a term, ready to be shown; ``lacking`` and ``holding`` are sentences or ""."""

    subject: int
    name: Bilingual
    term: Span
    standing: Standing
    marks: tuple[Shown, ...]
    lacking: str
    holding: str
    finals: tuple[Final, ...]
    year: dict[str, Sign]
    graded: bool


def subjects_shown(
    results: StudentResults, term: Span, *, weighted: bool, over: bool
) -> tuple[SubjectShown, ...]:
    """The subjects with marks in the class's term; ``over`` terms need no forecast.

    A subject by other terms (half-years in a class of quarters) shows the one it is then in.
    """
    return tuple(
        subject_shown(subject, *subject.on(term.last), weighted=weighted, over=over)
        for subject in results.subjects
        if subject.terms and (subject.marking != "none" or not subject.empty)
    )


def subject_shown(
    subject: SubjectResults, term: Span, standing: Standing, *, weighted: bool, over: bool
) -> SubjectShown:
    """One subject in one of its terms."""
    coming = None if over else standing.forecast
    return SubjectShown(
        subject.subject, subject.name, term, standing,
        tuple(shown(mark, weighted=weighted) for mark in standing.marks),
        lacking(coming), holding(coming),
        tuple(Final(one.name, sign(found.value), bool(found.value))
              for one, found in subject.terms),
        {kind: sign(value) for kind, value in subject.year.items()},
        subject.marking == "points",
    )  # fmt: skip
