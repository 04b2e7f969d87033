"""Which page is taken as whom. A test of the house compares this list with all addresses.

A page is found as a person finds it: by following links from the start. ``like`` chooses among
several links to the same kind of page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GUEST: Final = "guest"
ADMINISTRATOR: Final = "administrator"
HEAD: Final = "head"
DEPUTY: Final = "deputy"
HOMEROOM: Final = "homeroom"
TEACHER: Final = "teacher"
COMBINED: Final = "combined"
MOTHER: Final = "mother"
STUDENT: Final = "student"
JUNIOR: Final = "junior"
ROLES: Final = {
    GUEST: "без входа",
    ADMINISTRATOR: "администратор",
    HEAD: "директор",
    DEPUTY: "завуч",
    HOMEROOM: "классный руководитель",
    TEACHER: "учитель, в классе 5 человек",
    COMBINED: "учитель класса-комплекта",
    MOTHER: "мать двоих детей",
    STUDENT: "ученик",
    JUNIOR: "ученик начальной школы",
}

# When on its way through the program a role meets the page.
WALKING, ENTERING, LEAVING = "walking", "entering", "leaving"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to take.

    ``name`` stands in the file's name, ``view`` is the name of its address, ``roles`` see it.
    ``like`` is a regular expression for «address text-of-the-link»; ``path`` is a fixed address
    instead of a link; ``made`` finds the arguments of an address that a script puts together, each
    the first group of an expression. ``when`` is ENTERING for the first entry by a slip, LEAVING
    for the locked screen.
    """

    name: str
    view: str
    roles: tuple[str, ...]
    like: str = ""
    path: str = ""
    made: tuple[str, ...] = ()
    when: str = WALKING


FAMILY: Final = (MOTHER, STUDENT, JUNIOR)
TEACHERS: Final = (TEACHER, COMBINED, HOMEROOM)
OFFICE: Final = (HEAD, DEPUTY)
# A lesson and a student of the journal page.
HISTORY: Final = (r'data-panel="(\d+)"', r"/average/(\d+)/")

PAGES: Final = (
    Page("sign-in", "account:sign_in", (GUEST,), path="/account/sign-in/"),
    Page("about", "public:about", (GUEST,)),
    Page("not-found", "", (GUEST, TEACHER), path="/there/is/nothing/"),
    Page("first-entry", "account:first", (TEACHER,), path="/account/first/", when=ENTERING),
    Page("rules", "account:rules", (JUNIOR, TEACHER), path="/account/rules/"),
    Page("account", "account:home", (ADMINISTRATOR, TEACHER, MOTHER, STUDENT)),
    Page("password", "account:password", (TEACHER, STUDENT)),
    Page("pin", "account:pin", (TEACHER,)),
    Page("lock", "account:lock", (DEPUTY,), path="/account/lock/", when=LEAVING),
    Page("accounts", "account:entrances", (ADMINISTRATOR, HOMEROOM)),
    Page("accounts-of-class", "account:entrances", (ADMINISTRATOR,), like=r"\?of=\d"),
    Page("day", "desk:start", TEACHERS),
    Page("another-day", "desk:day", TEACHERS),
    Page("instead", "desk:instead", (TEACHER,)),
    Page("journals", "desk:courses", TEACHERS),
    Page("journal", "desk:course", TEACHERS, like=r" (11|5) "),
    Page("journal-of-term", "desk:term", TEACHERS),
    Page("average", "desk:average", (TEACHER,)),
    Page("history", "desk:history", (HOMEROOM,), made=HISTORY),
    Page("week", "diary:this_week", FAMILY),
    Page("another-week", "diary:week", FAMILY),
    Page("marks", "diary:marks", FAMILY),
    Page("marks-of-term", "diary:marks_of_term", FAMILY),
    Page("subject", "diary:subject", FAMILY, like="Алгебра|Математика"),
    Page("subject-of-term", "diary:subject_of_term", FAMILY),
    Page("absences", "diary:absences", FAMILY),
    Page("looks", "diary:looks", (MOTHER, STUDENT)),
    Page("unfilled", "office:start", OFFICE),
    Page("late", "office:late", OFFICE),
    Page("substitutions", "office:substitutions", OFFICE),
    Page("operations", "office:operations", OFFICE),
    Page("help", "help:start", (GUEST, TEACHER)),
    Page("help-teacher", "help:guide", (GUEST,), like="/teacher/"),
    Page("help-family", "help:guide_in", (GUEST,), path="/help/family/kk/"),
)

# Addresses that are no page of their own, and why.
NO_PICTURE: Final = {
    "public:start": "leads on to the start page of the role",
    "diary:start": "leads on to the week of the first child",
    "account:sign_out": "an act",
    "account:end_session": "an act",
    "account:end_others": "an act",
    "account:slips": "an act; its answer shows codes once",
    "account:block": "an act",
    "account:unblock": "an act",
    "account:language": "an act",
    "desk:lesson": "a part of the journal page that its script asks for",
    "desk:write": "an act",
    "desk:operations": "the script's address",
    "diary:marks_of_year": "another year, and the village has one; as diary:marks",
    "diary:absences_of_year": "another year, and the village has one; as diary:absences",
    "office:confirm": "an act",
}


def pages_of(role: str, when: str = WALKING) -> list[Page]:
    """What a role is taken on, in the order of the list."""
    return [page for page in PAGES if role in page.roles and page.when == when]
