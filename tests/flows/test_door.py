"""The door in a real browser: the lock that gives back what was typed, pages that axe approves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.flows.conftest import Site
from tests.flows.school import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.once]
TYPED = "ещё не отправленное"


def unlock(page: Page, secret: str) -> None:
    page.locator("dialog#lock [name=secret]").fill(secret)
    page.locator("dialog#lock form button.main").click()


def leave_alone(page: Page, minutes: int) -> None:
    """Nobody touches the computer for so long."""
    page.clock.fast_forward(f"{minutes:02d}:00")


def test_a_computer_left_alone_is_covered_and_gives_back_what_was_typed(
    person: Callable[..., Page], site: Site
) -> None:
    page = person("vera", "/account/")
    page.clock.install()
    page.goto(f"{site.url}/account/password/")
    page.locator("#id_new").fill(TYPED)
    leave_alone(page, 14)
    expect(page.locator("dialog#lock")).to_be_hidden()
    leave_alone(page, 2)
    expect(page.locator("dialog#lock")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#lock")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{site.url}/account/")
    assert "/account/lock/" in other.url, "the server is locked too"
    unlock(page, "wrong")
    expect(page.locator("#lock-error")).to_contain_text("Неверно")
    unlock(page, PASSWORD)
    expect(page.locator("dialog#lock")).to_be_hidden()
    assert page.locator("#id_new").input_value() == TYPED


def test_locking_one_tab_covers_the_others_and_unlocking_frees_them(
    person: Callable[..., Page], site: Site
) -> None:
    first = person("vera", "/account/")
    second = first.context.new_page()
    second.goto(f"{site.url}/account/password/")
    first.locator("details.menu summary").click()
    first.get_by_role("button", name="Заблокировать экран").click()
    expect(second.locator("dialog#lock")).to_be_visible()
    unlock(second, PASSWORD)
    expect(second.locator("dialog#lock")).to_be_hidden()
    expect(first.locator("dialog#lock")).to_be_hidden()


def test_wrong_tries_lead_to_the_sign_in(person: Callable[..., Page], site: Site) -> None:
    page = person("vera", "/account/")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Заблокировать экран").click()
    for left in (4, 3, 2, 1):
        unlock(page, "wrong")
        expect(page.locator("#lock-error")).to_contain_text(str(left))
    unlock(page, "wrong")
    page.wait_for_url("**/account/sign-in/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_axe_finds_nothing_on_the_pages_of_the_door(
    browser: Browser, person: Callable[..., Page], site: Site, scheme: str, width: int
) -> None:
    options: dict[str, Any] = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme}
    page = person("vera", "/account/", **options)
    for path in ("", "password/", "pin/", "rules/"):
        page.goto(f"{site.url}/account/{path}")
        approved(page)
    page.locator("details.menu summary").click()
    approved(page)
    guest = browser.new_context(**options)
    for path in ("account/sign-in/", "about/", "nothing/here/"):
        page = guest.new_page()
        page.goto(f"{site.url}/{path}")
        approved(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    guest.close()


def approved(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"]) for v in found] == [], page.url
