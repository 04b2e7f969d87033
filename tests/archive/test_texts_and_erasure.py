"""Personal texts: sealed in the chain, kept beside it, erased by an act."""

from __future__ import annotations

import pytest

from parta.archive.actions import erase_texts_of_person, erase_texts_of_row
from parta.archive.queries import verified
from parta.journal.models import Mark
from parta.ledger.models import LedgerEntry, LedgerText
from parta.ledger.rules import ADMINISTRATOR, Actor
from parta.lib.errors import BadInput
from parta.lib.writing import writing
from tests.example import cast
from tests.journal.builder import NOW
from tests.tools.databases import OwnDatabase

ACT = "№ 3 от 12.11.2026"
ADMIN = Actor(at=NOW, role=ADMINISTRATOR)


def test_no_personal_text_stands_in_the_chain(own_database: OwnDatabase) -> None:
    cast()
    chain = "\n".join(LedgerEntry.objects.values_list("text", flat=True))
    kept = "\n".join(LedgerText.objects.values_list("text", flat=True))
    for word in ("Нурланова", "Асель", "Ошибка"):
        assert word not in chain
        assert word in kept


def test_a_changed_text_is_named_with_its_cell(own_database: OwnDatabase) -> None:
    example = cast()
    LedgerText.objects.filter(entry=example.asel_mark.entry).update(text="Молодец")
    Mark.objects.filter(pk=example.asel_mark.pk).update(comment="Молодец")
    found = verified()
    assert [item.code for item in found.faults] == ["text"]
    for word in ("5А", "Алгебра", "12.11.2026", "Нурланова Асель"):
        assert word in found.faults[0].message


def test_a_text_deleted_without_an_act_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    LedgerText.objects.filter(entry=example.asel_mark.entry).delete()
    assert [item.code for item in verified().faults] == ["text gone"]


def test_a_text_that_nobody_sealed_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    row = {"part": "x", "salt": b"1", "text": "лишнее"}
    LedgerText.objects.create(entry=example.timur_mark.entry, **row)
    LedgerText.objects.create(entry=10**6, **row)
    assert [item.code for item in verified().faults] == ["stray text", "stray text"]


def test_an_erased_text_is_gone_and_verification_names_the_act(own_database: OwnDatabase) -> None:
    example = cast()
    count = erase_texts_of_row(by=ADMIN, act=ACT, kind="mark", row=example.asel_mark.pk)
    assert count == 1
    assert not LedgerText.objects.filter(text="Ошибка").exists()
    found = verified()
    assert found.ok
    assert len(found.notices) == 1
    for word in (ACT, "5А", "Алгебра", "12.11.2026", "Нурланова Асель"):
        assert word in found.notices[0]


def test_a_person_is_erased_in_all_their_entries_and_nobody_else(own_database: OwnDatabase) -> None:
    example = cast()
    erase_texts_of_person(by=ADMIN, act=ACT, person=example.asel.person_id)
    kept = set(LedgerText.objects.values_list("text", flat=True))
    assert kept.isdisjoint({"Нурланова", "Асель", "Ошибка"})
    assert {"Ковалёв", "Тимур", "Шульц", "Вера", "Марина"} <= kept
    assert verified().ok


def test_an_erasure_needs_an_act(own_database: OwnDatabase) -> None:
    example = cast()
    for act in ("", "  ", "№" * 61):
        with pytest.raises(BadInput):
            erase_texts_of_person(by=ADMIN, act=act, person=example.asel.person_id)
    assert not LedgerText.objects.exclude(act="").exists()


def test_what_the_same_writing_has_sealed_is_erased_too(own_database: OwnDatabase) -> None:
    example = cast()
    with writing():
        example.mark(example.asel, "4", comment="Лучше")
        assert erase_texts_of_row(by=ADMIN, act=ACT, kind="mark", row=example.asel_mark.pk) == 2
    assert not LedgerText.objects.filter(text__in=["Ошибка", "Лучше"]).exists()
    assert verified().ok


def test_a_text_erased_past_the_program_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    texts = LedgerText.objects.filter(entry=example.asel_mark.entry)
    texts.update(text="", salt=b"", act="№ 9")
    assert [item.code for item in verified().faults] == ["not claimed"]


def test_an_erasure_that_left_the_text_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    erase_texts_of_row(by=ADMIN, act=ACT, kind="mark", row=example.asel_mark.pk)
    LedgerText.objects.filter(entry=example.asel_mark.entry).update(text="Ошибка")
    assert [item.code for item in verified().faults] == ["not emptied"]


def test_many_texts_are_erased_by_several_short_entries(
    own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = cast()
    monkeypatch.setattr("parta.archive.actions.CHUNK", 2)
    count = erase_texts_of_person(by=ADMIN, act=ACT, person=example.timur.person_id)
    assert count == 3
    assert LedgerEntry.objects.filter(kind="erasure").count() == 2
    assert verified().ok
