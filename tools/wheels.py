"""The wheels that the package index publishes for one version, with their hashes."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from functools import cache

from packaging.tags import Tag
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

JSON_INDEX = "application/vnd.pypi.simple.v1+json"


@dataclass(frozen=True)
class Wheel:
    """One file of a release: what it can be installed on, and its SHA-256 in hexadecimal."""

    filename: str
    tags: frozenset[Tag]
    sha256: str


@cache
def index() -> str:
    """The address of the index that pip is configured with."""
    if given := os.environ.get("PIP_INDEX_URL"):
        return given.rstrip("/")
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode == 0 and answer.stdout.strip():
        return answer.stdout.strip().rstrip("/")
    pip = importlib.import_module("pip._internal.models.index")
    return str(pip.PyPI.simple_url).rstrip("/")


def published(name: str, version: str) -> list[Wheel]:
    """Every wheel of ``name == version`` that was not withdrawn."""
    address = f"{index()}/{canonicalize_name(name)}/"
    request = urllib.request.Request(address, headers={"Accept": JSON_INDEX})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    return [wheel for file in files if (wheel := _wheel(file, version))]


def _wheel(file: dict[str, object], version: str) -> Wheel | None:
    filename = str(file["filename"])
    if not filename.endswith(".whl") or file.get("yanked"):
        return None
    try:
        _, found, _, tags = parse_wheel_filename(filename)
    except InvalidWheelFilename:
        return None
    hashes = file["hashes"]
    if str(found) != version or not isinstance(hashes, dict):
        return None
    return Wheel(filename, tags, str(hashes["sha256"]))
