"""From a guide's Markdown to a page: title, first words, sections, HTML.

HTML within the text is shown as text, and no link runs a script: a guide may be edited by
anybody who helps with the words.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

PNG: Final = b"\x89PNG\r\n\x1a\n"
Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level and the name to jump to."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Text:
    """A guide ready to show: ``summary`` is its first paragraph, also the first of ``html``."""

    title: str
    summary: str
    sections: tuple[Section, ...]
    html: SafeString


def rendered(source: str, *, link: Address, picture: Address, pictures: Path) -> Text:
    """The page of a Markdown text.

    ``link`` and ``picture`` turn an address of the text into one of the site; ``pictures`` is
    the folder whose files say how large a picture is.
    """
    markdown = _markdown()
    tokens = markdown.parse(source)
    for token in _inline(tokens):
        if token.type == "link_open":
            token.attrSet("href", link(str(token.attrs["href"])))
        if token.type == "image":
            _place(token, picture, pictures)
    sections = tuple(_sections(tokens))
    title, body = _untitled(tokens)
    html = markdown.renderer.render(body, markdown.options, {})
    # Made of escaped text by the renderer, which was told to let no HTML through.
    return Text(title, _summary(body), sections, mark_safe(html))  # noqa: S308


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    return markdown


def _table_open(*_arguments: Any) -> str:
    return '<div class="scroll" tabindex="0"><table class="table">'


def _table_close(*_arguments: Any) -> str:
    return "</table></div>"


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _place(token: Token, picture: Address, pictures: Path) -> None:
    """A picture knows its size before it has come, so that the text does not jump."""
    name = str(token.attrs["src"]).rpartition("/")[2]
    token.attrSet("src", picture(name))
    token.attrSet("loading", "lazy")
    if size := png_size(pictures / name):
        token.attrSet("width", str(size[0]))
        token.attrSet("height", str(size[1]))


def png_size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels from the file's head; None if it is no PNG or not there."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except OSError:
        return None
    if len(head) < 24 or not head.startswith(PNG):
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    """The headings of the second level; each gets the name to jump to."""
    number = 0
    for token, following in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            number += 1
            token.attrSet("id", f"s{number}")
            yield Section(f"s{number}", _plain(following))


def _untitled(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The title, which the page shows in its own place, and what follows it."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _plain(tokens[1]), tokens[3:]
    return "", tokens


def _summary(tokens: Sequence[Token]) -> str:
    first = next((token for token in tokens if token.type == "inline"), None)
    return _plain(first) if first else ""


def _plain(token: Token) -> str:
    parts = ((child.type, child.content) for child in token.children or ())
    return "".join(" " if kind == "softbreak" else content for kind, content in parts)
