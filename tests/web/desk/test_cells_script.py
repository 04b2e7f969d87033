"""The script reads a cell's text as the program does."""

from __future__ import annotations

import base64
import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from parta.journal.rules.cells import CellError, parse_cell
from parta.journal.rules.keys import Source

pytestmark = [pytest.mark.browser, pytest.mark.once]

SCRIPT = Path(__file__).parents[3] / "parta/web/static/parta/journal/cells.js"
PIECES = (
    "5", "4/3", "н", "Н", "y", "H", "б", ",", "уп", "осв", "осв.", "о", "зач", "незач/зач", "5+",
    "54", "4,33", "2.", ".", "н2", "5 4 3", "қ", "і", "ғ", "н/а", "5 / 4", "/", "x", "−", "",
)  # fmt: skip
TEXTS = [*PIECES, *(f"{one} {other}" for one, other in itertools.product(PIECES, PIECES))]


def told(text: str, source: Source) -> Any:
    """What the program reads, in the shape in which the script answers."""
    try:
        found = parse_cell(text, source)
    except CellError:
        return None
    return {"absence": found.attendance or "", "works": [list(work) for work in found.works]}


@pytest.mark.parametrize("source", ["typed", "pasted"])
def test_script_and_program_read_every_text_alike(browser: Browser, source: Source) -> None:
    code = base64.b64encode(SCRIPT.read_bytes()).decode()
    page = browser.new_page()
    answers = page.evaluate(
        """async ([code, texts, source]) => {
            const { parse } = await import("data:text/javascript;base64," + code);
            return texts.map((text) => parse(text, source));
        }""",
        [code, TEXTS, source],
    )
    page.close()
    differing = {
        text: (answer, told(text, source))
        for text, answer in zip(TEXTS, answers, strict=True)
        if answer != told(text, source)
    }
    assert differing == {}
