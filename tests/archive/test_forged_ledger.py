"""The ledger itself forged by somebody who can drop a trigger and put it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from parta.archive.queries import Verification, verified
from parta.archive.rules import Verdict
from parta.journal.models import Mark
from parta.ledger.actions import append_anchor, head
from parta.ledger.anchors import anchors_file
from parta.ledger.models import LedgerEntry, LedgerText
from tests.example import Cast, cast
from tests.journal.builder import NOW
from tests.tools.databases import OwnDatabase
from tests.tools.forger import (
    Values,
    drop,
    names_of_guards,
    rewrite,
    run,
    text_of,
    values_of,
    without_guards,
)

JUNK: tuple[object, ...] = (None, "x", {"a": [1]}, [], 2**70, True)


def entry_of(example: Cast) -> LedgerEntry:
    """The entry of Асель's mark."""
    return LedgerEntry.objects.get(pk=example.asel_mark.entry)


def codes(found: Verification) -> list[str]:
    """Faults of the chain and differences of rows, in order."""
    return [fault.code for fault in found.faults] + [item.code for item in found.differences]


def test_a_changed_entry_is_named_with_what_it_is_about(own_database: OwnDatabase) -> None:
    example = cast()
    entry = entry_of(example)
    with without_guards():
        LedgerEntry.objects.filter(pk=entry.pk).update(text=entry.text.replace('"3"', '"5"'))
    found = verified()
    assert codes(found) == ["hash", "changed"]
    for word in (f"№{entry.pk}", "5А", "Алгебра", "12.11.2026", "Нурланова Асель"):
        assert word in found.faults[0].message
    assert (found.differences[0].was, found.differences[0].now) == ("5", "3")


def test_a_changed_entry_with_its_own_hash_made_right_breaks_the_next(
    own_database: OwnDatabase,
) -> None:
    from parta.ledger.rules import chain

    example = cast()
    entry = entry_of(example)
    text = entry.text.replace('"3"', '"5"')
    with without_guards():
        right = chain(bytes(entry.prev), text)
        LedgerEntry.objects.filter(pk=entry.pk).update(text=text, hash=right)
        Mark.objects.filter(pk=example.asel_mark.pk).update(value="5")
    found = verified()
    assert [(item.code, item.seq) for item in found.faults] == [("link", entry.pk + 1)]


def test_columns_beside_the_text_are_checked(own_database: OwnDatabase) -> None:
    example = cast()
    with without_guards():
        LedgerEntry.objects.filter(pk=entry_of(example).pk).update(account=777)
    assert [(item.code, item.seq) for item in verified().faults] == [
        ("columns", example.asel_mark.entry)
    ]


def test_a_deleted_entry_leaves_a_gap_and_a_row_without_origin(own_database: OwnDatabase) -> None:
    example = cast()
    with without_guards():
        entry_of(example).delete()
    found = verified()
    gap = next(item for item in found.faults if item.code == "gap")
    assert gap.seq == example.asel_mark.entry + 1
    assert [item.code for item in found.differences] == ["unrecorded"]
    assert "Нурланова Асель" in found.differences[0].message


def test_entries_that_changed_places_are_found(own_database: OwnDatabase) -> None:
    example = cast()
    one, two = example.asel_mark.entry, example.asel_mark.entry + 1
    with without_guards():
        for old, new in ((one, 10**6), (two, one), (10**6, two)):
            LedgerEntry.objects.filter(pk=old).update(seq=new)
    found = {(item.code, item.seq) for item in verified().faults}
    assert {("columns", one), ("columns", two), ("link", one)} <= found


def test_a_cut_tail_is_seen_by_the_rows_and_by_an_anchor(own_database: OwnDatabase) -> None:
    cast()
    append_anchor(NOW)
    with without_guards():
        last = head().seq
        LedgerEntry.objects.filter(pk=last).delete()
        LedgerText.objects.filter(entry=last).delete()
    found = verified()
    assert [item.code for item in found.differences] == ["unrecorded"]
    assert found.anchors[-1].verdict == Verdict.BEYOND
    assert str(last) in found.anchors[-1].message


