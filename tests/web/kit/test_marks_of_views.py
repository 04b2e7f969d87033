"""Every address says who may call it, and the frame keeps to that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from parta.config.urls import handler404, handler500
from parta.config.urls import urlpatterns as all_patterns
from parta.lib.errors import BadInput, Conflict, NotYours, Refused
from parta.people.actions import accounts
from parta.people.actions.appointments import appoint
from parta.web.kit.roles import access_of, for_roles, public, signed_in
from tests.journal.builder import FIRST, Builder
from tests.web.signing import client_of


@public
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@signed_in
def any_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("any")


@for_roles("D", "H")
def office_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("office")


def unmarked_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("nobody meant this")


@public
def refusing_page(request: HttpRequest, kind: str) -> HttpResponse:
    words = "Так нельзя: урок ещё не прошёл."
    raise {
        "refused": Refused(words, clause="P-4.T.a"),
        "bad": BadInput(words),
        "foreign": NotYours(words),
        "conflict": Conflict(words, now={}),
    }[kind]


@public
def broken_page(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault")


urlpatterns = [
    *all_patterns,
    path("t/open/", open_page),
    path("t/any/", any_page),
    path("t/office/", office_page),
    path("t/unmarked/", unmarked_page),
    path("t/broken/", broken_page),
    path("t/refusing/<str:kind>/", refusing_page),
]
__all__ = ["handler404", "handler500"]
SCRIPT = {"Accept": "application/json"}


def patterns(resolver: Any) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_view_of_the_program_says_who_may_call_it() -> None:
    views = [pattern.callback for pattern in patterns(get_resolver("parta.config.urls"))]
    assert len(views) > 10
    for view in views:
        access_of(view)


@pytest.fixture
def deputy() -> Client:
    school = Builder()
    person = school.person("Ли Олег")
    appoint(school.by, person.pk, "D", first=FIRST)
    return client_of(accounts.create_account(school.by, person.pk, "li"))


@pytest.fixture
def nobody() -> Client:
    school = Builder()
    return client_of(accounts.create_account(school.by, school.person("Ли Олег").pk, "li"))


frame = pytest.mark.usefixtures("db")
own_urls = pytest.mark.urls(__name__)


@frame
@own_urls
def test_a_guest_sees_what_is_public_and_is_led_to_the_door_otherwise() -> None:
    Builder()
    codes = {page: Client().get(f"/t/{page}/").status_code for page in ("open", "any", "office")}
    assert codes == {"open": 200, "any": 302, "office": 302}


@frame
@own_urls
def test_an_office_page_answers_the_office_and_is_not_there_for_others(nobody: Client) -> None:
    assert nobody.get("/t/any/").status_code == 200
    answer = nobody.get("/t/office/")
    assert answer.status_code == 404
    assert "По этому адресу ничего нет" in answer.text


@frame
@own_urls
def test_the_office_page_answers_the_deputy(deputy: Client) -> None:
    assert deputy.get("/t/office/").text == "office"


@frame
@own_urls
def test_a_view_without_a_mark_answers_nobody(deputy: Client) -> None:
    deputy.raise_request_exception = False
    answer = deputy.get("/t/unmarked/")
    assert answer.status_code == 500
    assert "nobody meant this" not in answer.text


@frame
@own_urls
@pytest.mark.parametrize(("kind", "code"), [("refused", 422), ("bad", 422), ("conflict", 409)])
def test_a_refused_act_is_a_sentence_and_not_a_fault(kind: str, code: int) -> None:
    answer = Client().get(f"/t/refusing/{kind}/")
    assert answer.status_code == code
    assert "урок ещё не прошёл" in answer.text
    told = Client().post(f"/t/refusing/{kind}/", headers=SCRIPT)
    assert told.status_code == code
    assert told.json()["message"] == "Так нельзя: урок ещё не прошёл."


@frame
@own_urls
def test_a_refused_form_leads_back_to_its_page_and_says_why_there() -> None:
    client = Client()
    came = {"Referer": "http://testserver/about/?x=1"}
    answer = client.post("/t/refusing/refused/", headers=came)
    assert answer.headers["Location"] == "/about/?x=1"
    assert "урок ещё не прошёл" in client.get("/about/").text


@frame
@own_urls
def test_a_refused_form_of_a_foreign_site_leads_nowhere() -> None:
    came = {"Referer": "https://example.org/about/"}
    assert Client().post("/t/refusing/refused/", headers=came).status_code == 422


@frame
@own_urls
def test_a_foreign_row_looks_like_an_address_that_is_not_there() -> None:
    foreign, absent = Client().get("/t/refusing/foreign/"), Client().get("/t/absent/")
    assert foreign.status_code == absent.status_code == 404
    assert "урок" not in foreign.text


@frame
@own_urls
def test_a_fault_is_said_plainly_in_the_readers_language() -> None:
    client = Client(raise_request_exception=False)
    client.cookies["language"] = "kk"
    answer = client.get("/t/broken/")
    assert answer.status_code == 500
    assert "Бағдарлама қателесті" in answer.text
    assert "RuntimeError" not in answer.text
