"""Takes a role's pages: every page in two sizes, light and dark, in both languages."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import django
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as Tab

from tools import chromium
from tools.pictures import visitor
from tools.pictures.pages import ENTERING, GUEST, LEAVING, pages_of
from tools.pictures.people import cast
from tools.pictures.village import Village

Scheme = Literal["light", "dark"]
LANGUAGES: Final = ("ru", "kk")
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
SIZES: Final[dict[str, dict[str, Any]]] = {
    "1366": {"viewport": {"width": 1366, "height": 768}},
    "360": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}
BROKEN: Final = 500
# Pictures further down come when they are scrolled to; a full page shows them at once.
ALL_IMAGES: Final = """() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.decode().catch(() => null);
}))"""
# What sticks out to the right although nothing around it scrolls; a pixel is what rounding makes.
STICKING_OUT: Final = """() => {
  const wide = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - wide;
  if (over <= 1) return "";
  const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement)
    if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
  const bad = [...document.body.querySelectorAll("*")].filter(e =>
    e.getBoundingClientRect().right > wide + 1 && !scrolls(e));
  const last = bad[bad.length - 1];
  return over + " px: " + (last ? last.tagName.toLowerCase() + "." + last.className : "?");
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture taken; ``wrong`` says what the page did wrong, empty if nothing."""

    page: str
    role: str
    size: str
    scheme: str
    language: str
    wrong: str = ""

    @property
    def file(self) -> str:
        """Its name in the folder."""
        return f"{self.page}-{self.role}-{self.size}-{self.scheme}-{self.language}.png"


@dataclass
class Taken:
    """What came of one role: pictures, pages that no link leads to, seconds."""

    role: str
    shots: list[Shot] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seconds: float = 0.0


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium that the browser tests use, and the program's addresses to find one's way by."""
    django.setup()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(chromium.obtain()),
            args=chromium.arguments(),
            env={**os.environ, "LANGUAGE": "ru", "LC_ALL": "ru_RU.UTF-8"},  # dates in fields
        )
        yield launched
        launched.close()


@contextmanager
def window(launched: Browser, size: str, state: Any = None) -> Iterator[BrowserContext]:
    """A window of one size with cookies of its own or those of ``state``."""
    context = launched.new_context(
        **SIZES[size], locale="ru-RU", reduced_motion="reduce", storage_state=state
    )
    yield context
    context.close()


def take(village: Village, role: str, folder: Path) -> Taken:
    """All pictures of a role; runs in a process of its own."""
    begun = time.monotonic()
    taken = Taken(role)
    with browser() as launched, window(launched, "1366") as context:
        camera = Camera(launched, village, role, folder)
        if role != GUEST:
            taken.shots += _enter(camera, context)
        found = visitor.walk(context, village.url, role)
        taken.missing = found.missing
        taken.shots += camera.series(context, found.addresses)
        if leaving := fixed(role, LEAVING):
            visitor.lock(context, village.url)
            taken.shots += camera.series(context, leaving)
    taken.seconds = time.monotonic() - begun
    return taken


def fixed(role: str, when: str) -> dict[str, str]:
    """Addresses of the pages that a role sees before or after its walk."""
    return {page.name: page.path for page in pages_of(role, when)}


def _enter(camera: Camera, context: BrowserContext) -> list[Shot]:
    """From the slip to the start page; the pictures of the first entry on the way."""
    village, role = camera.village, camera.role
    tab = context.new_page()
    visitor.enter(tab, village.url, *cast(village.home)[role])
    shots = camera.series(context, fixed(role, ENTERING))
    visitor.settle(tab, village.url)
    tab.close()
    return shots


@dataclass(frozen=True, slots=True)
class Camera:
    """What one role's pictures are taken with, and where they go."""

    launched: Browser
    village: Village
    role: str
    folder: Path

    def series(self, context: BrowserContext, addresses: dict[str, str]) -> list[Shot]:
        """Every address in all sizes, colours and languages."""
        if not addresses:
            return []
        return [shot for language in LANGUAGES for shot in self._in(context, language, addresses)]

    def _in(
        self, context: BrowserContext, language: str, addresses: dict[str, str]
    ) -> Iterator[Shot]:
        visitor.speak(context, self.village.url, language)
        state = context.storage_state()
        for size in SIZES:
            with window(self.launched, size, state) as same:
                tab = same.new_page()
                for name, path in addresses.items():
                    yield from self._page(tab, name, path, size, language)

    def _page(self, tab: Tab, name: str, path: str, size: str, language: str) -> Iterator[Shot]:
        wrong = opened(tab, self.village.url + path)
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            shot = Shot(name, self.role, size, scheme, language, wrong)
            tab.screenshot(path=self.folder / shot.file, full_page=True, animations="disabled")
            yield shot


def opened(tab: Tab, address: str) -> str:
    """Open a page; what is wrong with it: its scripts, its width, its status."""
    faults: list[str] = []
    listener = faults.append

    def on_console(message: Any) -> None:
        if message.type == "error" and "404" not in message.text:
            listener(message.text)

    def on_error(error: Any) -> None:
        listener(str(error))

    tab.on("console", on_console)
    tab.on("pageerror", on_error)
    response = tab.goto(address, wait_until="load")
    if tab.locator("body.scripted").count():  # its scripts fetch a part of the page
        tab.wait_for_load_state("networkidle")
    tab.evaluate(ALL_IMAGES)
    if over := tab.evaluate(STICKING_OUT):
        faults.append(over)
    if response is not None and response.status >= BROKEN:
        faults.append(str(response.status))
    tab.remove_listener("console", on_console)
    tab.remove_listener("pageerror", on_error)
    return "; ".join(faults)
