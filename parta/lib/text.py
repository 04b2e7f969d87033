"""Texts that rules carry but never translate."""

from __future__ import annotations

from typing import Final


def _marked(text: str) -> str:
    """Give the text back as it is: the catalogue tool finds it, a screen translates it."""
    return text


# Rules know no Django, yet their words must stand in the catalogues: N_("…") marks a msgid.
N_: Final = _marked
