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
    ``like`` is a regular expression for «address text-of-the-link», or for the links of one role
    by a mapping; ``path`` is a fixed address instead of a link. ``when`` is ENTERING for the
    first entry by a slip, LEAVING for the locked screen.
    """

    name: str
    view: str
    roles: tuple[str, ...]
    like: str = ""
    path: str = ""
    when: str = WALKING


FAMILY: Final = (MOTHER, STUDENT, JUNIOR)
TEACHERS: Final = (TEACHER, COMBINED, HOMEROOM)
OFFICE: Final = (HEAD, DEPUTY)

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
    Page("journal", "desk:course", TEACHERS),
    Page("journal-of-term", "desk:term", TEACHERS),
    Page("average", "desk:average", (TEACHER,)),
    Page("lesson", "desk:lesson", (TEACHER, COMBINED)),
    Page("history", "desk:history", (TEACHER,)),
    Page("week", "diary:this_week", FAMILY),
    Page("another-week", "diary:week", FAMILY),
    Page("marks", "diary:marks", FAMILY),
    Page("marks-of-term", "diary:marks_of_term", FAMILY),
    Page("marks-of-year", "diary:marks_of_year", FAMILY),
    Page("subject", "diary:subject", FAMILY),
    Page("subject-of-term", "diary:subject_of_term", FAMILY),
    Page("absences", "diary:absences", FAMILY),
    Page("absences-of-year", "diary:absences_of_year", FAMILY),
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
    "desk:write": "an act",
    "desk:operations": "the script's address",
    "office:confirm": "an act",
}


def pages_of(role: str, when: str = WALKING) -> list[Page]:
    """What a role is taken on, in the order of the list."""
    return [page for page in PAGES if role in page.roles and page.when == when]
