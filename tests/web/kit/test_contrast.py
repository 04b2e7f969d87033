"""Every pair of text and ground can be read, by day and by night (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import parta

pytestmark = pytest.mark.once
KIT = Path(parta.__file__).parent / "web" / "static" / "parta" / "kit"
TEXT = [
    ("ink", "paper"), ("ink", "sheet"), ("ink", "sunk"), ("ink-soft", "paper"),
    ("ink-soft", "sheet"), ("ink-soft", "sunk"), ("accent", "paper"), ("accent", "sheet"),
    ("accent", "accent-soft"), ("on-accent", "accent"), ("on-accent", "accent-hover"),
    ("ink", "accent-soft"), ("ink", "good-soft"), ("ink", "warn-soft"), ("ink", "bad-soft"),
    ("good", "sheet"), ("warn", "sheet"), ("bad", "sheet"), ("good", "good-soft"),
    ("warn", "warn-soft"), ("bad", "bad-soft"), ("bad", "paper"),
]  # fmt: skip
BORDERS = [("edge", "sheet"), ("edge", "paper"), ("edge", "sunk"), ("bad", "sheet"),
           ("accent", "sheet"), ("accent", "paper")]  # fmt: skip


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the tokens by day, and by night over them."""
    day, _, night = (KIT / "tokens.css").read_text().partition("@media (prefers-color-scheme")
    light, dark = _colours(day), _colours(night)
    return {"light": light, "dark": {**light, **dark}}


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css))


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_read_on_its_ground(theme: str, text: str, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("border", "ground"), BORDERS)
def test_the_edge_of_a_control_is_seen(theme: str, border: str, ground: str) -> None:
    colours = palettes()[theme]
    assert contrast(colours[border], colours[ground]) >= 3


def test_colours_are_decided_in_the_tokens_only() -> None:
    for path in (KIT.parent).rglob("*.css"):
        if path.name not in {"tokens.css", "print.css"}:
            css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
            plain = re.sub(r"rgb\(\d+ \d+ \d+ / \d+%\)", "", css)
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", plain), path
