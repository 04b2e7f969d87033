"""Forms of the account window: they parse, the rooms judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_SECRET = 200


def _secret(label: Any, complete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": complete})
    return forms.CharField(
        label=label, strip=False, max_length=LONGEST_SECRET, widget=widget, **more
    )


class SignInForm(forms.Form):
    """Login and password, or the code of a slip in the password's place."""

    login = forms.CharField(
        label=_("Login"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    secret = _secret(_("Password or the code from the slip"), "current-password")
    own = forms.BooleanField(label=_("This is my own device"), required=False)


class NewPasswordForm(forms.Form):
    """An own password, typed twice."""

    new = _secret(_("New password"), "new-password", min_length=1)
    again = _secret(_("The same once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", _("The two passwords differ."))
        return data


class ChangePasswordForm(NewPasswordForm):
    """The present password too: a computer left alone must not give the account away."""

    present = _secret(_("Present password"), "current-password")
    field_order = ["present", "new", "again"]


class PinForm(forms.Form):
    """A short PIN; an empty one takes it away. The password proves whose hand it is."""

    present = _secret(_("Present password"), "current-password")
    pin = forms.CharField(
        label=_("New PIN"),
        required=False,
        max_length=8,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class RulesForm(forms.Form):
    """The rules of use are accepted by a tick of one's own."""

    accept = forms.BooleanField(label=_("I have read the rules and will keep them"))


class UnlockForm(forms.Form):
    """PIN or password."""

    secret = _secret(_("PIN or password"), "off")