def test_a_cut_tail_with_matching_rows_is_seen_by_an_anchor(own_database: OwnDatabase) -> None:
    example = cast()
    append_anchor(NOW)
    with without_guards():
        last = head().seq
        LedgerEntry.objects.filter(pk=last).delete()
        Mark.objects.filter(pk=example.timur_mark.pk).delete()
    found = verified()
    assert codes(found) == []
    assert not found.ok
    assert found.anchors[-1].verdict == Verdict.BEYOND


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parta_ledgerentry SET account = 5",
        "DELETE FROM parta_ledgerentry",
        "DELETE FROM parta_ledgerentry WHERE seq = (SELECT MAX(seq) FROM parta_ledgerentry)",
        (
            "INSERT INTO parta_ledgerentry SELECT seq + 1, at, account, kind, page, person, text, "
            "prev, hash FROM parta_ledgerentry ORDER BY seq DESC LIMIT 1"
        ),
        (
            "INSERT INTO parta_ledgerentry SELECT seq + 2, at, account, kind, page, person, text, "
            "hash, hash FROM parta_ledgerentry ORDER BY seq DESC LIMIT 1"
        ),
    ],
)
def test_guards_refuse_what_does_not_continue_the_chain(
    own_database: OwnDatabase, statement: str
) -> None:
    cast()
    with pytest.raises(DatabaseError, match="parta: "):
        run(statement)
    assert verified().ok


def test_guards_refuse_to_replace_or_truncate(own_database: OwnDatabase) -> None:
    cast()
    replace = (
        "INSERT OR REPLACE INTO parta_ledgerentry SELECT seq, at, account, kind, page, person, "
        "'[]', prev, hash FROM parta_ledgerentry WHERE seq = {seq}"
    )
    statements = {
        "sqlite": [replace.format(seq=5), replace.format(seq=head().seq)],
        "postgresql": [
            "TRUNCATE parta_ledgerentry",
            "TRUNCATE parta_ledgerentry CASCADE",
            "SET session_replication_role = replica; DELETE FROM parta_ledgerentry",
        ],
    }
    for statement in statements[connection.vendor]:
        with pytest.raises(DatabaseError, match="parta: "):
            run(statement)
    assert verified().ok


def test_every_dropped_guard_is_named(own_database: OwnDatabase) -> None:
    cast()
    for name in names_of_guards():
        drop(name)
    found = verified()
    assert not found.ok
    assert list(found.guards_missing) == names_of_guards()
    assert all(any(name in line for line in found.sentences()) for name in names_of_guards())


def test_one_dropped_guard_is_named_alone(own_database: OwnDatabase) -> None:
    cast()
    drop("parta_ledger_update")
    assert verified().guards_missing == ("parta_ledger_update",)


def test_a_guard_that_does_nothing_counts_as_missing(own_database: OwnDatabase) -> None:
    cast()
    drop("parta_ledger_delete")
    hollow = {
        "sqlite": [
            (
                "CREATE TRIGGER parta_ledger_delete BEFORE DELETE ON parta_ledgerentry "
                "BEGIN SELECT 1; END"
            )
        ],
        "postgresql": [
            (
                "CREATE TRIGGER parta_ledger_delete BEFORE UPDATE ON parta_ledgerentry "
                "FOR EACH ROW EXECUTE FUNCTION parta_ledger_delete()"
            ),
            "ALTER TABLE parta_ledgerentry ENABLE ALWAYS TRIGGER parta_ledger_delete",
        ],
    }
    run(*hollow[connection.vendor])
    assert verified().guards_missing == ("parta_ledger_delete",)


def test_a_switched_off_guard_counts_as_missing(own_database: OwnDatabase) -> None:
    cast()
    if connection.vendor == "sqlite":  # it has no switch for a trigger: only dropping
        drop("parta_ledger_delete")
    else:
        run("ALTER TABLE parta_ledgerentry DISABLE TRIGGER parta_ledger_delete")
    assert verified().guards_missing == ("parta_ledger_delete",)


