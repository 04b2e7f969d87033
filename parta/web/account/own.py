"""What a person sees and sets of their own account: sessions, password, PIN."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from parta.ledger.rules import Actor
from parta.people.actions import accounts
from parta.people.actions.sessions import TRIES, count_wrong_pin, end_sessions
from parta.people.actions.sessions import end_session as end_one
from parta.people.queries import account_card, sessions_of
from parta.web.account.entry import proves
from parta.web.account.forms import ChangePasswordForm, PinForm
from parta.web.kit.messages import say
from parta.web.kit.refusals import said_in
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import before_rules, signed_in

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
def home(request: ViewerRequest) -> HttpResponse:
    """The account: who I am here, my sessions, what I may change."""
    account = request.viewer.account
    context = {
        "card": account_card(account),
        "sessions": sessions_of(account, request.session.stored_key, request.now),
    }
    return render(request, "account/home.html", context)


@before_rules
@sensitive_post_parameters()
@form_methods
def password(request: ViewerRequest) -> HttpResponse:
    """Change the password; all other sessions end with the old one."""
    card = account_card(request.viewer.account)
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not proves(request.viewer.account, form.cleaned_data["present"]):
            return _wrong(request, form, "account/password.html")
        with said_in(form):
            accounts.check_own_password(form.cleaned_data["new"], login=card.login)
        if form.is_valid():
            return _changed(request, form.cleaned_data["new"])
    return render(request, "account/password.html", {"form": form, "card": card})


def _wrong(request: ViewerRequest, form: forms.Form, template: str) -> HttpResponse:
    """A wrong present password counts like a wrong PIN: an open computer is no place to guess."""
    if not count_wrong_pin(request.session.session_key or ""):
        request.session.flush()
        return redirect("account:sign_in")
    form.add_error("present", _("This is not the present password."))
    card = account_card(request.viewer.account)
    return render(request, template, {"form": form, "card": card}, status=422)


def _changed(request: ViewerRequest, new: str) -> HttpResponse:
    accounts.set_password(_owner(request), request.viewer.account, new)
    request.session.pop(TRIES, None)
    request.session.cycle_key()
    end_sessions(request.viewer.account, but=request.session.stored_key)
    say(request, _("The password is changed. Other devices are signed out."))
    return redirect("account:home")


@signed_in
@sensitive_post_parameters()
@form_methods
def pin(request: ViewerRequest) -> HttpResponse:
    """Set the short PIN of the idle lock, or take it away."""
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not proves(request.viewer.account, form.cleaned_data["present"]):
            return _wrong(request, form, "account/pin.html")
        with said_in(form):
            given = form.cleaned_data["pin"]
            accounts.set_pin(_owner(request), request.viewer.account, given)
        if form.is_valid():
            say(request, _("The PIN is set.") if given else _("There is no PIN any more."))
            return redirect("account:home")
    card = account_card(request.viewer.account)
    return render(request, "account/pin.html", {"form": form, "card": card})


@signed_in
@require_POST
def end_session(request: ViewerRequest, name: str) -> HttpResponse:
    """Sign out one of my devices."""
    end_one(request.viewer.account, name)
    say(request, _("That device is signed out."))
    return redirect("account:home")


@signed_in
@require_POST
def end_others(request: ViewerRequest) -> HttpResponse:
    """Sign out every device but this one."""
    end_sessions(request.viewer.account, but=request.session.stored_key)
    say(request, _("All other devices are signed out."))
    return redirect("account:home")


def _owner(request: ViewerRequest) -> Actor:
    """The owner acting on their own account: no office of theirs has to do with it."""
    return Actor(at=request.now, account=request.viewer.account, person=request.viewer.person)
