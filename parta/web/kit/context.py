"""What every template may show without asking."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest

from parta.web.kit.idle import idle_minutes
from parta.web.kit.navigation import links, role_words


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page: school, viewer, navigation, messages, and the scripts' nonce and map.

    A page shown because the sign-in itself broke has no viewer and no school.
    """
    viewer = getattr(request, "viewer", None)
    frame = {
        "nonce": getattr(request, "nonce", ""),
        "school": getattr(request, "school", None),
        "viewer": viewer,
        "messages": getattr(request, "spoken", ()),
        "import_map": _import_map,
    }
    return frame | (_personal(request, viewer) if viewer else {})


def _personal(request: Any, viewer: Any) -> dict[str, Any]:
    return {
        "navigation": links(viewer, request.resolver_match),
        "role_words": role_words(viewer),
        "idle_minutes": idle_minutes(request),
    }


def _import_map() -> str:
    make = getattr(staticfiles_storage, "import_map", None)
    return make() if make else '{"imports": {}}'
