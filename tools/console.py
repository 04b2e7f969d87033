"""Speaking to the person at the keyboard, in Russian and in English, on any console."""

from __future__ import annotations

import io
import os
import sys


class Trouble(Exception):
    """Something only the person can put right: said in plain words, ends with exit code 1."""

    def __init__(self, russian: str, english: str) -> None:
        super().__init__(f"{russian}\n{english}")


def speak_utf8() -> None:
    """Make this process and its children write UTF-8, whatever the console's code page is."""
    os.environ["PYTHONUTF8"] = "1"
    os.environ.setdefault("PYTHONIOENCODING", "utf-8:replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    if os.name == "nt":
        _windows_code_page()


def _windows_code_page() -> None:
    """Tell the Windows console that what it gets is UTF-8; a redirected output needs nothing."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (absent elsewhere)
    kernel.SetConsoleOutputCP(65001)


def say(russian: str, english: str) -> None:
    """One line of progress in both languages."""
    print(f"{russian} / {english}", flush=True)
