"""Many rows at once arrive as those that are saved one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model

from parta.lib.bulk import insert, update
from parta.people.models import Order, Person, Student
from tests.tools.rows import MAKERS, Rows

pytestmark = pytest.mark.django_db


def state(row: Model) -> dict[str, Any]:
    """All that a row holds, read again; bytes in one spelling for both databases."""
    found = type(row)._base_manager.filter(pk=row.pk).values().get()
    return {k: bytes(v) if isinstance(v, memoryview) else v for k, v in found.items()}


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_row_of_any_table_is_the_one_that_saving_makes(model: type[Model]) -> None:
    row = Rows().new(model)
    saved = state(row)
    again = model(**{field.attname: getattr(row, field.attname) for field in model._meta.fields})
    model._base_manager.filter(pk=row.pk).delete()
    insert([again])
    assert state(again) == saved


def test_rows_are_numbered_in_their_order_by_the_database() -> None:
    before = Rows().new(Person)
    rows = [Rows().fresh(Person) for _n in range(3)]
    insert(rows)
    after = Rows().new(Person)
    keys = [row.pk for row in (before, *rows, after)]
    assert keys == sorted(set(keys))
    assert Person.objects.filter(pk__in=keys).count() == 5


def test_a_key_that_was_used_once_is_not_used_again() -> None:
    gone = Rows().new(Person)
    key = gone.pk
    gone.delete()
    row = Rows().fresh(Person)
    insert([row])
    assert row.pk > key


def test_a_related_row_that_got_its_key_meanwhile_is_found() -> None:
    person = Rows().fresh(Person)
    student = Student(person=person)
    with pytest.raises(ValueError, match="person"):
        insert([student])
    insert([person])
    insert([student])
    assert Student.objects.get().person_id == person.pk


def test_an_inserted_row_can_be_changed_at_once() -> None:
    row = Rows().fresh(Person)
    insert([row])
    row.given_name = "Айгүл"
    row.save()
    assert Person.objects.get().given_name == "Айгүл"


def test_a_rule_of_the_database_refuses_all_rows_of_the_list() -> None:
    good, bad = Rows().fresh(Order), Order(number="", day=Rows().day())
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([good, bad])
    assert not Order.objects.exists()


def test_texts_that_databases_quote_arrive_as_they_are() -> None:
    text = "\\N \t \\t %s %% ' \" \n \r «Ұлы»"
    row = Person(family_name=text, given_name=text, sort_key="1")
    insert([row])
    found = Person.objects.get()
    assert (found.family_name, found.given_name) == (text, text)


def test_no_rows_are_no_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        insert([])


def test_rows_are_changed_in_the_named_columns_alone() -> None:
    rows = [Rows().new(Person, given_name=name) for name in ("Әлия", "Анна")]
    for row in rows:
        row.given_name, row.phone = row.given_name.upper(), "1"
    update(rows, ["given_name"])
    found = Person.objects.order_by("pk").values_list("given_name", "phone")
    assert list(found) == [("ӘЛИЯ", ""), ("АННА", "")]


def test_a_row_that_is_gone_cannot_be_changed() -> None:
    rows = [Rows().new(Person), Rows().new(Person)]
    Person.objects.filter(pk=rows[0].pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        update(rows, ["given_name"])
