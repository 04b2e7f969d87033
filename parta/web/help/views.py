"""The list of guides, and one guide."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from parta.web.help.guides import BY_SLUG, FIRST, PICTURES, Guide, arranged
from parta.web.help.rendering import Text, rendered
from parta.web.kit.requests import GuestRequest
from parta.web.kit.roles import public


@public
def start(request: GuestRequest) -> HttpResponse:
    """All guides, those for the viewer's roles first."""
    roles = request.viewer.roles if request.viewer else frozenset()
    wished = get_language() or FIRST
    own, others = ([_listed(guide, wished) for guide in part] for part in arranged(roles))
    return render(request, "help/start.html", {"own": own, "others": others})


@public
def guide(request: GuestRequest, guide: str, language: str = "") -> HttpResponse:
    """One guide, in the language of the address, else of the page, else in Russian."""
    found = BY_SLUG.get(guide)
    if found is None or (language and language not in found.languages):
        raise Http404
    wished = get_language() or FIRST
    shown = language or found.language(wished)
    context = {
        "guide": found,
        "text": _text(found, shown),
        "language": shown,
        "foreign": wished not in found.languages,
        "other_languages": [code for code in found.languages if code != shown],
    }
    return render(request, "help/guide.html", context)


def _listed(found: Guide, wished: str) -> dict[str, Any]:
    language = found.language(wished)
    return {"guide": found, "language": language, "text": _text(found, language)}


def _text(found: Guide, language: str) -> Text:
    path = found.file(language)
    return _made(found, language, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _made(found: Guide, language: str, _changed: int) -> Text:
    """Rendered once for each state of the file."""
    source = found.file(language).read_text(encoding="utf-8")
    return rendered(source, link=_link, picture=_picture, pictures=PICTURES)


def _link(address: str) -> str:
    """``teacher.md`` and ``family.kk.md`` are pages here; a place on the page stays as it is."""
    path, _, place = address.partition("#")
    slug, _, language = PurePosixPath(path).name.removesuffix(".md").partition(".")
    if path.endswith(".md") and slug in BY_SLUG:
        arguments = [slug, language] if language else [slug]
        page = reverse("help:guide_in" if language else "help:guide", args=arguments)
        return f"{page}#{place}" if place else page
    return address


def _picture(name: str) -> str:
    """A picture that was not collected spoils its own place and no more."""
    try:
        return static(f"help/{name}")
    except ValueError:
        return ""
