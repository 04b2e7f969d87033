"""Sign in, first entry, rules of use, lock, sign out, language."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from parta.ledger.rules import Actor
from parta.people.actions import accounts
from parta.people.actions.sessions import TRIES, count_wrong_pin
from parta.people.actions.sign_in import Judged, judge
from parta.people.queries import account_card, credentials_of
from parta.web.account.entry import (
    PENDING,
    client_address,
    hold_first_entry,
    limits_of,
    onward,
    open_session,
    proves,
)
from parta.web.account.forms import NewPasswordForm, RulesForm, SignInForm, UnlockForm
from parta.web.kit import idle
from parta.web.kit.language import KNOWN, remember
from parta.web.kit.refusals import said_in
from parta.web.kit.requests import GuestRequest, ViewerRequest, is_fetch
from parta.web.kit.roles import before_rules, public, while_locked

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@public
@sensitive_post_parameters()
@form_methods
def sign_in(request: GuestRequest) -> HttpResponse:
    """Ask for login and password; who is signed in goes on."""
    if request.viewer is not None and request.method != "POST":
        return onward(request)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        judged = judge(
            given["login"], given["secret"],
            address=client_address(request), now=request.now, limits=limits_of(request),
        )  # fmt: skip
        response = _enter(request, judged, given) if _opens(judged) else None
        if response is not None:
            return response
        form.add_error(None, _why_not(judged))
    status = 200 if request.method != "POST" else 422
    return render(request, "account/sign_in.html", {"form": form}, status=status)


def _opens(judged: Judged) -> bool:
    return judged.account is not None and not judged.blocked


def _why_not(judged: Judged) -> str:
    if judged.retry_at is not None:
        until = date_format(timezone.localtime(judged.retry_at), "H:i")
        return _("Too many failed tries. Try again after %(time)s.") % {"time": until}
    if judged.blocked:
        return _("This account is blocked. Ask the administrator of the register.")
    return _("The login or the password is wrong. Look at the keyboard's language and Caps Lock.")


def _enter(request: GuestRequest, judged: Judged, given: dict[str, Any]) -> HttpResponse | None:
    """Sign in; a code of those who need an own password leads to choosing it first."""
    account, own = judged.account, bool(given["own"])
    assert account is not None  # noqa: S101 - _opens saw to it
    if judged.slip and account.must_change:
        hold_first_entry(request, account, judged.slip, own=own)
        return redirect("account:first")
    if judged.slip:
        by = Actor(at=request.now, account=account.account)
        accounts.use_slip(by, account.account, judged.slip, given["secret"].strip())
    open_session(request, account, own=own)
    response = onward(request)
    remember(response, account.language)
    return response


@public
@sensitive_post_parameters()
@form_methods
def first(request: GuestRequest) -> HttpResponse:
    """The first entry by a slip: an own password and the rules of use, then in."""
    pending = request.session.get(PENDING)
    if not pending:
        return redirect("account:sign_in")
    account = int(pending["account"])
    form, rules = NewPasswordForm(request.POST or None), RulesForm(request.POST or None)
    login = account_card(account).login
    if request.method == "POST" and all([form.is_valid(), rules.is_valid()]):
        by = Actor(at=request.now, account=account)
        with said_in(form):
            accounts.check_own_password(form.cleaned_data["new"], login=login)
            slip = bytes.fromhex(pending["slip"])
            accounts.use_slip(by, account, slip, form.cleaned_data["new"])
        if form.is_valid():
            accounts.accept_rules(by, account)
            open_session(request, credentials_of(account), own=bool(pending["own"]))
            return redirect("/")
    return render(request, "account/first.html", {"form": form, "rules": rules, "login": login})


@before_rules
@form_methods
def rules(request: ViewerRequest) -> HttpResponse:
    """The rules of use, to be accepted once."""
    form = RulesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = Actor(at=request.now, account=request.viewer.account, person=request.viewer.person)
        accounts.accept_rules(by, request.viewer.account)
        return onward(request)
    card = account_card(request.viewer.account)
    return render(request, "account/rules.html", {"form": form, "card": card})


@public
@require_POST
def sign_out(request: GuestRequest) -> HttpResponse:
    """End this session; harmless for who has none."""
    request.session.flush()
    response = redirect("account:sign_in")
    response.delete_cookie(idle.COOKIE)
    return response


@while_locked
@sensitive_post_parameters()
@form_methods
def lock(request: ViewerRequest) -> HttpResponse:
    """The lock of a computer left alone: ``act`` is lock, unlock or awake (still being used)."""
    act = request.POST.get("act")
    if act == "lock":
        request.session[idle.LOCKED] = True
        request.locked = True
    if act in {"lock", "awake"} and is_fetch(request):
        return JsonResponse({"locked": request.locked})
    form = UnlockForm(request.POST if act == "unlock" else None)
    if act == "unlock" and form.is_valid():
        return _unlock(request, form)
    if not request.locked:
        return onward(request)
    return render(request, "account/lock.html", {"form": form})


def _unlock(request: ViewerRequest, form: UnlockForm) -> HttpResponse:
    viewer = request.viewer
    if proves(viewer.account, form.cleaned_data["secret"], pin_too=True):
        for key in (idle.LOCKED, TRIES):
            request.session.pop(key, None)
        request.locked = False
        return JsonResponse({"locked": False}) if is_fetch(request) else onward(request)
    left = count_wrong_pin(request.session.session_key or "")
    if not left:
        return _thrown_out(request)
    words = ngettext(
        "Wrong. %(left)d try is left, then the session ends.",
        "Wrong. %(left)d tries are left, then the session ends.",
        left,
    ) % {"left": left}
    if is_fetch(request):
        return JsonResponse({"code": "wrong", "message": words}, status=422)
    form.add_error("secret", words)
    return render(request, "account/lock.html", {"form": form}, status=422)


def _thrown_out(request: ViewerRequest) -> HttpResponse:
    """The last try was wrong: the session is gone."""
    request.session.flush()
    if is_fetch(request):
        words = _("The session has ended. Sign in again.")
        return JsonResponse({"code": "signed_out", "message": words}, status=401)
    return redirect("account:sign_in")


@public
@require_POST
def language(request: GuestRequest) -> HttpResponse:
    """Choose the language of the pages: for the account when signed in, else for the browser."""
    code = request.POST.get("language", "")
    response: HttpResponseRedirect = onward(request)
    if code in KNOWN:
        if request.viewer is not None:
            by = Actor(at=request.now, account=request.viewer.account)
            accounts.set_language(by, request.viewer.account, code)
            request.session["language"] = code
        remember(response, code)
    return response
