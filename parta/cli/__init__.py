"""The command `parta`: thin doors to actions, one file a command."""

from parta.cli.program import main

__all__ = ["main"]
