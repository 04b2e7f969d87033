"""What goes otherwise than planned in the village's year."""

from typing import Literal

AwayReason = Literal["illness", "courses", "leave", "trip"]

#: Month, which weekday of it (1 Monday) and which in number, grades from–to, reason.
CANCELLED_DAYS = (
    (11, 2, 3, 1, 11, "Актированный день: буран, штормовое предупреждение"),
    (1, 3, 3, 1, 8, "Актированный день: мороз −36 °C"),
    (2, 2, 1, 1, 4, "Актированный день: мороз −31 °C, ветер"),
)

#: Teacher, month, first day not before, school days away, reason.
TEACHERS_AWAY: tuple[tuple[str, int, int, int, AwayReason], ...] = (
    ("t.english", 9, 14, 3, "illness"),
    ("t.history", 10, 5, 4, "courses"),
    ("t.chemistry", 11, 11, 4, "illness"),
    ("t.maths", 12, 7, 3, "illness"),
    ("t.russian", 1, 25, 4, "illness"),
    ("t.geography", 2, 15, 3, "trip"),
    ("t.algebra", 3, 9, 4, "illness"),
    ("t.technology", 4, 19, 5, "courses"),
)

REASONS = {
    "illness": "Болезнь учителя",
    "courses": "Курсы повышения квалификации",
    "trip": "Служебная поездка",
    "vacancy": "Вакансия",
}

#: Days when part of the school is away: month and the n-th Thursday of it.
BUS_DAYS = ((12, 2), (2, 4))
COMPETITION_DAYS = ((10, 2), (12, 1), (4, 3))
