"""Questions at the terminal, when there is somebody to answer them."""

from __future__ import annotations

from parta.cli.words import _
from parta.lib.errors import BadInput


class Questions:
    """Asks when ``terminal`` is true; else only defaults answer."""

    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal

    def needed(self, option: str, question: str) -> str:
        """An answer that must be given; raises ``BadInput`` where nobody can be asked."""
        while self._terminal:
            if answer := self._read(f"{question}: "):
                return answer
        raise BadInput(_("Give %s: there is no terminal here to ask at.") % option)

    def optional(self, question: str, default: str) -> str:
        """An answer, or the default by a bare Enter or where nobody can be asked."""
        answer = self._read(f"{question} [{default}]: ") if self._terminal else ""
        return answer or default

    def _read(self, prompt: str) -> str:
        try:
            return input(prompt).strip()
        except EOFError:
            self._terminal = False
            print()
            return ""
