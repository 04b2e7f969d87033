"""All norms together: the registry, and one school's values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from parta.lib.text import N_
from parta.school.rules.duty_norms import (
    ApprovalNorms,
    ControlNorms,
    InformingNorms,
    SafetyNorms,
)
from parta.school.rules.entry_norms import ClosingNorms, EntryNorms, MarkNorms
from parta.school.rules.load_norms import ControlWorkNorms, DayNorms, HomeworkNorms, WeekNorms
from parta.school.rules.norm import Norm, NormError, registry_of
from parta.school.rules.result_norms import AttestationNorms, AverageNorms
from parta.school.rules.signin_norms import SignInNorms


@dataclass(frozen=True)
class Norms(
    WeekNorms, DayNorms, HomeworkNorms, ControlWorkNorms, SafetyNorms, InformingNorms,
    ApprovalNorms, ControlNorms, AttestationNorms, AverageNorms, ClosingNorms, MarkNorms,
    EntryNorms, SignInNorms,
):  # fmt: skip
    """Every norm's value in one school and year; ``Norms()`` are the regulation's defaults."""

    @classmethod
    def of(cls, own: Mapping[str, Any]) -> Self:
        """Return the defaults with the school's own JSON values over them.

        Raises ``NormError`` for an unknown key or a value that the norm can't have.
        """
        for key in own:
            if key not in REGISTRY:
                raise NormError(N_("There is no norm “%(key)s”."), key=key)
        norms = cls(**{key: REGISTRY[key].parse(raw) for key, raw in own.items()})
        norms.check()
        return norms

    def changed(self) -> dict[str, Any]:
        """Return the values that differ from the defaults, as JSON stores them."""
        return {
            key: norm.dump(getattr(self, key))
            for key, norm in REGISTRY.items()
            if getattr(self, key) != norm.default
        }

    def check(self) -> None:
        """Raise ``NormError`` where two norms contradict each other."""
        if not self.five_from > self.four_from > self.three_from:
            raise NormError(N_("The averages from which 5, 4 and 3 are proposed must fall."))
        if self.backup_alarm_days <= self.backup_warn_days:
            raise NormError(N_("The alarm about backups must come after the warning."))

    def with_values(self, **values: Any) -> Self:
        """Return the same norms with some values replaced (already typed, not JSON)."""
        norms = dataclasses.replace(self, **values)
        norms.check()
        return norms


REGISTRY: Final[Mapping[str, Norm]] = registry_of(Norms)
