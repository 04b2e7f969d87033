"""Every rule that the database holds is attacked; a rule without an attack fails the tests.

Success and failure come from one set-up: the row that is refused is accepted with the fault mended.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import CheckConstraint, Model, UniqueConstraint

from parta import guards
from parta import models as m
from parta.lib.fields import column
from tests.house.attacks import (
    CHECKS,
    DIFFERENT,
    FREE,
    LEDGER_GUARDS,
    ONE,
    OVERLAPS,
    UNIQUE,
    Values,
)
from tests.tools.rows import DAY, LAST, Rows

MODELS = list(apps.get_app_config("parta").get_models())
ATTACKED_ELSEWHERE = {m.LedgerEntry}  # tests/archive/test_forged_ledger.py


@pytest.fixture
def rows(db: None) -> Rows:
    """Rows of a database that is empty but for them."""
    return Rows()


def accepted(row: Model) -> None:
    """The database takes the row, all rules looked at."""
    with transaction.atomic():
        row.save(force_insert=True)


def refused(row: Model, *, insert: bool = True) -> str:
    """The database refuses the row; what it said, and the name of the rule where it gives one."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        row.save(force_insert=insert)
    cause = caught.value.__cause__
    return f"{getattr(getattr(cause, 'diag', None), 'constraint_name', '')} {caught.value}"


def copied(rows: Rows, row: Model, names: tuple[str, ...], **values: Any) -> Model:
    """Another row of the table with the same values in some columns."""
    same = {name: getattr(row, name) for name in names}
    return rows.fresh(type(row), **{**same, **values})


@pytest.mark.parametrize("name", CHECKS)
def test_check(rows: Rows, name: str) -> None:
    model, bad, good = CHECKS[name]
    for values in [{}, *good]:
        with rows.aside():
            accepted(rows.fresh(model, **values))
    for values in bad:
        assert name in refused(rows.fresh(model, **values)), values


@pytest.mark.parametrize("name", UNIQUE)
def test_unique(rows: Rows, name: str) -> None:
    model, names = UNIQUE[name]
    first = rows.new(model, **({"group": subgroup(rows)} if model is m.Membership else {}))
    beside = span(LAST + ONE, LAST + ONE) if model is m.Term else {}  # no guard speaks first
    for different in names:
        other = rows.other(column(model, different), getattr(first, different))
        values = {**beside, different: other, **DIFFERENT.get(f"{name}.{different}", {})}
        with rows.aside():
            accepted(copied(rows, first, names, **values))
    said = refused(copied(rows, first, names, **beside))
    assert any(word in said for word in words_of(name, model, names)), said


def subgroup(rows: Rows) -> m.Group:
    """A group that is no class."""
    return rows.new(m.Group, kind="subgroup")


def words_of(name: str, model: type[Model], names: tuple[str, ...]) -> list[str]:
    """How the databases name a rule: SQLite by its columns, PostgreSQL by its name."""
    table = model._meta.db_table
    columns = [column(model, one).column for one in names]
    listed = ", ".join(f"{table}.{one}" for one in columns)
    words = [name, listed, f"{table}_{columns[0]}_"]
    return [*words, "account_login_any_case"] if name == "Account.login" else words


@pytest.mark.parametrize("name", FREE)
def test_unique_only_under_its_condition(rows: Rows, name: str) -> None:
    model, names = UNIQUE[name]
    first = rows.new(model, **FREE[name])
    accepted(copied(rows, first, names, **FREE[name]))


def test_a_login_differs_by_more_than_case(rows: Rows) -> None:
    first = rows.new(m.Account, login="Vera")
    assert "account_login_any_case" in refused(rows.fresh(m.Account, login="vERA"))
    accepted(rows.fresh(m.Account, login=first.login + "1"))


