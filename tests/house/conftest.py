"""These tests forge committed rows, so each has a database of its own."""

from tests.tools.databases import migrated, own_database

__all__ = ["migrated", "own_database"]
