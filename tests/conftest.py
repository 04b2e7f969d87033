"""Fixtures of every room; the school folder and the settings are set by tests/early.py."""
