"""How the timetable stands in the ledger."""

from parta.ledger.recorded import Recorded
from parta.people.recorded import DATES
from parta.timetable.models import Slot, SlotCourse, TimetableVersion

VERSION = Recorded(
    "timetable",
    TimetableVersion,
    {
        "y": "year_id",
        "n": "name",
        **DATES,
        "t": "temporary",
        "b": "approved_by_id",
        "a": "approved",
    },
)
SLOT = Recorded(
    "slot",
    Slot,
    {
        "v": "version_id",
        "d": "weekday",
        "n": "number",
        "w": "weeks",
        "r": "room_id",
        "t": "teacher_id",
    },
)
SLOT_COURSE = Recorded("slotcourse", SlotCourse, {"s": "slot_id", "c": "course_id"})

RECORDED = [VERSION, SLOT, SLOT_COURSE]
EXEMPT = {"Laying": "which slot laid a meeting: follows from the timetable, decides no record"}
