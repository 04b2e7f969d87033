"""Norms of signing in: guessing is slowed, an unattended computer locks itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from parta.lib.text import N_
from parta.school.rules.norm import About


@dataclass(frozen=True)
class SignInNorms:
    """How many failures are allowed and when a computer left alone locks (P-2.7, S-30)."""

    signin_failures: Annotated[
        int, About("times", "P-2.7", N_("Failed sign-ins of one login at one computer"), 3, 20)
    ] = 5
    signin_login_failures: Annotated[
        int, About("times", "P-2.7", N_("Failed sign-ins of one login at all computers"), 5, 100)
    ] = 20
    signin_address_failures: Annotated[
        int, About("times", "P-2.7", N_("Failed sign-ins from one network address"), 10, 1000)
    ] = 60
    signin_window_minutes: Annotated[
        int,
        About("minutes", "P-2.7", N_("Time over which failed sign-ins are counted"), 5, 120),
    ] = 15
    idle_minutes: Annotated[
        int, About("minutes", "S-30", N_("A staff computer left alone locks after"), 1, 120)
    ] = 15
