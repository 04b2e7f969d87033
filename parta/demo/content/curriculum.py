"""Weekly hours of each grade on a five-day week, at the limit of СанПиН 1.2.3685-21, table 6.6.

``LATER`` are the hours of grade 1 that begin in the second quarter: in September and October
first graders have three lessons a day (СП 2.4.3648-20), fifteen a week.
"""

WEEKLY_LIMIT = {1: 21, 2: 23, 3: 23, 4: 23, 5: 29, 6: 30, 7: 32, 8: 33, 9: 33, 10: 34, 11: 34}

#: Lessons a day, Monday to Friday, with «Разговоры о важном» not counted.
DAY_LENGTHS = {
    1: (4, 5, 4, 4, 4),
    2: (4, 5, 5, 5, 4),
    3: (4, 5, 5, 5, 4),
    4: (4, 5, 5, 5, 4),
    5: (5, 6, 6, 6, 6),
    6: (6, 6, 6, 6, 6),
    7: (6, 7, 7, 6, 6),
    8: (6, 7, 7, 7, 6),
    9: (6, 7, 7, 7, 6),
    10: (6, 7, 7, 7, 7),
    11: (6, 7, 7, 7, 7),
}

LATER = {"russian": 2, "reading": 1, "maths": 1, "world": 1, "pe": 1}

_PRIMARY = "english 2, maths 4, world 2, art 1, music 1, technology 1, pe 2, kazakh 1, "

_HOURS = {
    1: "russian 5, reading 3, maths 4, world 2, art 1, music 1, technology 1, pe 2, kazakh 1, "
    "kazakh_reading 1",
    2: _PRIMARY + "russian 5, reading 3, kazakh_reading 1",
    3: _PRIMARY + "russian 5, reading 3, kazakh_reading 1",
    4: _PRIMARY + "russian 5, reading 2, orkse 1, kazakh_reading 1",
    5: "russian 5, literature 3, kazakh 1, kazakh_literature 1, english 3, maths 5, history 3, "
    "geography 1, biology 1, art 1, music 1, technology 2, pe 2",
    6: "russian 6, literature 3, kazakh 1, kazakh_literature 1, english 3, maths 5, history 3, "
    "geography 1, biology 1, art 1, music 1, technology 2, pe 2",
    7: "russian 4, literature 2, kazakh 1, kazakh_literature 1, english 3, algebra 3, geometry 2, "
    "statistics 1, informatics 1, history 3, geography 2, biology 1, physics 2, art 1, music 1, "
    "technology 2, pe 2",
    8: "russian 3, literature 2, kazakh 1, kazakh_literature 1, english 3, algebra 3, geometry 2, "
    "statistics 1, informatics 1, history 3, geography 2, biology 2, physics 2, chemistry 2, "
    "music 1, technology 1, safety 1, pe 2",
    9: "russian 3, literature 3, kazakh 1, english 3, algebra 3, geometry 2, statistics 1, "
    "informatics 1, history 2, society 1, geography 2, biology 2, physics 3, chemistry 2, "
    "technology 1, safety 1, pe 2",
    10: "russian 2, literature 3, kazakh 1, kazakh_literature 1, english 3, algebra 4, geometry 3, "
    "statistics 1, informatics 1, history 2, society 4, geography 1, biology 1, physics 2, "
    "chemistry 1, safety 1, project 1, pe 2",
    11: "russian 2, literature 3, kazakh 1, kazakh_literature 1, english 3, algebra 4, geometry 3, "
    "statistics 1, informatics 1, history 2, society 4, geography 1, biology 1, physics 2, "
    "chemistry 1, safety 1, russian_practice 1, pe 2",
}


def _parsed(row: str) -> dict[str, int]:
    return {name: int(hours) for name, hours in (cell.split() for cell in row.split(", "))}


HOURS: dict[int, dict[str, int]] = {grade: _parsed(row) for grade, row in _HOURS.items()}
