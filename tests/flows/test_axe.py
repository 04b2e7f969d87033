"""Every page of every role is usable by everybody: axe, scripts and width find nothing wrong.

The pages are those of `start.py pictures`; the wide ones are looked at in light colours, the narrow
ones in dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tools.pictures import camera, village, visitor
from tools.pictures.camera import Scheme
from tools.pictures.pages import ENTERING, GUEST, LEAVING, ROLES
from tools.pictures.people import cast
from tools.pictures.village import Village

pytestmark = [pytest.mark.browser, pytest.mark.once]
LOOKS: tuple[tuple[str, Scheme], ...] = (("1366", "light"), ("360", "dark"))


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """The village school of the pictures, served."""
    home = tmp_path_factory.mktemp("village")
    village.make(home)
    with village.served(home) as served:
        yield served


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_wrong_with_any_page(browser: Browser, place: Village, role: str) -> None:
    with camera.window(browser, "1366") as context:
        wrong = [] if role == GUEST else enter(browser, context, place, role)
        found = visitor.walk(context, place.url, role)
        assert not found.missing, f"no link leads {role} to these pages"
        wrong += looked_at(browser, context, place, found.addresses)
        if leaving := camera.fixed(role, LEAVING):
            visitor.lock(context, place.url)
            wrong += looked_at(browser, context, place, leaving)
    assert not wrong, "\n".join(wrong)


def enter(browser: Browser, context: BrowserContext, place: Village, role: str) -> list[str]:
    """From the slip to the start page; what is wrong with the pages of the first entry."""
    tab = context.new_page()
    visitor.enter(tab, place.url, *cast(place.home)[role])
    wrong = looked_at(browser, context, place, camera.fixed(role, ENTERING))
    visitor.settle(tab, place.url)
    tab.close()
    return wrong


def looked_at(
    browser: Browser, context: BrowserContext, place: Village, addresses: dict[str, str]
) -> list[str]:
    """What is wrong with some pages, in both sizes."""
    wrong = []
    for size, scheme in LOOKS if addresses else ():
        with camera.window(browser, size, context.storage_state()) as same:
            tab = same.new_page()
            tab.emulate_media(color_scheme=scheme)
            for name, path in addresses.items():
                faults = camera.opened(tab, place.url + path)
                wrong += [
                    f"{name}, {size}: {words}" for words in [faults, *violations(tab)] if words
                ]
    return wrong


def violations(tab: Page) -> Iterator[str]:
    """Each violation in a line: rule, what it asks for, and the first elements it means."""
    found: list[dict[str, Any]] = Axe().run(tab).response["violations"]
    for one in found:
        where = "; ".join(str(node["target"]) for node in one["nodes"][:3])
        yield f"{one['id']}: {one['help']}: {where}"
