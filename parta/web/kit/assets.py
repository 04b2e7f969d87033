"""Static files under names that hold their hash, and the import map of the script modules."""

from __future__ import annotations

import functools
import json
from typing import Any

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)


class HashedAssets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed, precompressed files. Modules find each other through an import map: rewriting
    the imports inside the scripts breaks on ordinary code.

    Before the files are collected (tests, first steps) addresses stay without a hash.
    """

    support_js_module_import_aggregation = False

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one while nothing has been collected."""
        return str(super().stored_name(name)) if self.hashed_files else name

    @functools.cached_property
    def _import_map(self) -> str:
        scripts = sorted(name for name in self.hashed_files if name.startswith("parta/"))
        modules = [name for name in scripts if name.endswith(".js")]
        return json.dumps({"imports": {self._plain(name): self.url(name) for name in modules}})

    def import_map(self) -> str:
        """JSON of ``{"imports": {logical address: hashed address}}`` for our script modules."""
        return self._import_map

    def _plain(self, name: str) -> str:
        return f"{self.base_url}{name}"

    def save_manifest(self) -> Any:
        """A new collection makes a new map."""
        self.__dict__.pop("_import_map", None)
        return super().save_manifest()
