"""The tests' own school folder; the database is SQLite there, or what DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile

os.environ["PARTA_HOME"] = tempfile.mkdtemp(prefix="parta-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "parta.config.settings"
