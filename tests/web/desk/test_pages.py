"""«Мой день» and the journal page, as a teacher gets them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.cast import Cast, cast, sign_in, stop_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


def test_the_day_shows_every_lesson_of_the_teacher(client: Client, them: Cast) -> None:
    response = sign_in(client, them.accounts["vera"]).get("/desk/day/2026-11-10/")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('class="card ') == 2
    assert "Алгебра" in page
    assert "Родной язык" in page


def test_the_journal_page_shows_marks_in_their_cells(client: Client, them: Cast) -> None:
    course = them.courses["algebra"].pk
    response = sign_in(client, them.accounts["vera"]).get(f"/desk/course/{course}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert '<td>3</td><td class="c">4</td>' in page
    assert "3,50" in page
