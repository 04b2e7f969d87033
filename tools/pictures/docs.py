"""The few pictures that README and the guides show: cut out of pages, small enough for a clone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext

from tools.console import say
from tools.environment import ROOT
from tools.pictures import camera, png, visitor
from tools.pictures.pages import DEPUTY, GUEST, HOMEROOM, MOTHER
from tools.pictures.people import cast
from tools.pictures.village import Village

FOLDER: Final = ROOT / "docs" / "pictures"
# A browser without its Russian words shows the dates of fields in American order; a reader's own
# browser does not.
RUSSIAN_DATES: Final = """() => document.querySelectorAll("input[type=date]").forEach(field => {
  const shown = field.value.split("-").reverse().join(".");
  Object.assign(field, {type: "text", size: 9, value: shown});
})"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a guide: whose page, how wide and high a window, and in which language.

    ``part`` is a CSS selector of what is cut out, empty for what the window shows; ``choose`` is
    clicked before.
    """

    name: str
    role: str
    page: str
    window: tuple[int, int]
    language: str = "ru"
    part: str = ""
    choose: str = ""


# By role: each enters once.
PICTURES: Final = (
    Picture("sign-in", GUEST, "sign-in", (600, 700), part="main .sheet"),
    Picture("day", HOMEROOM, "day", (1100, 700), part=".card.now"),
    Picture("journal", HOMEROOM, "journal", (1100, 700)),
    Picture("accounts", HOMEROOM, "accounts", (900, 520)),
    Picture("diary", MOTHER, "week", (390, 780)),
    Picture("diary-kk", MOTHER, "week", (390, 780), language="kk"),
    Picture("office", DEPUTY, "unfilled", (1000, 640)),
)


def refresh(place: Village) -> None:
    """Take all of them anew into ``docs/pictures``."""
    FOLDER.mkdir(exist_ok=True)
    with camera.browser() as launched:
        for role, pictures in groupby(PICTURES, attrgetter("role")):
            with camera.window(launched, "1366") as context:
                _enter(context, place, role)
                addresses = visitor.walk(context, place.url, role).addresses
                for picture in pictures:
                    path = _take(launched, context, place, picture, addresses[picture.page])
                    say(f"{path.name}: {path.stat().st_size} байт", f"{path.name}")


def _enter(context: BrowserContext, place: Village, role: str) -> None:
    if role != GUEST:
        tab = context.new_page()
        visitor.enter(tab, place.url, *cast(place.home)[role])
        visitor.settle(tab, place.url)
        tab.close()


def _take(
    launched: Browser, context: BrowserContext, place: Village, picture: Picture, address: str
) -> Path:
    visitor.speak(context, place.url, picture.language)
    width, height = picture.window
    path = FOLDER / f"{picture.name}.png"
    with camera.window(launched, "1366", context.storage_state()) as same:
        tab = same.new_page()
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(place.url + address)
        tab.evaluate(RUSSIAN_DATES)
        if picture.choose:
            tab.locator(picture.choose).first.click()
        shown = tab.locator(picture.part).first if picture.part else tab
        path.write_bytes(png.smaller(shown.screenshot(animations="disabled")))
    return path
