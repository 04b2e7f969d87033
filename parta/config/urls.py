"""All addresses of the program: each window has its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

# address → window; a window that is not there yet is left out.
WINDOWS = {
    "": "public",
    "account/": "account",
    "desk/": "desk",
    "homeroom/": "homeroom",
    "diary/": "diary",
    "office/": "office",
    "setup/": "setup",
    "help/": "help",
}
urlpatterns: list[URLPattern | URLResolver] = [
    path(address, include(f"parta.web.{window}.urls"))
    for address, window in WINDOWS.items()
    if find_spec(f"parta.web.{window}") and find_spec(f"parta.web.{window}.urls")
]

handler400 = "parta.web.kit.errors.bad_request"
handler403 = "parta.web.kit.errors.forbidden"
handler404 = "parta.web.kit.errors.not_found"
handler500 = "parta.web.kit.errors.broken"