@pytest.mark.parametrize("name", OVERLAPS)
def test_overlap(rows: Rows, name: str) -> None:
    model, names = OVERLAPS[name]
    kind = {"group": subgroup(rows)} if name == "parta_membership_overlap" else {}
    first = rows.new(model, **kind)
    if name == "parta_two_classes":
        kind = {"group": rows.new(m.Group)}
    for dates in ((DAY + ONE, LAST), (LAST, LAST), (DAY - ONE, DAY), (DAY - ONE, LAST + ONE)):
        row = copied(rows, first, names, **kind, **span(*dates))
        assert name in refused(row), dates
    for dates in ((LAST + ONE, LAST + ONE), (DAY - ONE, DAY - ONE)):
        with rows.aside():
            accepted(copied(rows, first, names, **kind, **span(*dates)))
    later = copied(rows, first, names, **kind, **span(LAST + ONE, LAST + ONE))
    accepted(later)
    later.first = LAST  # type: ignore[attr-defined]
    assert name in refused(later, insert=False)


def span(first: date, last: date) -> Values:
    """Dates of a row."""
    return {"first": first, "last": last}


@pytest.mark.parametrize("name", OVERLAPS)
def test_no_overlap_with_anybody_elses_dates(rows: Rows, name: str) -> None:
    model, names = OVERLAPS[name]
    first = rows.new(model)
    for different in names:
        other = rows.other(column(model, different), getattr(first, different))
        same = {one: getattr(first, one) for one in names} | {different: other}
        if name == "parta_membership_overlap":
            same = {**same, "group": subgroup(rows)}
        with rows.aside():
            accepted(rows.fresh(model, **same))


def test_a_class_and_its_subgroup_do_not_collide(rows: Rows) -> None:
    first = rows.new(m.Membership)
    accepted(rows.fresh(m.Membership, student=first.student, group=subgroup(rows)))


@pytest.mark.parametrize("name", LEDGER_GUARDS)
def test_ledger_guard(rows: Rows, name: str) -> None:
    from parta.ledger.actions import note
    from parta.lib.writing import writing
    from tests.archive.test_texts_and_erasure import ADMIN

    with writing():
        note(ADMIN, "erasure", values={"act": "№ 1", "of": []})
    if name == "parta_ledger_truncate" and connection.vendor == "sqlite":
        assert not next(one for one in guards.ALL if one.name == name).sqlite
        return  # SQLite knows no TRUNCATE
    with pytest.raises(DatabaseError, match="parta: "), rows.aside(), connection.cursor() as cursor:
        cursor.execute(LEDGER_GUARDS[name])


def test_every_rule_of_the_database_has_an_attack() -> None:
    checks: set[str] = set()
    uniques: set[str] = set()
    for model in MODELS:
        for rule in model._meta.constraints:
            (checks if isinstance(rule, CheckConstraint) else uniques).add(rule.name)
            assert isinstance(rule, CheckConstraint | UniqueConstraint)
        fields = [one for one in model._meta.concrete_fields if one.unique and not one.primary_key]
        uniques |= {f"{model.__name__}.{one.name}" for one in fields}
    assert checks == CHECKS.keys()
    assert uniques == UNIQUE.keys()
    conditional = {
        rule.name
        for model in MODELS
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint) and rule.condition
    }
    assert conditional == FREE.keys()
    overlaps = {f"{name}_{event}" for name in OVERLAPS for event in ("insert", "update")}
    assert {guard.name for guard in guards.ALL} == overlaps | LEDGER_GUARDS.keys()


PLAIN = [model for model in MODELS if model not in ATTACKED_ELSEWHERE]


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: model.__name__)
def test_columns_refuse_nothing_negative_and_foreign(rows: Rows, model: type[Model]) -> None:
    row = rows.new(model)
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        if not field.null:
            assert column_refuses(row, str(field.column), "NULL"), field.name
        if field.is_relation:
            assert column_refuses(row, str(field.column), "987654321"), field.name
        if field.get_internal_type().startswith("Positive"):
            assert column_refuses(row, str(field.column), "-1"), field.name
        if field.get_internal_type() == "JSONField":
            assert column_refuses(row, str(field.column), "'{'"), field.name


def column_refuses(row: Model, name: str, value: str) -> bool:
    """True when the database does not let this value into this column."""
    table, key = row._meta.db_table, row._meta.pk.column
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "{name}" = {value} WHERE "{key}" = %s', [row.pk])
            connection.check_constraints()  # deferred foreign keys, now
    except DatabaseError:
        return True
    return False
