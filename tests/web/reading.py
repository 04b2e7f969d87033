"""Pages as somebody reads them: the text without tags."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from tests.web.cast import Cast, sign_in


def text_of(body: bytes) -> str:
    """The main part of a page: tags away, white space folded, entities as letters."""
    main = body.decode().partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def read(them: Cast, who: str, path: str) -> str:
    """What somebody reads at an address that answers them."""
    answer = sign_in(Client(), them.accounts[who]).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return text_of(answer.content)


def code(them: Cast, who: str, path: str) -> int:
    """The status code of an address for somebody."""
    return sign_in(Client(), them.accounts[who]).get(path).status_code
