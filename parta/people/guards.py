"""Overlaps that the people's tables refuse."""

from parta.lib.guards import no_overlap

GUARDS = [
    *no_overlap("parta_staff_overlap", "parta_staff", "person_id"),
    *no_overlap("parta_role_overlap", "parta_role", "person_id, kind"),
    *no_overlap("parta_guardianship_overlap", "parta_guardianship", "guardian_id, student_id"),
]
