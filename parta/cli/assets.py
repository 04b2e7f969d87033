"""Static files, collected under hashed names into the school's folder when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from parta import __version__
from parta.lib.gate import gate
from parta.lib.home import home


def bring_up() -> None:
    """Collect the static files unless those of the last time are still the present ones."""
    from django.conf import settings
    from django.core.management import call_command

    target = Path(settings.STATIC_ROOT)
    stamp, wanted = target / "stamp", _fingerprint()
    with gate(home() / "setup.gate"):
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted, encoding="ascii")


def _fingerprint() -> str:
    """One hash over the name and content of every static file there is."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            digest.update(f"{name}\0".encode())
            with storage.open(name) as file:
                digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()
