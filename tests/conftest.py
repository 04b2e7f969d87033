"""Fixtures of every room; the school folder and the settings are set by tests/early.py."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tools import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; when there is none, every test that asks for it fails and says why."""
    found = chromium.find()
    if found is None:
        pytest.fail(str(chromium.MISSING), pytrace=False)
    # Playwright keeps an event loop in this thread; Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(found), args=chromium.arguments(), headless=True
        )
        yield launched
        launched.close()
