"""«Мой день» and the journal page, as each kind of person gets them."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.journal.access import lesson_facts, may_write
from parta.journal.actions import set_mark
from parta.people.models import Person
from parta.school.models import CourseTeacher, Group
from tests.web.cast import MON, TUE, Cast, cast, sign_in, stop_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


def page(client: Client, them: Cast, who: str, path: str) -> str:
    response = sign_in(client, them.accounts[who]).get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def document(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="journal">(.*?)</script>', html)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def course(them: Cast, name: str) -> str:
    return f"/desk/course/{them.courses[name].pk}/"


def test_the_day_shows_every_lesson_of_the_teacher(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", "/desk/day/2026-11-10/")
    assert html.count('<section class="card ') == 2
    assert "Алгебра" in html
    assert "Родной язык" in html
    assert len(document(html)["sheets"]) == 2


def test_a_lesson_that_another_teaches_says_who(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", "/desk/")
    assert "Титов\u00a0Б.\u00a0О." in html
    assert "ждёт подтверждения завуча" in html


def test_a_substitute_finds_the_lesson_in_their_own_day(client: Client, them: Cast) -> None:
    html = page(client, them, "boris", "/desk/")
    assert "вместо Шульц\u00a0В.\u00a0И." in html


def test_a_day_without_lessons_leads_to_those_with_lessons(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", "/desk/day/2026-11-15/")
    assert "/desk/day/2026-11-13/" in html
    assert '<section class="card ' not in html


def test_the_journal_page_shows_marks_in_their_cells(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", course(them, "algebra"))
    assert '<td>3</td><td class="c">4</td>' in html
    assert "3,50" in html
    cells = document(html)["sheets"][0]["cells"]
    assert [cell[1] for column in cells for cell in column] == ["3", "4"]


def test_marks_of_another_term_stay_in_it(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", course(them, "algebra") + "term/1/")
    assert "3,50" not in html
    assert sign_in(client, them.accounts["vera"]).get(
        course(them, "algebra") + "term/9/"
    ).status_code == 404  # fmt: skip


@pytest.mark.parametrize("who", ["boris", "homeroom6", "mother", "asel"])
def test_a_foreign_page_is_not_there(client: Client, them: Cast, who: str) -> None:
    response = sign_in(client, them.accounts[who]).get(course(them, "algebra"))
    assert response.status_code == 404


@pytest.mark.parametrize("who", ["head", "deputy", "administrator", "homeroom5"])
def test_who_only_reads_gets_no_forms_and_no_right_to_write(
    client: Client, them: Cast, who: str
) -> None:
    lesson = them.lessons["algebra_mon"].id
    html = page(client, them, who, f"{course(them, 'algebra')}?lesson={lesson}")
    assert "data-op=" not in html
    assert not any(row[3] & 1 for row in document(html)["sheets"][0]["lessons"])


def test_the_rights_of_a_page_are_those_of_each_lesson(client: Client, them: Cast) -> None:
    algebra, boris = them.courses["algebra"], them.people["boris"]
    last = CourseTeacher.objects.get(course=algebra)
    last.last = MON
    last.save()
    them.build.teach(algebra, boris, TUE, TUE + timedelta(days=2))
    for who in ("vera", "boris"):
        html = page(client, them, who, course(them, "algebra"))
        viewer = Teacher(them.people[who])
        for row in document(html)["sheets"][0]["lessons"]:
            facts = lesson_facts(row[0])
            assert facts is not None
            assert bool(row[3] & 1) == may_write(viewer, facts, TUE + timedelta(days=2))


class Teacher:
    """A teacher as access sees them."""

    roles = frozenset("T")
    classes = ()
    today = TUE

    def __init__(self, person: Person) -> None:
        self.person = person.pk


def test_names_and_comments_can_not_break_the_page(client: Client, them: Cast) -> None:
    group = Group.objects.get(name="5А")
    student = them.build.student("<b>Злой</b> </script><script>alert(1)", group)
    lesson = them.facts(them.lessons["algebra_mon"])
    set_mark(by=them.build.by, lesson=lesson, student=student.pk, value="5")
    html = page(client, them, "vera", course(them, "algebra"))
    assert "<b>Злой" not in html
    assert "<script>alert" not in html


def test_thirty_students_and_lessons_cost_no_query_more(client: Client, them: Cast) -> None:
    path = course(them, "algebra")
    sign_in(client, them.accounts["vera"])
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    group = Group.objects.get(name="5А")
    for place in range(30):
        them.build.student(f"Ученик{place} Имя", group)
        day = TUE + timedelta(days=place + 7)
        if day.isoweekday() < 7:
            them.build.lesson(them.courses["algebra"], day, 1)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few)
    assert len(many) <= 12


def test_the_panel_of_a_lesson_says_what_is_missing_and_why(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", f"/desk/lesson/{them.lessons['algebra_tue'].id}/")
    assert "Контрольная работа «Дроби»" in html
    assert "§ 13" in html or "§ 12" in html
    late = page(client, them, "vera", f"/desk/lesson/{them.lessons['kazakh_tue'].id}/")
    assert "P-4.T.a" in late


def test_the_formula_of_an_average_is_a_page_of_its_own(client: Client, them: Cast) -> None:
    asel = them.students["asel"].pk
    html = page(client, them, "vera", f"{course(them, 'algebra')}term/2/average/{asel}/")
    assert "(3 + 4) : 2 = 3,50" in html
    stranger = them.students["egor"].pk
    path = f"{course(them, 'algebra')}term/2/average/{stranger}/"
    assert client.get(path).status_code == 404


def test_the_history_of_a_cell_names_the_clause_of_a_late_entry(client: Client, them: Cast) -> None:
    lesson, asel = them.lessons["algebra_mon"].id, them.students["asel"].pk
    html = page(client, them, "vera", f"/desk/lesson/{lesson}/student/{asel}/history")
    assert "P-3.T.2, P-4.T.a" in html
    stranger = them.students["egor"].pk
    assert client.get(f"/desk/lesson/{lesson}/student/{stranger}/history").status_code == 404


def test_the_list_of_journals_holds_own_ones_first(client: Client, them: Cast) -> None:
    html = page(client, them, "vera", "/desk/courses/")
    assert html.count("/desk/course/") == 2
    everything = page(client, them, "deputy", "/desk/courses/")
    assert everything.count("/desk/course/") == 3


@pytest.mark.parametrize("path", ["/desk/day/2026-13-45/", "/desk/day/morgen/"])
def test_no_day_is_no_page(client: Client, them: Cast, path: str) -> None:
    assert sign_in(client, them.accounts["vera"]).get(path).status_code == 404
