"""Tests of whole files import into a database and folder of their own."""

from tests.tools.databases import migrated, own_database

__all__ = ["migrated", "own_database"]
