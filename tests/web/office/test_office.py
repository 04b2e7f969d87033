"""The office: gaps and late entries with their clauses, substitutions, refused entries."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parta.journal.actions import (
    mark_held,
    mark_not_held,
    set_homework,
    set_topic,
    unmark_held,
)
from parta.journal.actions.operations import Sender, apply
from parta.journal.actions.substitutions import confirm_substitution
from parta.journal.models import Substitution
from parta.ledger.models import LedgerEntry
from parta.ledger.rules import TEACHER
from parta.lib.errors import NotYours
from parta.people.models import Role
from parta.school.access import viewer_of
from tests.web.cast import EVENING, TUE, Cast, cast, sign_in, stop_clock
from tests.web.reading import code, read
from tests.web.signing import who as behind

pytestmark = pytest.mark.django_db
PAGES = ("", "late/", "substitutions/", "operations/")


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


@pytest.mark.parametrize("who", ["head", "deputy", "administrator"])
@pytest.mark.parametrize("page", PAGES)
def test_the_administration_reads_every_page(them: Cast, who: str, page: str) -> None:
    assert read(them, who, f"/office/{page}")


@pytest.mark.parametrize("who", ["vera", "homeroom5", "mother", "asel"])
@pytest.mark.parametrize("page", PAGES)
def test_for_everybody_else_the_office_is_not_there(them: Cast, who: str, page: str) -> None:
    assert code(them, who, f"/office/{page}") == 404


def test_gaps_stand_by_teacher_with_clause_and_a_way_to_the_lesson(them: Cast) -> None:
    body = sign_in(Client(), them.accounts["deputy"]).get("/office/").content.decode()
    lesson = them.lessons["kazakh_tue"]
    assert f"/desk/course/{lesson.course}/?lesson={lesson.id}" in body
    assert "R-2.1, P-4.T.a" in body
    assert "Шульц" in body
    assert "not held" not in body


def test_gaps_are_narrowed_to_one_teacher_or_one_class(them: Cast) -> None:
    boris = them.people["boris"].pk
    own = read(them, "deputy", f"/office/?who={boris}").partition("Показать всех")[2]
    assert "История" in own
    assert "Алгебра" not in own
    six = read(them, "deputy", "/office/?by=classes&who=6").partition("Показать всех")[2]
    assert "История" in six
    assert "5А" not in six


@pytest.mark.parametrize("query", ["?period=nonsense", "?who=99999", "?by=%00&period=term&who='"])
def test_a_mistyped_choice_opens_the_page_all_the_same(them: Cast, query: str) -> None:
    assert code(them, "deputy", f"/office/{query}") == 200


def test_when_nothing_is_missing_the_page_says_so_kindly(them: Cast) -> None:
    thursday = [one for key, one in them.lessons.items() if key.endswith("_thu")]
    for lesson in thursday:
        mark_held(by=them.build.by, lesson=lesson, teacher=them.people["boris"].pk)
        set_topic(by=them.build.by, lesson=lesson, topic="Повторение")
        set_homework(by=them.build.by, lesson=lesson, text="", none=True)
    assert "Спасибо учителям!" in read(them, "deputy", "/office/?period=today")
    for lesson in thursday:
        unmark_held(by=them.build.by, lesson=lesson)
        mark_not_held(by=them.build.by, lesson=lesson, why="event")
    assert "уроков не было" in read(them, "deputy", "/office/?period=today")


def test_late_entries_stand_under_their_kind_and_clause(them: Cast) -> None:
    text = read(them, "deputy", "/office/late/")
    assert "Текущие отметки P-3.T.2, P-4.T.a 2 2" in text
    assert "Отметки за письменные работы P-4.T.d3 1 –" in text


def test_the_deputy_confirms_a_substitution_once(them: Cast) -> None:
    meeting = them.lessons["kazakh_thu"].meeting
    client = sign_in(Client(), them.accounts["deputy"])
    assert "Титов" in read(them, "deputy", "/office/substitutions/")
    for _ in range(2):
        assert client.post(f"/office/substitutions/{meeting}/confirm/").status_code == 302
    assert Substitution.objects.get().confirmed_by == them.people["deputy"]
    assert LedgerEntry.objects.filter(kind="substitution").count() == 2
    assert "Все замены подтверждены." in read(them, "deputy", "/office/substitutions/")


def test_only_the_deputy_confirms_and_the_head_where_there_is_none(them: Cast) -> None:
    meeting = them.lessons["kazakh_thu"].meeting
    address = f"/office/substitutions/{meeting}/confirm/"
    for short in ("head", "administrator", "vera"):
        assert sign_in(Client(), them.accounts[short]).post(address).status_code == 404
    assert Substitution.objects.get().confirmed_by is None
    Role.objects.filter(kind="D").delete()
    assert sign_in(Client(), them.accounts["head"]).post(address).status_code == 302
    assert Substitution.objects.get().confirmed_by == them.people["head"]


def test_a_substitution_that_is_gone_is_not_there(them: Cast) -> None:
    client = sign_in(Client(), them.accounts["deputy"])
    assert client.post("/office/substitutions/99999/confirm/").status_code == 404
    with pytest.raises(NotYours):
        confirm_substitution(by=them.build.by, meeting=99999)


def test_what_was_refused_to_a_teacher_is_seen_with_what_was_typed(them: Cast) -> None:
    account = them.accounts["boris"]
    viewer = viewer_of(behind(account.pk), TUE, 30)
    sender = Sender(viewer, viewer.actor(at=EVENING, role=TEACHER), uuid.uuid4())
    (answer,) = apply(sender, [{
        "id": str(uuid.uuid4()), "v": 1, "n": 1, "kind": "mark", "value": "5", "saw": 0,
        "lesson": them.lessons["algebra_mon"].id, "student": them.students["asel"].pk,
    }])  # fmt: skip
    assert answer["outcome"] == "refused"
    text = read(them, "deputy", "/office/operations/")
    assert "Титов Б. О." in text
    assert "отметка: 5" in text
    assert "Алгебра" in text
    assert "Нурланова А." in text


def test_as_many_queries_for_few_lessons_as_for_thirty(them: Cast) -> None:
    client, counts = sign_in(Client(), them.accounts["deputy"]), []
    for more in (0, 30):
        for number in range(more):
            them.build.lesson(them.courses["algebra"], TUE, number % 9 + 3)
        count = {}
        for page in PAGES:
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/office/{page}")
            count[page] = len(queries)
        counts.append(count)
    assert counts[0] == counts[1]


def test_the_tabs_say_how_much_waits_behind_them(them: Cast) -> None:
    assert "Замены 1" in read(them, "deputy", "/office/")
    confirm_substitution(
        by=replace(them.build.by, person=them.people["deputy"].pk),
        meeting=them.lessons["kazakh_thu"].meeting,
    )
    assert "Замены Непринятые" in read(them, "deputy", "/office/")
