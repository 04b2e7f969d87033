"""One person of the village in a browser: enters by the slip, finds pages by following links."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import APIResponse, BrowserContext
from playwright.sync_api import Page as Tab

from tools.pictures.pages import Page, pages_of

SECRET = secrets.token_urlsafe(12)  # whoever is entered is entered once
START = ("/", "/account/", "/about/", "/help/")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def enter(tab: Tab, url: str, login: str, code: str) -> None:
    """Type login and code of the slip; afterwards the first entry or the start page is open."""
    tab.goto(f"{url}/account/sign-in/")
    tab.locator("input[name=login]").fill(login)
    tab.locator("input[name=secret]").fill(code)
    tab.locator("main form button.main").click()
    tab.wait_for_load_state()


def settle(tab: Tab, url: str) -> None:
    """Choose a password and accept the rules where the program asks for it."""
    tab.goto(f"{url}/account/first/")
    if tab.locator("input[name=new]").count():
        tab.locator("input[name=new]").fill(SECRET)
        tab.locator("input[name=again]").fill(SECRET)
    if tab.locator("main form input[name=accept]").count():
        tab.locator("main form input[name=accept]").check()
        tab.locator("main form button.main").click()
        tab.wait_for_load_state()


def speak(context: BrowserContext, url: str, language: str) -> None:
    """Ask for the pages in a language, as the button at the foot or in the menu does."""
    _post(context, url, "/account/language/", {"language": language, "next": "/about/"})


def lock(context: BrowserContext, url: str) -> None:
    """Lock the session as the button in the menu does."""
    _post(context, url, "/account/lock/", {"act": "lock"})


def _post(context: BrowserContext, url: str, path: str, form: dict[str, str]) -> APIResponse:
    """Send a form of ours; its token stands on every page that shows the languages."""
    page = context.request.get(f"{url}/about/").text()
    found = TOKEN.search(page)
    token = {"csrfmiddlewaretoken": found[1]} if found else {}
    fields: dict[str, str | float | bool] = {**form, **token}
    return context.request.post(
        url + path, form=fields, headers={"Referer": f"{url}/about/"}, max_redirects=0
    )


@dataclass
class Walk:
    """Addresses of a role's pages; ``missing`` are those that no link leads to."""

    addresses: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def walk(context: BrowserContext, url: str, role: str) -> Walk:
    """Follow links from the start, one page of each kind, until all the role's pages are found.

    Where no link is as ``like`` wishes, the first one to a page of the kind is taken at last.
    """
    wanted = pages_of(role)
    result = Walk({page.name: page.path for page in wanted if page.path})
    waiting, seen = [*START, *result.addresses.values()], dict[str, str]()
    spare: dict[str, str] = {}
    while waiting:
        path = waiting.pop(0)
        if path not in seen:
            seen[path] = context.request.get(url + path).text()
            waiting += _found(result, wanted, spare, url + path, seen[path])
        if not waiting:
            late = {name: spare[name] for name in spare if name not in result.addresses}
            result.addresses |= late
            waiting += late.values()
    _make(result, wanted, "".join(seen.values()))
    result.missing = [page.name for page in wanted if page.name not in result.addresses]
    return result


def _found(
    result: Walk, wanted: list[Page], spare: dict[str, str], address: str, text: str
) -> Iterator[str]:
    """Note the pages that a text links to; gives those that are new."""
    for path, words in _links(address, text):
        view = view_of(path)
        for page in wanted:
            if page.view != view or page.name in result.addresses:
                continue
            spare.setdefault(page.name, path)
            if re.search(page.like, f"{path} {words}"):
                result.addresses[page.name] = path
                yield path


def _make(result: Walk, wanted: list[Page], texts: str) -> None:
    """Addresses that a script puts together of what stands on the pages."""
    for page in wanted:
        parts = [re.search(part, texts) for part in page.made]
        if parts and all(parts):
            values = [part[1] for part in parts if part]
            result.addresses[page.name] = reverse(page.view, args=values)


def view_of(path: str) -> str:
    """The name of an address; empty where there is none."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def _links(address: str, text: str) -> Iterator[tuple[str, str]]:
    """Links of a page within the site as path with query, and their words."""
    here = urlsplit(address)
    for link, inside in LINK.findall(text):
        target = urlsplit(urljoin(address, unescape(link)))
        if target.netloc == here.netloc:
            query = f"?{target.query}" if target.query else ""
            yield f"{target.path}{query}", " ".join(TAGS.sub(" ", inside).split())
