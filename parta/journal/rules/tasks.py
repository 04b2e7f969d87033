"""Homework that follows from the last one: «§ 12», then «§ 13» (S-7)."""

from __future__ import annotations

import re
from typing import Final

# What a running number stands behind, in both languages; a bare number is not counted on.
_SIGN: Final = re.compile(
    r"(?<!\w)(?P<sign>§{1,2}|№|"
    r"(?:параграф|пар|упражнение|упр|задача|зад|тема|стр|бет|с|п)\.?)(?P<space>\s*)"
    r"(?P<numbers>\d{1,4}(?:\.\d{1,3})*(?:\s*[-–—,]\s*\d{1,4}(?:\.\d{1,3})*)*)",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"(?P<chapter>(?:\d{1,4}\.)*)(?P<number>\d{1,4})$")


def next_task(text: str) -> str:
    """The homework that comes after ``text``; "" where it holds no running number.

    Only what stands first counts, the exercises under it are left out; of a range the end is
    counted on.

    >>> next_task("§ 12, упр. 3")
    '§ 13'
    >>> next_task("№ 214–216")
    '№ 217'
    >>> next_task("п. 5.3")
    'п. 5.4'
    """
    found = _SIGN.search(text)
    if found is None:
        return ""
    last = _LAST.search(found["numbers"])
    if last is None:
        return ""
    sign = "§" if found["sign"] == "§§" else found["sign"]
    return f"{sign}{found['space']}{last['chapter']}{int(last['number']) + 1}"
