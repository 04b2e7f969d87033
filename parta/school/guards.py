"""Overlaps that the school's tables refuse."""

from parta.lib.guards import no_overlap

# Two classes on one day: the groups of both memberships are whole classes.
_BOTH_CLASSES = (
    " AND (SELECT kind FROM parta_group WHERE id = other.group_id) = 'class'"
    " AND (SELECT kind FROM parta_group WHERE id = NEW.group_id) = 'class'"
)
GUARDS = [
    *no_overlap("parta_membership_overlap", "parta_membership", "group_id, student_id"),
    *no_overlap("parta_two_classes", "parta_membership", "student_id", extra=_BOTH_CLASSES),
    *no_overlap("parta_term_overlap", "parta_term", "scheme_id"),
    *no_overlap("parta_homeroom_overlap", "parta_homeroom", "school_class_id"),
    *no_overlap("parta_exemption_overlap", "parta_exemption", "student_id, subject_id"),
]
