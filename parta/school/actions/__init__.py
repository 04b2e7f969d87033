"""The school's verbs."""

from parta.school.actions.first_steps import Calendar, found_school, open_year

__all__ = ["Calendar", "found_school", "open_year"]
