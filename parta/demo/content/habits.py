"""When the village's teachers sit down to write: shares in a hundred of their working days.

``lesson`` in the lesson itself, ``afternoon`` after the last one and before 16:00, ``evening`` late
at home, ``morrow`` the next working day, ``late`` days after.
"""

MODES = ("lesson", "afternoon", "evening", "morrow", "late")

USUAL = (44, 38, 11, 5, 2)
DILIGENT = (70, 28, 2, 0, 0)
CARELESS = (12, 36, 24, 18, 10)

HABITS = {
    "t.algebra": DILIGENT,
    "t.primary1": DILIGENT,
    "t.deputy": DILIGENT,
    "t.pe": CARELESS,
    "t.history": CARELESS,
}

#: Share of lessons that slip the teacher's mind, and of homework that nobody wrote down.
FORGOTTEN_LESSON, NEVER = 0.012, 0.12
FORGOTTEN_HOMEWORK = {CARELESS: 0.16, USUAL: 0.06, DILIGENT: 0.02}
