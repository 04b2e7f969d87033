"""Template tags and filters that every page may use."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.forms.widgets import CheckboxInput, RadioSelect
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.inclusion_tag("kit/field.html")
def field(bound: BoundField, hint: str = "", size: str = "", shows: bool = False) -> dict[str, Any]:
    """A field of a form with its label, hint and errors.

    ``size`` is short or empty; ``shows`` adds the button that shows a password.
    """
    single = isinstance(bound.field.widget, CheckboxInput)
    described = [f"{bound.id_for_label}_hint"] * bool(hint or bound.help_text)
    described += [f"{bound.id_for_label}_errors"] * bool(bound.errors)
    attributes: dict[str, str | bool] = (
        {"aria-describedby": " ".join(described)} if described else {}
    )
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attributes),
        "hint": hint or bound.help_text,
        "kind": "choice" if single else "field",
        "size": size,
        "shows": shows,
        "grouped": isinstance(bound.field.widget, RadioSelect),
    }


@register.inclusion_tag("kit/form_errors.html")
def form_errors(form: Any) -> dict[str, Any]:
    """What is wrong with the form as a whole, above its fields."""
    return {"errors": form.non_field_errors()}


@register.simple_tag
def importmap(json_text: str, nonce: str) -> SafeString:
    """The import map of the page's script modules; the text is our own JSON of file names."""
    safe = json_text.replace("<", "\\u003c")
    return mark_safe(f'<script type="importmap" nonce="{nonce}">{safe}</script>')  # noqa: S308


@register.filter
def tone(outcome: Any) -> str:
    """The class of a note or badge for yes (good) and no (bad)."""
    return "good" if outcome else "bad"
