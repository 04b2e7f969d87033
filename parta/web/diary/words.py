"""Marks, works and forecasts in words for a family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from parta.journal.queries.student_marks import ReadMark
from parta.journal.rules.cells import VALUE_SIGNS
from parta.results.rules.forecast import Forecast, Run
from parta.school.queries.bilingual import Bilingual

SIGNS: Final = {**VALUE_SIGNS, "na": "н/а", "osv": "осв"}
TONES: Final = {"5": "high", "z": "high", "2": "low", "1": "low", "nz": "low", "na": "low"}
COUNTS: Final = {
    1: pgettext_lazy("so many marks", "one"),
    2: pgettext_lazy("so many marks", "two"),
    3: pgettext_lazy("so many marks", "three"),
    4: pgettext_lazy("so many marks", "four"),
    5: pgettext_lazy("so many marks", "five"),
    6: pgettext_lazy("so many marks", "six"),
    7: pgettext_lazy("so many marks", "seven"),
    8: pgettext_lazy("so many marks", "eight"),
    9: pgettext_lazy("so many marks", "nine"),
    10: pgettext_lazy("so many marks", "ten"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark as a page shows it: the sign, and the tone that only helps."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark of a lesson with its work in words; ``more`` are part, attempt and weight."""

    sign: Sign
    day: date
    work: Bilingual
    title: str
    more: str
    comment: str
    source: str

    @property
    def named(self) -> bool:
        """True when the title itself says what kind of work it is: «Контрольная работа № 2»."""
        names = (self.work.ru.lower(), self.work.kk.lower())
        return any(name and name in self.title.lower() for name in names)


def sign(value: str) -> Sign:
    """The sign of a stored value; a dash for none."""
    return Sign(SIGNS.get(value, value) or "–", TONES.get(value, ""))


def shown(mark: ReadMark, *, weighted: bool) -> Shown:
    """A mark for the page; the weight is told only where the school's averages use weights."""
    return Shown(
        sign(mark.value), mark.day, mark.work, mark.title, _details(mark, weighted=weighted),
        mark.comment, mark.source,
    )  # fmt: skip


def _details(mark: ReadMark, *, weighted: bool) -> str:
    found = []
    if mark.part_title or mark.part > 1:
        found.append(mark.part_title or _("part %(number)s") % {"number": mark.part})
    if mark.attempt > 1:
        found.append(_("attempt %(number)s") % {"number": mark.attempt})
    if weighted and mark.weight != 1:
        found.append(_("weight %(weight)s") % {"weight": mark.weight})
    return ", ".join(found)


def run(marks: Run) -> str:
    """«одна «5»», «две «4»»."""
    count = COUNTS.get(marks.count, str(marks.count))
    return _("%(count)s “%(mark)s”") % {"count": count, "mark": marks.mark}


def lacking(forecast: Forecast | None) -> str:
    """What is needed for the next mark: «до «4» не хватает: одна «5» или две «4»»; "" if none."""
    if forecast is None or forecast.next is None or not forecast.needs:
        return ""
    ways = pgettext("ways to a better mark", " or ").join(run(need) for need in forecast.needs)
    return _("“%(mark)s” is short of: %(ways)s") % {"mark": forecast.next, "ways": ways}


def holding(forecast: Forecast | None) -> str:
    """How many worse marks the proposed one survives: «4» выдержит: одна «3»»; "" if untold."""
    if forecast is None:
        return ""
    ways = [run(way) for way in forecast.bears if way.count]
    if not ways:
        return ""
    words = pgettext("ways to a better mark", " or ").join(ways)
    return _("“%(mark)s” would survive: %(ways)s") % {"mark": forecast.proposed, "ways": words}
