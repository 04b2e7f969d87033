"""What is not written lesson by lesson: notes of absence, exemptions, marks from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parta.demo.actions.bench import Bench, enter
from parta.demo.rules import facts as paper
from parta.journal.models import AbsenceInterval, OutsideMark
from parta.journal.recorded import INTERVAL, OUTSIDE_MARK
from parta.ledger import actions as ledger
from parta.ledger.rules import HOMEROOM, Actor
from parta.school.models import Exemption
from parta.school.recorded import EXEMPTION


@dataclass(slots=True)
class Notes:
    """The class teachers' papers; ``intervals`` are the ids by which absences refer to them."""

    bench: Bench
    intervals: dict[str, int] = field(default_factory=dict)
    exemptions: dict[tuple[str, str], Exemption] = field(default_factory=dict)

    def excuse(self, facts: Sequence[paper.AbsenceInterval]) -> None:
        """Sick notes and applications that cover days."""
        rows = {
            fact.key: AbsenceInterval(
                student=self.bench.students[fact.student],
                code=fact.code,
                first=fact.first,
                last=fact.last,
                document=fact.document,
            )
            for fact in facts
        }
        enter(INTERVAL, [(rows[fact.key], self._by(fact)) for fact in facts])
        self.intervals |= {key: row.pk for key, row in rows.items()}

    def exempt(self, facts: Sequence[paper.Exemption]) -> None:
        """«осв»; one that runs into an earlier one prolongs it."""
        for fact in facts:
            key = fact.student, fact.subject
            row = self.exemptions.get(key)
            if row is None or row.last < fact.first:
                self.exemptions[key] = self._exemption(fact)
                ledger.create(self._by(fact), EXEMPTION, self.exemptions[key])
            elif row.last < fact.last:
                by, document = self._by(fact), fact.document
                ledger.change(by, EXEMPTION, row, last=fact.last, document=document)

    def _exemption(self, fact: paper.Exemption) -> Exemption:
        return Exemption(
            student=self.bench.students[fact.student],
            subject=self.bench.subjects[fact.subject],
            first=fact.first,
            last=fact.last,
            document=fact.document,
        )

    def bring(self, facts: Sequence[paper.OutsideMark]) -> None:
        """Marks that a newcomer brought from another school."""
        rows = [(self._outside(fact), self._by(fact)) for fact in facts]
        enter(OUTSIDE_MARK, rows)

    def _outside(self, fact: paper.OutsideMark) -> OutsideMark:
        return OutsideMark(
            student=self.bench.students[fact.student],
            subject=self.bench.subjects[fact.subject],
            day=fact.day,
            value=fact.value,
            work=fact.work,
            source=fact.source,
        )

    def _by(self, fact: paper.AbsenceInterval | paper.Exemption | paper.OutsideMark) -> Actor:
        return self.bench.actor(fact.by, HOMEROOM, fact.entered_at)
