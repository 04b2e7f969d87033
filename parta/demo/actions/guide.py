"""«Кто есть кто»: whom of the invented people to sign in as, and what is to be seen there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from parta.demo.actions.slips import Sheet, Slip
from parta.demo.content.cast import COURT, RETURNER, TWO_HOMES
from parta.demo.rules.village import VillageSchool

_HERE: Final = Path(__file__).resolve().parent

# In the order in which a newcomer may look; the first three are one story.
FIRST: Final = (
    (
        "t.algebra",
        gettext_noop(
            "A teacher, and a class of five. Open «My day»: say that the lesson was held, "
            "type marks from the keyboard in the journal of algebra, give homework."
        ),
    ),
    (
        "g.mother",
        gettext_noop(
            "A mother of two. The daughter's diary shows at once what the teacher of "
            "algebra has entered; the son learns in class 5."
        ),
    ),
    (
        "s.daughter",
        gettext_noop(
            "The daughter herself: her week, the marks of each term with their formula, "
            "what is needed for a better one."
        ),
    ),
    (
        "t.deputy",
        gettext_noop("The deputy head: lessons not filled, entries that came late, substitutions."),
    ),
    ("t.head", gettext_noop("The head: the same control over the whole school.")),
    (
        "t.physics",
        gettext_noop(
            "The administrator, who also teaches several subjects, leads class 9 and has "
            "a daughter in class 7: all of it under one login."
        ),
    ),
    (
        "t.russian",
        gettext_noop("The class teacher of class 5: her children, their absences and slips."),
    ),
    (
        "t.primary24",
        gettext_noop("Two grades in one room: one meeting, two lessons on one screen."),
    ),
    ("t.history", gettext_noop("Writes late and with gaps: of what and how he is reminded.")),
    (
        "t.english2",
        gettext_noop(
            "Hands her lessons over on 1 December: what her successor may write then, "
            "and what she may still read."
        ),
    ),
)
OF_CHILDREN: Final = (
    (
        RETURNER,
        False,
        gettext_noop(
            "The child left in September and came back in November, with marks from "
            "the other school."
        ),
    ),
    (TWO_HOMES, False, gettext_noop("One of the child's two homes: each parent has an own login.")),
    (
        COURT,
        True,
        gettext_noop(
            "A father whose rights a court has restricted: he may sign in, and sees "
            "nothing of the child."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Tip:
    """Somebody to sign in as, and what to look at there, in the school's language."""

    slip: Slip
    see: str


def tips(school: VillageSchool, slips: dict[str, Slip]) -> tuple[Tip, ...]:
    """The guided tour through the invented school; who is not there today is left out."""
    staff = [Tip(slips[key], _(see)) for key, see in FIRST if key in slips]
    return (*staff, *_families(school, slips))


def _families(school: VillageSchool, slips: dict[str, Slip]) -> Iterator[Tip]:
    for child, restricted, see in OF_CHILDREN:
        links = (link for link in school.guardians if link.student == child)
        link = next((link for link in links if link.restricted == restricted), None)
        if link is not None and link.guardian in slips:
            yield Tip(slips[link.guardian], _(see))


def guide(
    found: tuple[Tip, ...], sheets: tuple[Sheet, ...], *, school: str, address: str, language: str
) -> str:
    """The whole HTML page: the tour with logins and codes, and links to the sheets of slips.

    It stands beside them, in files named ``NAME.html``.
    """
    with translation.override(language):
        context: dict[str, Any] = {
            "language": language,
            "school": school,
            "address": address,
            "tips": found,
            "sheets": sheets,
            "words": _words(),
        }
        page = Engine(dirs=[str(_HERE)]).get_template("guide.html")
        return page.render(Context(context))


def _words() -> dict[str, str]:
    return {
        "title": _("Who is who"),
        "lead": _("Everybody here is invented. Sign in with a login and a code; the code works "
                  "once, then the program asks for a password of your own."),
        "address": _("Address"),
        "who": _("Who"),
        "login": _("Login"),
        "code": _("Code"),
        "see": _("What to look at"),
        "sheets": _("Slips of everybody, to be printed and cut"),
        "safety": _("The codes stand nowhere else. Keep this folder to yourself."),
    }  # fmt: skip
