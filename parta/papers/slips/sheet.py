"""A page of slips as one HTML file, to be printed from any browser and cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import segno
from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one slip. ``must_change`` is false for grades 1–4, who keep the code (S-19).

    ``role`` is in words («administrator», «mother of Anna Ivanova, 5А»).
    """

    full_name: str
    role: str
    login: str
    code: str
    must_change: bool = True


def sheet(
    slips: Sequence[Slip], *, school: str, address: str, helper: str = "", language: str = "ru"
) -> str:
    """The whole HTML page: a slip with the address as QR for each person.

    ``address`` is where the school opens Parta, ``helper`` whom to ask (name, telephone).
    """
    with translation.override(language):
        context = {
            "language": language,
            "school": school,
            "address": address,
            "qr": _qr(address),
            "helper": helper,
            "slips": [_shown(slip) for slip in slips],
            "words": _words(),
        }
        page = Engine(dirs=[str(_HERE)]).get_template("sheet.html")
        return page.render(Context(context))


def _qr(address: str) -> SafeString:
    # Made here of an address, by a library that writes nothing but the drawing.
    svg = segno.make(address, error="m").svg_inline(scale=3, border=2, dark="#000", light="#fff")
    return mark_safe(svg)  # noqa: S308


def _shown(slip: Slip) -> dict[str, Any]:
    return {"slip": slip, "steps": _steps(slip.must_change)}


def _steps(must_change: bool) -> list[str]:
    last = _("Choose a password of your own: the code works only once.")
    keep = _("The code stays your password. Keep the slip.")
    return [
        _("Open the address, or point the phone's camera at the square."),
        _("Enter the login and the code; capital or small letters and dashes don't matter."),
        last if must_change else keep,
    ]


def _words() -> dict[str, str]:
    return {
        "title": _("Sign-in slips"),
        "address": _("Address"),
        "login": _("Login"),
        "code": _("Code"),
        "forgot": _("Forgotten or lost? Ask for a new slip; the old code stops working."),
        "safety": _("Tell the code to nobody and do not photograph the slip."),
        "ask": _("Whom to ask"),
    }