def test_a_strange_trigger_is_named(own_database: OwnDatabase) -> None:
    cast()
    strange = {
        "sqlite": [
            (
                "CREATE TRIGGER helper AFTER INSERT ON parta_mark BEGIN "
                "UPDATE parta_mark SET value = '5' WHERE id = NEW.id; END"
            )
        ],
        "postgresql": [
            (
                "CREATE FUNCTION helper() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN NEW.value = '5'; RETURN NEW; END $$"
            ),
            (
                "CREATE TRIGGER helper BEFORE INSERT ON parta_mark "
                "FOR EACH ROW EXECUTE FUNCTION helper()"
            ),
        ],
    }
    run(*strange[connection.vendor])
    found = verified()
    assert not found.ok
    assert found.guards_strange == ("helper",)


def forge_everything(example: Cast) -> None:
    """The whole chain rewritten with right hashes, and the row made to match."""

    def better(values: Values) -> Values:
        if values[10] == "mark" and values[15].get("s") == example.asel.pk:
            values[15]["v"] = "5"
        return values

    rewrite(better)
    Mark.objects.filter(pk=example.asel_mark.pk).update(value="5")


def test_a_chain_rewritten_whole_is_caught_by_an_older_anchor_only(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    example = cast()
    append_anchor(NOW)
    printed = tmp_path / "якорь с бумаги.txt"
    anchors_file().rename(printed)
    forge_everything(example)
    assert verified().ok  # nothing inside the database can tell
    found = verified([printed])
    assert not found.ok
    assert codes(found) == []
    assert found.anchors[-1].verdict == Verdict.DIFFERS
    assert found.sentences() == [
        item.message for item in found.anchors if item.verdict != Verdict.HOLDS
    ]


def test_an_anchor_younger_than_the_forgery_proves_nothing(
    own_database: OwnDatabase, tmp_path: Path
) -> None:
    example = cast()
    anchors_file().unlink()
    forge_everything(example)
    append_anchor(NOW)
    assert verified().ok


def junk_text(text: str) -> Callable[[], None]:
    """Put a text that is no entry in the place of the last one, with its right hash."""

    def forge() -> None:
        from parta.ledger.rules import chain

        last = LedgerEntry.objects.order_by("-seq").first()
        assert last is not None
        right = chain(bytes(last.prev), text)
        LedgerEntry.objects.filter(pk=last.pk).update(text=text, hash=right)

    return forge


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1,2]", "nonsense", "null", "[" * 100_000])
def test_an_entry_that_is_no_entry_is_named(own_database: OwnDatabase, text: str) -> None:
    cast()
    with without_guards():
        junk_text(text)()
    found = verified()
    assert (found.faults[0].code, found.faults[0].seq) == ("unreadable", head_seq())


def head_seq() -> int:
    """The number of the last entry, whatever its text."""
    return LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True)[0]


def test_any_value_in_any_place_of_an_entry_stops_nothing(own_database: OwnDatabase) -> None:
    example = cast()
    right = values_of(LedgerEntry.objects.get(pk=head_seq()))
    Mark.objects.filter(pk=example.timur_mark.pk).update(value="2")
    for place in range(len(right)):
        for junk in JUNK:
            with without_guards():
                junk_text(text_of([*right[:place], junk, *right[place + 1 :]]))()
            found = verified()
            assert not found.ok
            assert all(found.sentences())


def test_a_rewritten_old_value_is_noticed(own_database: OwnDatabase) -> None:
    example = cast()
    example.mark(example.asel, "4")

    def kinder(values: Values) -> Values:
        if values[14]:
            values[14]["v"] = "2"
        return values

    anchors_file().unlink()
    rewrite(kinder)
    found = verified()
    assert [(item.code, item.seq) for item in found.faults] == [("old", head().seq)]
    assert "Нурланова Асель" in found.faults[0].message
