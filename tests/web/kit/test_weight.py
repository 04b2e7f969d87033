"""The first visit is light enough for a telephone on a weak connection."""

from __future__ import annotations

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

import parta

KIT = Path(parta.__file__).parent / "web" / "static" / "parta" / "kit"
LINKED = re.compile(r'(?:href|src)="/static/([^"]+)"')
IMPORTED = re.compile(r'from "/static/([^"]+)"')


@pytest.mark.once
def test_the_styles_of_the_kit_stay_small() -> None:
    assert sum(path.stat().st_size for path in KIT.glob("*.css")) <= 30_000


def fetched(page: str) -> dict[str, bytes]:
    """Everything a browser fetches with a page: what it links, and what its modules import."""
    wanted, found = LINKED.findall(page), {}
    while wanted:
        name = wanted.pop()
        path = finders.find(name)
        assert path, f"{name} is linked but not there"
        found[name] = Path(path).read_bytes()
        wanted += [i for i in IMPORTED.findall(found[name].decode()) if i not in found]
    return found


@pytest.mark.django_db
def test_the_first_visit_takes_less_than_100_kb_in_20_requests() -> None:
    page = Client().get("/account/sign-in/").text
    files = fetched(page)
    weight = sum(len(brotli.compress(content)) for content in files.values())
    assert len(files) + 1 <= 20
    assert weight + len(page.encode()) <= 100_000


@pytest.mark.django_db
def test_a_page_asks_nobody_outside() -> None:
    page = Client().get("/about/").text
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
    for path in KIT.iterdir():
        assert "http" not in path.read_text().replace("http://www.w3.org/2000/svg", "")
