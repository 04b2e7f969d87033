"""Parta: the electronic register and diary of a school."""

__version__ = "0.1.0"
