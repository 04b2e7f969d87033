"""What comes in from browsers: operations, plain forms, a lesson taken in another's place."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from parta.journal.models import Held, Homework, Lesson, Mark, NotHeld, Operation, Substitution
from parta.ledger.models import LedgerEntry
from tests.web.cast import Cast, cast, sign_in, stop_clock

pytestmark = pytest.mark.django_db
DEVICE = str(uuid.UUID(int=7))


@pytest.fixture
def them(monkeypatch: pytest.MonkeyPatch) -> Cast:
    stop_clock(monkeypatch)
    return cast()


def mark(them: Cast, lesson: str, student: str, value: str) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()), "n": 1, "v": 1, "kind": "mark", "saw": 0, "value": value,
        "lesson": them.lessons[lesson].id, "student": them.students[student].pk,
    }  # fmt: skip


def send(client: Client, them: Cast, who: str, *operations: Any, **more: Any) -> Any:
    """Send operations as a person's browser does."""
    body = {"account": them.accounts[who].pk, "device": DEVICE, "operations": list(operations)}
    sign_in(client, them.accounts[who])
    return client.post(
        "/desk/operations", body | more, content_type="application/json",
        headers={"accept": "application/json"},
    )  # fmt: skip


def test_a_mark_is_saved_and_the_average_comes_back(client: Client, them: Cast) -> None:
    page = [them.courses["algebra"].pk, 2]
    answer = send(client, them, "vera", mark(them, "algebra_fri", "asel", "5"), page=page).json()
    assert answer["answers"][0]["outcome"] == "done"
    assert "4,00" in answer["averages"][str(them.students["asel"].pk)]["avg"]


def test_averages_of_strangers_are_never_told(client: Client, them: Cast) -> None:
    page = [them.courses["algebra"].pk, 2]
    answer = send(client, them, "vera", mark(them, "history_tue", "egor", "5"), page=page).json()
    assert answer["answers"][0] == answer["answers"][0] | {"outcome": "refused"}
    assert answer["averages"] == {}


def test_a_foreign_lesson_refuses_without_betraying_anything(client: Client, them: Cast) -> None:
    before = Mark.objects.count()
    answer = send(client, them, "boris", mark(them, "algebra_mon", "timur", "2")).json()
    assert answer["answers"][0]["code"] == "not_found"
    assert Mark.objects.count() == before
    assert Operation.objects.filter(outcome="refused").count() == 1


def test_a_queue_of_another_account_is_not_touched(client: Client, them: Cast) -> None:
    operation = mark(them, "algebra_fri", "asel", "5")
    answer = send(client, them, "vera", operation, account=them.accounts["boris"].pk)
    assert answer.status_code == 409
    assert answer.json()["code"] == "account"
    assert not Operation.objects.exists()


