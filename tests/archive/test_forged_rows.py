"""Rows changed past the program: verification names class, subject, date, student, was and is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DataError, connection

from parta.archive.queries import Difference, verified
from parta.journal.models import Attendance, Mark, Meeting
from parta.people.models import Person
from parta.school.models import CourseTeacher
from tests.example import Cast, cast
from tests.journal.builder import NOW
from tests.tools.databases import OwnDatabase
from tests.tools.forger import run

LESSON = ("5А", "Алгебра", "12.11.2026", "3")


def by_save(example: Cast) -> None:
    """In a Django shell: change the object and save it."""
    mark = Mark.objects.get(pk=example.asel_mark.pk)
    mark.value = "5"
    mark.save()


def by_update(example: Cast) -> None:
    """In a Django shell: a queryset's update."""
    Mark.objects.filter(pk=example.asel_mark.pk).update(value="5")


def by_bulk_update(example: Cast) -> None:
    """In a Django shell: bulk_update."""
    mark = Mark.objects.get(pk=example.asel_mark.pk)
    mark.value = "5"
    Mark.objects.bulk_update([mark], ["value"])


def by_sql(example: Cast) -> None:
    """In the database's own shell."""
    run(f"UPDATE parta_mark SET value = '5' WHERE id = {example.asel_mark.pk}")


@pytest.mark.parametrize("forge", [by_save, by_update, by_bulk_update, by_sql])
def test_a_forged_mark_is_named_with_class_subject_date_student_was_and_is(
    own_database: OwnDatabase, forge: Callable[[Cast], None]
) -> None:
    example = cast()
    assert verified().ok
    forge(example)
    found = the_only_difference()
    assert (found.code, found.kind, found.attribute) == ("changed", "mark", "value")
    assert (found.was, found.now) == ("3", "5")
    for word in (*LESSON, "Нурланова Асель"):
        assert word in found.where
        assert word in found.message
    assert "3" in found.message
    assert "5" in found.message


def the_only_difference() -> Difference:
    """Verification fails, and for one reason alone."""
    found = verified()
    assert not found.ok
    assert found.faults == ()
    assert found.guards_missing == ()
    assert len(found.differences) == 1, found.sentences()
    assert found.sentences() == [found.differences[0].message]
    return found.differences[0]


def test_a_mark_inserted_past_the_program_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.create(
        part_id=example.asel_mark.part_id, student=example.misha, value="4", entered_at=NOW
    )
    found = the_only_difference()
    assert found.code == "unrecorded"
    for word in (*LESSON, "Шульц Михаил", "4"):
        assert word in found.message


def test_a_mark_deleted_past_the_program_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.filter(pk=example.timur_mark.pk).delete()
    found = the_only_difference()
    assert found.code == "missing"
    for word in (*LESSON, "Ковалёв Тимур", "5"):
        assert word in found.message


def test_a_deleted_mark_that_is_put_back_is_named(own_database: OwnDatabase) -> None:
    from parta.journal.actions import marks

    example = cast()
    row = Mark.objects.get(pk=example.timur_mark.pk)
    marks.clear_mark(
        by=example.by_vera, lesson=example.lesson, student=example.timur.pk, work=marks.Work()
    )
    assert verified().ok
    row.save(force_insert=True)
    found = the_only_difference()
    assert found.code == "deleted"
    assert "Ковалёв Тимур" in found.message


def test_a_mark_given_to_another_student_names_both(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.filter(pk=example.timur_mark.pk).update(student=example.misha)
    found = the_only_difference()
    assert (found.was, found.now) == ("Ковалёв Тимур", "Шульц Михаил")


def test_an_absence_deleted_past_the_program_is_named(own_database: OwnDatabase) -> None:
    from parta.journal.actions.attendance import set_absence

    example = cast()
    set_absence(by=example.by_vera, lesson=example.lesson, student=example.misha.pk, code="N")
    assert verified().ok
    Attendance.objects.all().delete()
    found = the_only_difference()
    assert (found.code, found.kind) == ("missing", "absence")
    for word in (*LESSON, "Шульц Михаил"):
        assert word in found.message


def test_a_lesson_moved_to_another_day_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    Meeting.objects.filter(lessons=example.lesson.id).update(date="2026-11-13")
    found = the_only_difference()
    assert (found.kind, found.attribute) == ("meeting", "date")
    assert (found.was, found.now) == ("12.11.2026", "13.11.2026")
    assert "5А, Алгебра" in found.where


def test_a_late_mark_made_timely_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.filter(pk=example.asel_mark.pk).update(entered_at=NOW.replace(day=11))
    found = the_only_difference()
    assert (found.code, found.attribute) == ("created", "entered_at")
    assert found.was.startswith("12.11.2026 12:00:00")
    assert found.now.startswith("11.11.2026 12:00:00")


def test_a_row_that_names_another_entry_is_named(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.filter(pk=example.asel_mark.pk).update(entry=1)
    found = the_only_difference()
    assert found.code == "entry"
    assert found.was == f"№{example.asel_mark.entry}"


def test_a_changed_comment_shows_both_texts(own_database: OwnDatabase) -> None:
    example = cast()
    Mark.objects.filter(pk=example.asel_mark.pk).update(comment="Молодец")
    found = the_only_difference()
    assert (found.attribute, found.was, found.now) == ("comment", "Ошибка", "Молодец")


def test_a_changed_name_shows_both_names(own_database: OwnDatabase) -> None:
    example = cast()
    Person.objects.filter(pk=example.asel.person_id).update(family_name="Другая")
    found = the_only_difference()
    assert (found.attribute, found.was, found.now) == ("family_name", "Нурланова", "Другая")


def test_changed_hours_of_a_teacher_are_named(own_database: OwnDatabase) -> None:
    example = cast()
    CourseTeacher.objects.filter(course=example.algebra).update(hours="3.5")
    found = the_only_difference()
    assert (found.kind, found.was, found.now) == ("load", "2", "3.5")
    assert "Алгебра" in found.where


def test_junk_in_a_column_does_not_stop_the_verification(own_database: OwnDatabase) -> None:
    example = cast()
    junk = (
        f"UPDATE parta_mark SET entered_at = '2026-99-99 10:00' WHERE id = {example.asel_mark.pk}"
    )
    if connection.vendor == "postgresql":  # it takes no junk, so there is nothing to stop
        with pytest.raises(DataError):
            run(junk)
        return
    run(junk)
    found = the_only_difference()
    assert (found.code, found.row) == ("unreadable", example.asel_mark.pk)
    assert "Нурланова Асель" in found.message


def test_every_forged_row_is_named_not_only_the_first(own_database: OwnDatabase) -> None:
    cast()
    Mark.objects.update(value="2")
    found = verified()
    assert [(item.was, item.now) for item in found.differences] == [("3", "2"), ("5", "2")]
