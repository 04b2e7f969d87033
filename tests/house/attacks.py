"""An attack on every rule that the database holds, by the rule's name."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Model

from parta import models as m
from tests.tools.rows import DAY, LAST

ONE = timedelta(days=1)
BEFORE = {"last": DAY - ONE}

Values = dict[str, Any]
# name: table, values that are refused, values at the border that are accepted
CHECKS: dict[str, tuple[type[Model], list[Values], list[Values]]] = {
    "person_named": (
        m.Person,
        [{"family_name": ""}, {"given_name": ""}],
        [{"patronymic": ""}],
    ),
    "person_sex": (m.Person, [{"sex": "x"}], [{"sex": ""}]),
    "order_numbered": (m.Order, [{"number": ""}], [{"number": "", "expected": True}]),
    "staff_in_order": (m.Staff, [BEFORE], [{"last": DAY}]),
    "staff_absence_in_order": (m.StaffAbsence, [BEFORE], [{"last": DAY}]),
    "staff_absence_reason": (m.StaffAbsence, [{"reason": "x"}, {"reason": ""}], []),
    "student_kind": (m.Student, [{"kind": ""}], [{"kind": "extern"}]),
    "consent_kind": (m.Consent, [{"kind": "x"}], [{"kind": "refusal"}]),
    "account_login_given": (m.Account, [{"login": ""}], []),
    "account_language": (m.Account, [{"language": "en"}], [{"language": "kk"}]),
    "role_in_order": (m.Role, [BEFORE], [{"last": DAY}]),
    "role_kind": (m.Role, [{"kind": "T"}, {"kind": ""}], [{"kind": "H"}]),
    "guardianship_in_order": (m.Guardianship, [BEFORE], [{"last": DAY}]),
    "guardianship_relation": (m.Guardianship, [{"relation": "x"}], [{"relation": "other"}]),
    "bell_in_order": (m.Bell, [{"ends": time(8)}, {"ends": time(7)}], [{"ends": time(8, 1)}]),
    "bell_use_in_order": (m.BellUse, [BEFORE], [{"last": DAY}]),
    "bell_use_scope": (
        m.BellUse,
        [{"grade_from": 5, "grade_to": 4}, {"weekday": 8}],
        [{"grade_from": 5, "grade_to": 5, "weekday": 7}],
    ),
    "year_in_order": (m.SchoolYear, [BEFORE], [{"last": DAY}]),
    "scheme_kind": (m.TermScheme, [{"kind": "x"}], [{"kind": "own"}]),
    "term_in_order": (m.Term, [BEFORE], [{"last": DAY}]),
    "holiday_in_order": (m.Holiday, [BEFORE], [{"last": DAY}]),
    "holiday_grades": (
        m.Holiday,
        [{"grade_from": 2, "grade_to": 1}],
        [{"grade_from": 1, "grade_to": 1}],
    ),
    "calendar_day_kind": (m.CalendarDay, [{"kind": "x"}], [{"kind": "working"}]),
    "calendar_day_weekday": (m.CalendarDay, [{"as_weekday": 8}], [{"as_weekday": 7}]),
    "cancelled_day_kind": (m.CancelledDay, [{"kind": "x"}], [{"kind": "remote"}]),
    "class_grade": (m.SchoolClass, [{"grade": 0}, {"grade": 13}], [{"grade": 1}, {"grade": 12}]),
    "class_keeping": (m.SchoolClass, [{"keeping": ""}], [{"keeping": "paper"}]),
    "homeroom_in_order": (m.Homeroom, [BEFORE], [{"last": DAY}]),
    "group_has_class": (
        m.Group,
        [{"school_class": None}, {"school_class": None, "kind": "subgroup"}],
        [{"school_class": None, "kind": "elective"}],
    ),
    "group_kind": (m.Group, [{"kind": "x"}], [{"kind": "home"}]),
    "membership_in_order": (m.Membership, [BEFORE], [{"last": DAY}]),
    "movement_kind": (m.Movement, [{"kind": "x"}], [{"kind": "repeated"}]),
    "closing_stage": (m.TermClosing, [{"stage": "head"}], [{"stage": "homeroom"}]),
    "subject_marking": (m.Subject, [{"marking": ""}], [{"marking": "none"}]),
    "subject_kind": (m.Subject, [{"kind": "x"}], [{"kind": "behaviour"}]),
    "course_marking": (m.Course, [{"marking": "x"}], [{"marking": ""}, {"marking": "pass"}]),
    "course_teacher_in_order": (m.CourseTeacher, [BEFORE], [{"last": DAY}]),
    "course_teacher_hours": (
        m.CourseTeacher,
        [{"hours": "-0.5"}, {"hours": "40.5"}],
        [{"hours": "0"}, {"hours": "40"}],
    ),
    "exemption_in_order": (m.Exemption, [BEFORE], [{"last": DAY}]),
    "school_single": (m.School, [{"id": 2}], []),
    "school_named": (m.School, [{"name": ""}], []),
    "school_language": (
        m.School,
        [{"language": "en"}, {"alphabet": "en"}],
        [{"language": "kk", "alphabet": "kk"}],
    ),
    "plan_grade": (m.Plan, [{"grade": 0}, {"grade": 13}], [{"grade": 1}, {"grade": 12}]),
    "topic_hours": (m.PlanTopic, [{"hours": 0}], [{"hours": 1}]),
    "meeting_number": (m.Meeting, [{"number": 21}], [{"number": 0}, {"number": 20}]),
    "not_held_reason": (m.NotHeld, [{"reason": ""}], [{"reason": "subject"}]),
    "substitution_kind": (m.Substitution, [{"kind": "x"}], [{"kind": "extra"}]),
    "substitution_pay": (m.Substitution, [{"pay": ""}], [{"pay": "none"}]),
    "interval_in_order": (m.AbsenceInterval, [BEFORE], [{"last": DAY}]),
    "interval_code": (m.AbsenceInterval, [{"code": "OP"}, {"code": ""}], [{"code": "OSV"}]),
    "attendance_code": (m.Attendance, [{"code": "5"}, {"code": ""}], [{"code": "OP"}]),
    "homework_said": (
        m.Homework,
        [{"text": ""}, {"none": True}],
        [{"none": True, "text": ""}],
    ),
    "assignment_number": (
        m.Assignment,
        [{"number": 0}, {"number": 21}],
        [{"number": 1}, {"number": 20}],
    ),
    "part_number": (m.AssignmentPart, [{"number": 0}, {"number": 7}], [{"number": 6}]),
    "mark_value": (
        m.Mark,
        [{"value": value} for value in ("", "0", "6", "N", "10")],
        [{"value": "1"}, {"value": "nz"}, {"value": "."}],
    ),
    "mark_attempt": (m.Mark, [{"attempt": 0}, {"attempt": 10}], [{"attempt": 1}, {"attempt": 9}]),
    "outside_mark_value": (m.OutsideMark, [{"value": "0"}], [{"value": "z"}]),
    "outside_mark_source": (m.OutsideMark, [{"source": ""}], []),
    "operation_outcome": (m.Operation, [{"outcome": ""}], [{"outcome": "held"}]),
    "outage_in_order": (m.Outage, [{"ended": datetime(2026, 11, 12, 4, tzinfo=UTC)}], []),
    "term_mark_value": (
        m.TermMark,
        [{"value": value} for value in ("", "0", "N", ".")],
        [{"value": "na"}, {"value": "osv"}],
    ),
    "year_mark_value": (
        m.YearMark,
        [{"value": "0"}, {"kind": "x"}],
        [{"value": "na"}, {"kind": "final"}],
    ),
    "version_in_order": (m.TimetableVersion, [BEFORE], [{"last": DAY}]),
    "slot_place": (
        m.Slot,
        [{"weekday": 0}, {"weekday": 8}, {"number": 21}, {"weeks": 3}],
        [{"weekday": 7, "number": 0, "weeks": 2}],
    ),
}
# name: table, the columns that together stand once
UNIQUE: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "order_once": (m.Order, ("number", "day")),
    "consent_once": (m.Consent, ("student", "signer", "kind", "signed")),
    "device_once": (m.Device, ("account", "name")),
    "view_once_a_day": (m.View, ("student", "account", "day", "what")),
    "bell_once": (m.Bell, ("scheme", "number")),
    "scheme_once": (m.TermScheme, ("year", "name")),
    "term_once": (m.Term, ("scheme", "number")),
    "cancelled_day_once": (m.CancelledDay, ("school_class", "day")),
    "class_once": (m.SchoolClass, ("year", "grade", "letter")),
    "group_once": (m.Group, ("year", "name")),
    "class_group_once": (m.Group, ("school_class",)),
    "membership_starts_once": (m.Membership, ("group", "student", "first")),
    "movement_once": (m.Movement, ("student", "kind", "day")),
    "closing_once": (m.TermClosing, ("school_class", "term", "stage")),
    "course_once": (m.Course, ("subject", "group")),
    "norm_once": (m.Norm, ("key", "year")),
    "section_once": (m.PlanSection, ("plan", "number")),
    "topic_once": (m.PlanTopic, ("plan", "number")),
    "lesson_once": (m.Lesson, ("course", "meeting")),
    "laid_once": (m.LaidTopic, ("lesson", "topic")),
    "attendance_once": (m.Attendance, ("lesson", "student")),
    "homework_once": (m.Homework, ("lesson", "number")),
    "homework_for_once": (m.HomeworkFor, ("homework", "student")),
    "assignment_once": (m.Assignment, ("lesson", "type", "number")),
    "part_once": (m.AssignmentPart, ("assignment", "number")),
    "mark_once": (m.Mark, ("part", "student", "attempt")),
    "ledger_text_once": (m.LedgerText, ("entry", "part")),
    "term_mark_once": (m.TermMark, ("student", "subject", "term")),
    "year_mark_once": (m.YearMark, ("student", "subject", "year", "kind")),
    "version_once": (m.TimetableVersion, ("year", "name")),
    "slot_teacher_once": (m.Slot, ("version", "weekday", "number", "weeks", "teacher")),
    "slot_course_once": (m.SlotCourse, ("slot", "course")),
    "account_login_any_case": (m.Account, ("login",)),
    "Account.login": (m.Account, ("login",)),
    "Account.person": (m.Account, ("person",)),
    "Student.person": (m.Student, ("person",)),
    "Room.name": (m.Room, ("name",)),
    "BellScheme.name": (m.BellScheme, ("name",)),
    "SchoolYear.name": (m.SchoolYear, ("name",)),
    "CalendarDay.day": (m.CalendarDay, ("day",)),
    "Subject.name_ru": (m.Subject, ("name_ru",)),
    "CoursePlan.course": (m.CoursePlan, ("course",)),
    "Held.lesson": (m.Held, ("lesson",)),
    "NotHeld.lesson": (m.NotHeld, ("lesson",)),
    "Substitution.meeting": (m.Substitution, ("meeting",)),
    "AssignmentType.code": (m.AssignmentType, ("code",)),
    "Operation.name": (m.Operation, ("name",)),
    "Laying.meeting": (m.Laying, ("meeting",)),
}
# Where a rule of UNIQUE does not hold: the same columns twice, but with these values beside them.
FREE: dict[str, Values] = {
    "order_once": {"expected": True},
    "class_group_once": {"kind": "subgroup"},
    "slot_teacher_once": {"teacher": None},
}
# What must differ beside a column, so that another rule does not speak first.
DIFFERENT: dict[str, Values] = {
    "membership_starts_once.first": {"first": LAST + ONE, "last": LAST + ONE},
}
# name: table, the columns that must be the same for two dates to collide
OVERLAPS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "parta_staff_overlap": (m.Staff, ("person",)),
    "parta_role_overlap": (m.Role, ("person", "kind")),
    "parta_guardianship_overlap": (m.Guardianship, ("guardian", "student")),
    "parta_membership_overlap": (m.Membership, ("group", "student")),
    "parta_two_classes": (m.Membership, ("student",)),
    "parta_term_overlap": (m.Term, ("scheme",)),
    "parta_homeroom_overlap": (m.Homeroom, ("school_class",)),
    "parta_exemption_overlap": (m.Exemption, ("student", "subject")),
}
LEDGER_GUARDS = {
    "parta_ledger_update": "UPDATE parta_ledgerentry SET at = 1",
    "parta_ledger_delete": "DELETE FROM parta_ledgerentry",
    "parta_ledger_truncate": "TRUNCATE parta_ledgerentry",
    "parta_ledger_insert": "INSERT INTO parta_ledgerentry (seq, at, kind, page, person, text, "
    "prev, hash) SELECT seq, at, kind, page, person, text, prev, hash FROM parta_ledgerentry",
}
