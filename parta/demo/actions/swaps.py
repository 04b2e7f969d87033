"""Substitutions: who taught in another's place, and the deputy's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from parta.demo.actions.bench import Bench, Event, Sitting
from parta.demo.actions.office import DEPUTY_HEAD, Office
from parta.demo.rules import facts as paper
from parta.journal.models import Lesson, Substitution
from parta.journal.recorded import LESSON, MEETING, SUBSTITUTION
from parta.ledger import actions as ledger
from parta.ledger.rules import DEPUTY, TEACHER, Actor


@dataclass(slots=True)
class Swaps:
    """A claimed one waits for the deputy, whose word is laid on the office's table."""

    bench: Bench
    office: Office

    def substitute(self, facts: Sequence[paper.Substitution]) -> None:
        """The meeting gets its actual teacher; for another subject that course's lesson."""
        for fact in facts:
            by = self.bench.actor(fact.by, TEACHER if fact.claimed else DEPUTY, fact.entered_at)
            self._one(fact, by)
            if fact.lesson:
                self._add_lesson(fact, by)

    def _one(self, fact: paper.Substitution, by: Actor) -> None:
        meeting = self.bench.meetings[fact.meeting]
        substitute = self.bench.persons[fact.substitute]
        ledger.change(by, MEETING, meeting, actual_id=substitute.pk)
        row = Substitution(
            meeting=meeting,
            kind=fact.kind,
            absent_id=self.bench.person(fact.absent),
            substitute=substitute,
            reason=fact.reason,
            confirmed_by=None if fact.claimed else self.bench.persons[fact.by],
        )
        ledger.create(by, SUBSTITUTION, row)
        if fact.claimed and fact.confirmed_at is not None:
            self.office.lay([Event(fact.confirmed_at, partial(_confirm, row))])

    def _add_lesson(self, fact: paper.Substitution, by: Actor) -> None:
        course = fact.lesson.partition("@")[0]
        lesson = Lesson(
            meeting=self.bench.meetings[fact.meeting], course=self.bench.courses[course]
        )
        self.bench.lessons[fact.lesson] = ledger.create(by, LESSON, lesson)


def _confirm(row: Substitution, sitting: Sitting) -> None:
    deputy = sitting.bench.persons[DEPUTY_HEAD]
    ledger.change(sitting.by(), SUBSTITUTION, row, confirmed_by_id=deputy.pk)
