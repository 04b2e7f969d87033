"""The database's own order of sort keys is the school's order, whatever its collation."""

from __future__ import annotations

import pytest
from django.db import connection

from parta.lib.names import sort_key

SCHOOL_ORDER = [
    "Азаров", "Әбдірахман", "Бабкин", "Ғабдулин", "Ежов", "Ёлкин", "Емельянов", "Исаков", "Ібраев",
    "Ким", "Ким-Пак", "Кимов", "Қайратов", "Орлов", "Өмірбек", "Усов", "Ұлан", "Үсенов", "Һашимов",
]  # fmt: skip


@pytest.mark.django_db
def test_the_database_orders_names_as_the_school_does() -> None:
    keys = {sort_key(name): name for name in reversed(SCHOOL_ORDER)}
    table = " UNION ALL ".join(["SELECT CAST(%s AS varchar(250)) AS k"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT k FROM ({table}) AS keys ORDER BY k", list(keys))
        assert [keys[row[0]] for row in cursor.fetchall()] == SCHOOL_ORDER
