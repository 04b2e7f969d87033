"""Which courses and lessons a person may see and write, and the facts that decide it."""

from parta.journal.access.courses import CourseFacts, course_to_read, courses_to_read
from parta.journal.access.facts import LessonFacts, facts_of, lesson_facts
from parta.journal.access.rights import (
    Looker,
    lesson_to_read,
    may_give_reason,
    may_write,
    teaches,
    teaches_on,
)

__all__ = [
    "CourseFacts",
    "LessonFacts",
    "Looker",
    "course_to_read",
    "courses_to_read",
    "facts_of",
    "lesson_facts",
    "lesson_to_read",
    "may_give_reason",
    "may_write",
    "teaches",
    "teaches_on",
]
