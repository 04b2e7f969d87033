"""What the archive does with the ledger: personal texts are erased by an act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from parta.archive.recorded import SPECS
from parta.ledger.actions import note
from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.recorded import Recorded
from parta.ledger.rules import ERASURE, Actor, parse
from parta.lib.errors import BadInput
from parta.lib.fields import column
from parta.lib.writing import action, settle
from parta.people.models import Person, Student

CHUNK: Final = 500  # texts named by one entry, so that no entry grows long


@action
def erase_texts_of_row(*, by: Actor, act: str, kind: str, row: int) -> int:
    """Erase what the ledger keeps of one row's personal texts, old and present; how many.

    ``act`` is the number and day of the act of destruction; raises ``BadInput`` without one.
    The row itself stays as it is: empty it first by an action of its room, then what that change
    sealed is erased with the rest.
    """
    settle()  # this very writing may have changed the row
    entries = LedgerEntry.objects.filter(kind=kind).values_list("seq", "text")
    return _erase(by, act, [seq for seq, text in entries.iterator() if parse(text).row == row])


@action
def erase_texts_of_person(*, by: Actor, act: str, person: int) -> int:
    """Erase the personal texts of every entry about a person, the student in them included.

    ``person`` is the id of a ``Person``. Otherwise like ``erase_texts_of_row``.
    """
    settle()
    students = Student.objects.filter(person=person).values("pk")
    about = Q(kind__in=_kinds_about(Person), person=person)
    about |= Q(kind__in=_kinds_about(Student), person__in=students)
    return _erase(by, act, LedgerEntry.objects.filter(about).values_list("seq", flat=True))


def _kinds_about(model: type[Model]) -> list[str]:
    return [kind for kind, spec in SPECS.items() if spec.person and _filed_under(spec) is model]


def _filed_under(spec: Recorded) -> Any:
    """Whose id an entry of this table bears: a person's or a student's."""
    if spec.person == "pk":
        return spec.model
    return column(spec.model, spec.person).related_model


def _erase(by: Actor, act: str, entries: Iterable[int]) -> int:
    act = act.strip()
    if not act or len(act) > 60:
        raise BadInput(_("Name the act of destruction: its number and day, at most 60 letters."))
    kept = LedgerText.objects.filter(act="")
    found = list(kept.values_list("pk", "entry", "part").order_by("entry", "part"))
    wanted = set(entries)
    texts = [text for text in found if text[1] in wanted]
    for start in range(0, len(texts), CHUNK):
        _erase_chunk(by, act, texts[start : start + CHUNK])
    return len(texts)


def _erase_chunk(by: Actor, act: str, texts: Sequence[tuple[int, int, str]]) -> None:
    rows = LedgerText.objects.filter(pk__in=[pk for pk, _entry, _part in texts])
    rows.update(text="", salt=b"", act=act)
    note(by, ERASURE, values={"act": act, "of": [[entry, part] for _pk, entry, part in texts]})
