"""The program as it is served for pictures: its clock stands at ``PARTA_PICTURES_NOW``."""

from __future__ import annotations

from tools.pictures.moment import stop_clock

stop_clock()

from parta.config.wsgi import application  # noqa: E402  (the clock must be stopped first)

__all__ = ["application"]
