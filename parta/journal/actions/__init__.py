"""The journal's verbs. Each takes the explicit actor ``by`` and leaves a ledger entry."""

from parta.journal.actions.attendance import set_absence
from parta.journal.actions.homework import clear_homework, set_homework
from parta.journal.actions.lessons import (
    add_lesson,
    mark_held,
    mark_not_held,
    set_topic,
    substitute,
    unmark_held,
    unmark_not_held,
)
from parta.journal.actions.marks import Work, clear_mark, set_mark, take_part

__all__ = [
    "Work",
    "add_lesson",
    "clear_homework",
    "clear_mark",
    "mark_held",
    "mark_not_held",
    "set_absence",
    "set_homework",
    "set_mark",
    "set_topic",
    "substitute",
    "take_part",
    "unmark_held",
    "unmark_not_held",
]
