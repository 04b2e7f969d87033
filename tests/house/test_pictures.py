"""Every address of the program is taken by `start.py pictures`, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from parta.ledger import rules
from parta.web.kit.roles import Access, access_of
from tools.pictures.pages import (
    ADMINISTRATOR,
    COMBINED,
    DEPUTY,
    GUEST,
    HEAD,
    HOMEROOM,
    JUNIOR,
    MOTHER,
    NO_PICTURE,
    PAGES,
    ROLES,
    STUDENT,
    TEACHER,
)
from tools.pictures.visitor import view_of

pytestmark = pytest.mark.once
# What each has at least; a guest has nothing.
LETTERS = {
    GUEST: "",
    ADMINISTRATOR: rules.ADMINISTRATOR,
    HEAD: rules.HEAD,
    DEPUTY: rules.DEPUTY,
    HOMEROOM: rules.HOMEROOM + rules.TEACHER,
    TEACHER: rules.TEACHER,
    COMBINED: rules.TEACHER,
    MOTHER: rules.GUARDIAN,
    STUDENT: rules.STUDENT,
    JUNIOR: rules.STUDENT,
}


def addresses(resolver: Any, space: str = "") -> Iterator[tuple[str, Any]]:
    """Names of all addresses with their views."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback


ALL = dict(addresses(get_resolver("parta.config.urls")))


def test_every_address_is_in_the_list_or_says_why_not() -> None:
    taken = {page.view for page in PAGES if page.view}
    assert not taken & NO_PICTURE.keys()
    assert taken | NO_PICTURE.keys() == ALL.keys()


def test_every_role_is_taken_on_some_page_and_every_name_is_a_page_of_its_own() -> None:
    assert {role for page in PAGES for role in page.roles} == ROLES.keys()
    names = [page.name for page in PAGES]
    assert len(names) == len(set(names))


def test_a_role_is_taken_only_on_pages_that_answer_it() -> None:
    for page in PAGES:
        access = access_of(ALL[page.view]) if page.view else Access(public=True)
        for role in page.roles:
            assert not access.roles or access.roles & set(LETTERS[role]), (
                f"{page.name} does not answer {role}"
            )
        assert not page.path or view_of(page.path) == page.view, page.path
        assert access.public or GUEST not in page.roles, page.name
