"""One account sees the union of what its roles need, and begins where its work is."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from parta.school.access import Child, Viewer
from parta.web.kit.navigation import ENTRIES, links, role_words, start

pytestmark = pytest.mark.once


def viewer(*roles: str, **more: object) -> Viewer:
    return Viewer(1, 1, "Вера Шульц", date(2026, 11, 12), frozenset(roles), **more)  # type: ignore[arg-type]


def present(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def test_roles_add_up() -> None:
    for one in "TGHA":
        alone = [link.url for link in links(viewer(one))]
        both = [link.url for link in links(viewer(one, "G"))]
        assert set(alone) <= set(both)


def test_every_entry_that_is_shown_leads_somewhere_and_is_for_the_role() -> None:
    for entry in ENTRIES:
        if present(entry.name):
            mine = viewer(*(entry.roles or {"S"}))
            assert reverse(entry.name) in [link.url for link in links(mine)]
            assert not entry.roles or reverse(entry.name) not in [a.url for a in links(viewer())]


def test_somebody_without_a_role_begins_at_their_account_or_the_help() -> None:
    assert start(viewer()) in {reverse("account:home"), "/help/"}


def test_roles_are_named_in_the_readers_language() -> None:
    with translation.override("kk"):
        assert role_words(viewer("K", "G")) == ["сынып жетекшісі", "ата-ана"]


def test_tasks_that_a_head_inherits_are_no_second_role() -> None:
    with translation.override("ru"):
        assert role_words(viewer("H", "D", inherits_deputy=True)) == ["директор"]


def test_own_page_comes_before_the_childrens() -> None:
    seen = viewer("S", "G", own=Child(1, "Я"), children=(Child(2, "Ребёнок"),))
    assert [child.student for child in seen.students] == [1, 2]
