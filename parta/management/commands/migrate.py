"""``migrate`` with the guards: wherever the tables are made, the triggers are made too."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from parta import guards
from parta.lib.guards import install


class Command(Migrate):
    """Django's own command, then every guard afresh."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        install(guards.ALL)
