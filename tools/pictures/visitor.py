"""One person of the village in a browser: enters by the slip, finds pages by following links."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

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
    """Follow links from the start, one page of each kind, until all the role's pages are found."""
    result = Walk()
    wanted = pages_of(role)
    result.addresses |= {page.name: page.path for page in wanted if page.path}
    waiting, seen = [*START, *result.addresses.values()], set[str]()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        links = list(_links(context, url, path))
        for page in wanted:
            if page.name not in result.addresses and (hit := _hit(page, links)):
                result.addresses[page.name] = hit
                waiting.append(hit)
    result.missing = [page.name for page in wanted if page.name not in result.addresses]
    return result


def _hit(page: Page, links: list[tuple[str, str]]) -> str:
    """The first link to a page of this kind, among several alike the one that ``like`` matches."""
    for path, words in links:
        if view_of(path) == page.view and re.search(page.like, f"{path} {words}"):
            return path
    return ""


def view_of(path: str) -> str:
    """The name of an address; empty where there is none."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def _links(context: BrowserContext, url: str, path: str) -> Iterator[tuple[str, str]]:
    """Links within the site as path with query, and their words."""
    response = context.request.get(url + path)
    here = urlsplit(response.url)
    for address, inside in LINK.findall(response.text()):
        target = urlsplit(urljoin(response.url, unescape(address)))
        if target.netloc == here.netloc:
            query = f"?{target.query}" if target.query else ""
            yield f"{target.path}{query}", " ".join(TAGS.sub(" ", inside).split())