def test_signed_out_is_told_to_the_script(client: Client, them: Cast) -> None:
    answer = client.post(
        "/desk/operations", {}, content_type="application/json",
        headers={"accept": "application/json"},
    )  # fmt: skip
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "body",
    ["", "null", "[]", '{"account": 1}', '{"account":1,"device":"x","operations":[]}',
     '{"account":1,"device":"00000000-0000-0000-0000-000000000007","operations":[1]}',
     '{"account":1,"device":"00000000-0000-0000-0000-000000000007","operations":[],"page":[1]}'],
)  # fmt: skip
def test_what_is_no_list_of_operations_is_said_so(client: Client, them: Cast, body: str) -> None:
    sign_in(client, them.accounts["vera"])
    answer = client.post(
        "/desk/operations", body, content_type="application/json",
        headers={"accept": "application/json"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_a_family_can_not_send_operations(client: Client, them: Cast) -> None:
    answer = send(client, them, "mother", mark(them, "algebra_fri", "asel", "5"))
    assert answer.status_code == 404


def write(client: Client, them: Cast, who: str, **fields: Any) -> HttpResponse:
    """Send a form as a page without scripts does."""
    sign_in(client, them.accounts[who])
    return client.post("/desk/write", fields)  # type: ignore[return-value]


def test_a_form_holds_several_lessons_at_once(client: Client, them: Cast) -> None:
    lessons = [them.lessons[name].id for name in ("algebra_fri", "kazakh_thu")]
    answer = write(client, them, "vera", kind="held", lesson=lessons, back="/desk/")
    assert answer.status_code == 302
    assert Held.objects.filter(lesson__in=lessons).count() == 2
    write(client, them, "vera", kind="held", lesson=lessons, value="no")
    assert not Held.objects.filter(lesson__in=lessons).exists()


def test_a_form_sets_topic_homework_and_not_held(client: Client, them: Cast) -> None:
    lesson = them.lessons["algebra_fri"].id
    write(client, them, "vera", kind="topic", lesson=lesson, value="Степени", saw="")
    write(client, them, "vera", kind="homework", lesson=lesson, value="", instead="§ 13", due="")
    assert Lesson.objects.get(pk=lesson).topic == "Степени"
    assert Homework.objects.get(lesson=lesson).text == "§ 13"
    write(client, them, "vera", kind="not_held", lesson=lesson, value="event")
    assert NotHeld.objects.get(lesson=lesson).reason == "event"
    write(client, them, "vera", kind="not_held", lesson=lesson, value="")
    assert not NotHeld.objects.filter(lesson=lesson).exists()


def test_a_form_tells_of_the_other_editor(client: Client, them: Cast) -> None:
    lesson = them.lessons["algebra_mon"]
    seen = Lesson.objects.get(pk=lesson.id).entry
    write(client, them, "vera", kind="topic", lesson=lesson.id, value="Первая", saw=seen)
    write(client, them, "vera", kind="topic", lesson=lesson.id, value="Вторая", saw=seen)
    assert Lesson.objects.get(pk=lesson.id).topic == "Первая"
    assert "изменил другой" in client.get("/desk/").content.decode()


def test_a_form_leads_nowhere_but_home(client: Client, them: Cast) -> None:
    lesson = them.lessons["algebra_fri"].id
    for back in ("//evil.example/", "https://evil.example/"):
        answer = write(client, them, "vera", kind="held", lesson=lesson, back=back)
        assert answer["Location"] == "/desk/"


def test_a_lesson_is_taken_over_at_once(client: Client, them: Cast) -> None:
    meeting = them.lessons["history_thu"].meeting
    sign_in(client, them.accounts["vera"])
    assert "История" in client.get("/desk/instead/").content.decode()
    answer = client.post("/desk/instead/", {"meeting": meeting})
    assert answer.status_code == 302
    taken = Substitution.objects.get(meeting=meeting)
    assert (taken.substitute_id, taken.confirmed_by_id) == (them.people["vera"].pk, None)
    sent = send(client, them, "vera", mark(them, "history_thu", "egor", "4")).json()
    assert sent["answers"][0]["outcome"] == "done"


def test_one_may_teach_the_own_subject_instead(client: Client, them: Cast) -> None:
    meeting = them.lessons["history_thu"].meeting
    own = them.build.course(
        them.courses["algebra"].subject, them.courses["history"].group, them.people["vera"]
    )
    sign_in(client, them.accounts["vera"])
    client.post("/desk/instead/", {"meeting": meeting, "course": own.pk})
    assert NotHeld.objects.get(lesson=them.lessons["history_thu"].id).reason == "subject"
    assert Lesson.objects.filter(meeting=meeting, course=own).exists()
    assert Substitution.objects.get(meeting=meeting).kind == "other"


def test_a_lesson_of_another_day_can_not_be_taken(client: Client, them: Cast) -> None:
    meeting = them.lessons["history_tue"].meeting
    sign_in(client, them.accounts["vera"])
    entries = LedgerEntry.objects.count()
    assert client.post("/desk/instead/", {"meeting": meeting}).status_code == 404
    assert LedgerEntry.objects.count() == entries
