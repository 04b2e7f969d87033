"""Who is asking: the person behind the session, and whether the view answers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parta.lib import clock
from parta.lib.errors import Refused
from parta.people.collector import COLLECTOR
from parta.people.sessions import SignedIn, life
from parta.school.access import Viewer, viewer_of
from parta.school.queries.card import SchoolCard, school_card
from parta.web.kit import idle, messages
from parta.web.kit.refusals import refused
from parta.web.kit.requests import is_background, is_fetch
from parta.web.kit.roles import Access, access_of

SIGNED_OUT, LOCKED = 401, 423


class CurrentPerson:
    """Puts ``now``, ``school`` and ``viewer`` on the request and keeps each view's mark."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.now = clock.now()
        request.school = school_card()
        who = request.session.signed_in
        request.viewer = _viewer(who, request.school, request) if who else None
        request.locked = idle.is_locked(request)
        messages.listen(request)
        with timezone.override(ZoneInfo(request.school.zone if request.school else "UTC")):
            response = self.get_response(request)
        messages.deliver(request, response)
        _remember(request, response)
        return response

    def process_view(self, request: Any, view: Any, *_arguments: Any) -> HttpResponse | None:
        """Answer in the view's place when it does not answer this person now."""
        access = access_of(view)
        if access.public:
            return None
        if request.viewer is None:
            return _to_sign_in(request)
        if access.roles and not request.viewer.has(*access.roles):
            raise Http404
        return _gate(request, access)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        """A refused action is a sentence for the person, never a broken page."""
        return refused(request, exception) if isinstance(exception, Refused) else None


def _viewer(who: SignedIn, school: SchoolCard | None, request: Any) -> Viewer | None:
    """The viewer; None for a blocked account, whose sessions are ended anyway."""
    if who.blocked:
        return None
    zone = school.zone if school else "UTC"
    days = school.norms.guardian_after_leaving_days if school else 0
    return viewer_of(who, clock.local_date(request.now, zone), days)


def _gate(request: Any, access: Access) -> HttpResponse | None:
    """What must happen first: unlocking, an own password, the rules of use."""
    if request.locked and not access.locked:
        return _to_lock(request)
    if access.early:
        return None
    who: SignedIn = request.session.signed_in
    if who.must_change and not who.has_slip:
        return HttpResponseRedirect(reverse("account:password"))
    if not who.accepted:
        return HttpResponseRedirect(reverse("account:rules"))
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if is_fetch(request):
        words = _("You are signed out. Sign in, then send again.")
        return JsonResponse({"code": "signed_out", "message": words}, status=SIGNED_OUT)
    return HttpResponseRedirect(_with_next(reverse("account:sign_in"), request))


def _to_lock(request: HttpRequest) -> HttpResponse:
    if is_fetch(request):
        words = _("The session is locked. Unlock it, then send again.")
        return JsonResponse({"code": "locked", "message": words}, status=LOCKED)
    return HttpResponseRedirect(_with_next(reverse("account:lock"), request))


def _with_next(address: str, request: HttpRequest) -> str:
    if request.method != "GET" or request.path == "/":
        return address
    return f"{address}?{urlencode({'next': request.get_full_path()})}"


def _remember(request: Any, response: HttpResponse) -> None:
    """Note the use of the session; a locked one is not used, whatever it asks for."""
    account = request.session.get("account")
    if not account or request.locked or is_background(request):
        return
    idle.keep_awake(request, response)
    expires = request.now + life({"account": account, "own": request.session.get("own")})
    COLLECTOR.saw(account, request.session.stored_key, request.now, expires)
