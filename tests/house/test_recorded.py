"""Every table is recorded in the ledger, or exempt with a reason; and every column of it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from parta import guards
from parta.archive.queries.labels import COLUMNS, RECORDS
from parta.archive.recorded import ASIDE, EVENTS, EXEMPT, GUARDS, PAGES, SPECS
from parta.ledger.recorded import Recorded
from parta.lib.fields import column

PACKAGE = Path(guards.__file__).parent
MODELS = list(apps.get_app_config("parta").get_models())
SPEC_LIST = list(SPECS.values())


def name(item: object) -> str:
    """How pytest shows a table."""
    return item.kind if isinstance(item, Recorded) else getattr(item, "__name__", "")


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_table_is_recorded_or_exempt_with_a_reason(model: type[Model]) -> None:
    recorded = [spec.kind for spec in SPEC_LIST if spec.model is model]
    reason = EXEMPT.get(model.__name__, "")
    assert len(recorded) + bool(reason) == 1, f"{model.__name__}: {recorded}, «{reason}»"


@pytest.mark.parametrize("spec", SPEC_LIST, ids=name)
def test_every_column_of_a_recorded_table_is_covered(spec: Recorded) -> None:
    columns = {field.attname for field in spec.model._meta.concrete_fields}
    covered = {*spec.plain.values(), *spec.private.values()}
    aside = {"id", *ASIDE.get(spec.model.__name__, {})}
    aside |= {"entry"} if spec.keeps_entry else set()
    aside |= {spec.created} if spec.created else set()
    assert columns == covered | aside
    assert not covered & aside


@pytest.mark.parametrize("spec", SPEC_LIST, ids=name)
def test_no_column_is_recorded_twice(spec: Recorded) -> None:
    names = [*spec.plain.values(), *spec.private.values()]
    assert len(names) == len(set(names))
    assert not spec.plain.keys() & spec.private.keys()
    assert "reason" not in spec.private  # the part under which a reason is sealed
    assert max(map(len, [*spec.plain, *spec.private]), default=0) <= 2


@pytest.mark.parametrize("spec", SPEC_LIST, ids=name)
def test_every_row_can_be_found_and_named(spec: Recorded) -> None:
    for attribute in (spec.page, spec.person):
        assert attribute in ("", "pk") or column(spec.model, attribute).is_relation
    assert spec.kind in RECORDS
    names = {*spec.plain.values(), *spec.private.values(), spec.created} - {""}
    assert names <= COLUMNS.keys()


def test_nothing_is_exempt_or_labelled_that_does_not_exist() -> None:
    assert EXEMPT.keys() <= {model.__name__ for model in MODELS}
    assert ASIDE.keys() <= {spec.model.__name__ for spec in SPEC_LIST}
    assert PAGES.keys() <= SPECS.keys() == RECORDS.keys()
    assert not EVENTS & SPECS.keys()
    assert all(reason.strip() for reason in EXEMPT.values())
    assert all(reason.strip() for reasons in ASIDE.values() for reason in reasons.values())


def test_the_lists_of_every_room_are_collected_and_no_kind_stands_twice() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/recorded.py")} - {"ledger", "archive"}
    lists = [import_module(f"parta.{room}.recorded").RECORDED for room in sorted(rooms)]
    kinds = sorted(spec.kind for found in lists for spec in found)
    assert kinds == sorted(SPECS)
    assert all(len(kind) <= 20 and kind.isascii() and kind.islower() for kind in kinds)


def test_verification_looks_for_every_guard_that_migrate_makes() -> None:
    assert [guard.name for guard in guards.ALL] == [guard.name for guard in GUARDS]
