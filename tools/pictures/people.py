"""Who plays each role: chosen among the people of the village, entered from their slips.

python -m tools.pictures.people     makes the school in PARTA_HOME, and ``cast.json`` there
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.pictures.moment import stop_clock
from tools.pictures.pages import (
    ADMINISTRATOR,
    COMBINED,
    DEPUTY,
    HEAD,
    HOMEROOM,
    JUNIOR,
    MOTHER,
    STUDENT,
    TEACHER,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from parta.people.models import Person

CAST = "cast.json"
KEYS = re.compile(r'<dd class="key">(.*?)</dd>')
SMALL_CLASS = 11  # five students
COMBINED_GRADES = (2, 4)


def codes(home: Path) -> dict[str, str]:
    """Login → code, from all slips that lie in the school's folder."""
    found: dict[str, str] = {}
    for path in sorted((home / "slips").glob("*.html")):
        keys = [unescape(key) for key in KEYS.findall(path.read_text(encoding="utf-8"))]
        found |= dict(zip(keys[::2], keys[1::2], strict=True))
    return found


def cast(home: Path) -> dict[str, tuple[str, str]]:
    """Role → login and code, as chosen when the school was made."""
    text = (home / CAST).read_text(encoding="utf-8")
    return {role: (login, code) for role, (login, code) in json.loads(text).items()}


def _choose(home: Path) -> dict[str, tuple[str, str]]:
    """The first person of each role, by age of the account, who has a slip."""
    slips, taken = codes(home), set[str]()
    chosen: dict[str, tuple[str, str]] = {}
    for role, people in _candidates().items():
        logins = people().order_by("account").values_list("account__login", flat=True)
        login = next(name for name in logins if name in slips and name not in taken)
        taken.add(login)
        chosen[role] = (login, slips[login])
    return chosen


def _candidates() -> dict[str, Callable[[], QuerySet[Person]]]:
    """How each role is found; who is named first is taken first."""
    return {
        ADMINISTRATOR: lambda: _of(roles__kind="A"),
        HEAD: lambda: _of(roles__kind="H"),
        DEPUTY: lambda: _of(roles__kind="D"),
        COMBINED: _combined,
        HOMEROOM: lambda: _of(homerooms__school_class__grade=5, roles=None),
        TEACHER: lambda: _of(homerooms__school_class__grade=SMALL_CLASS, roles=None),
        MOTHER: _mother,
        STUDENT: lambda: _student(range(7, 10)),
        JUNIOR: lambda: _student((3,)),
    }


def _of(**facts: Any) -> QuerySet[Person]:
    from parta.people.models import Person

    return Person.objects.filter(**facts).distinct()


def _combined() -> QuerySet[Person]:
    return _of(homerooms__school_class__grade__in=COMBINED_GRADES)


def _mother() -> QuerySet[Person]:
    from django.db.models import Count

    from parta.people.models import Guardianship, Person

    staff = Person.objects.exclude(employments=None)
    rows = Guardianship.objects.filter(relation="mother", restricted=False).exclude(
        guardian__in=staff
    )
    two = rows.values("guardian").annotate(children=Count("student")).filter(children=2)
    return Person.objects.filter(pk__in=two.values("guardian"))


def _student(grades: range | tuple[int, ...]) -> QuerySet[Person]:
    return _of(student__memberships__group__school_class__grade__in=list(grades))


def main() -> int:
    """Make the village school of the moment and write who plays whom; the exit code."""
    stop_clock()
    from parta.cli.program import main as parta

    if code := parta(["--language", "ru", "demo"]):
        return code
    from parta.cli import assets

    assets.bring_up()
    home = Path(os.environ["PARTA_HOME"])
    (home / CAST).write_text(json.dumps(_choose(home)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
