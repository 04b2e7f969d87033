"""Names of students where a page needs one and not a roster."""

from __future__ import annotations

from parta.lib.names import full_name
from parta.school.models import Membership


def name_on_page(group: int, student: int) -> str:
    """The full name of a student who ever belonged to a group; "" for anybody else."""
    rows = Membership.objects.filter(group_id=group, student_id=student)
    names = rows.values_list(
        "student__person__family_name", "student__person__given_name",
        "student__person__patronymic",
    ).first()  # fmt: skip
    return full_name(*names) if names else ""
