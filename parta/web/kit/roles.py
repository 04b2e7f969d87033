"""Marks of views: who may call them. A view without a mark answers nobody.

The mark is data on the view, so that one table of all addresses × roles can be read from it;
``signin.CurrentPerson`` acts on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

from parta.web.kit.requests import GuestRequest, ViewerRequest

P = ParamSpec("P")
A = TypeVar("A", bound=HttpResponseBase)
Guests = Callable[Concatenate[GuestRequest, P], A]
Viewers = Callable[Concatenate[ViewerRequest, P], A]
View = Callable[Concatenate[HttpRequest, P], A]

ATTRIBUTE = "access"


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call a view: everybody, or those signed in with one of ``roles`` (empty: any).

    ``early`` views also answer before the rules of use are accepted, ``locked`` ones while the
    session is locked.
    """

    public: bool = False
    roles: frozenset[str] = frozenset()
    early: bool = False
    locked: bool = False


def public(view: Guests[P, A]) -> View[P, A]:
    """Everybody, signed in or not; no personal data."""
    _mark(view, Access(public=True, early=True, locked=True))
    return cast("View[P, A]", view)


def signed_in(view: Viewers[P, A]) -> View[P, A]:
    """Everybody who is signed in, whatever their roles."""
    _mark(view, Access())
    return cast("View[P, A]", view)


def for_roles(*roles: str) -> Callable[[Viewers[P, A]], View[P, A]]:
    """Those with one of the ledger's role letters; for others the address does not exist."""

    def mark(view: Viewers[P, A]) -> View[P, A]:
        _mark(view, Access(roles=frozenset(roles)))
        return cast("View[P, A]", view)

    return mark


def before_rules(view: Viewers[P, A]) -> View[P, A]:
    """Those signed in, also before they accepted the rules of use."""
    _mark(view, Access(early=True))
    return cast("View[P, A]", view)


def while_locked(view: Viewers[P, A]) -> View[P, A]:
    """Those signed in, also while the session is locked: the lock itself and signing out."""
    _mark(view, Access(early=True, locked=True))
    return cast("View[P, A]", view)


def access_of(view: Any) -> Access:
    """The mark of a view; a view without one is a fault of the program."""
    access = getattr(view, ATTRIBUTE, None)
    if not isinstance(access, Access):
        raise LookupError(f"{view.__module__}.{view.__qualname__} does not say who may call it")
    return access


def _mark(view: Any, access: Access) -> None:
    setattr(view, ATTRIBUTE, access)
