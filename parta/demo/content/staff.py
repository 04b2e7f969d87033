"""The staff of the village school: who they are, what they teach, which class they lead.

Their names are fixed, so that a story or a picture can speak of them; the students' names come
from the seed.
"""

from dataclasses import dataclass

from parta.demo.rules.shapes import Sex


@dataclass(frozen=True, slots=True)
class StaffRow:
    """``teaches``: subject → grades. ``room`` is where the teacher's lessons are by default."""

    key: str
    family: str
    given: str
    patronymic: str
    sex: Sex
    born: int
    room: str
    teaches: dict[str, tuple[int, ...]]
    homeroom: tuple[int, ...] = ()


#: What a primary teacher teaches in a class of her own.
PRIMARY = (
    "russian", "reading", "maths", "world", "art", "music", "technology", "kazakh",
    "kazakh_reading",
)  # fmt: skip

STAFF = (
    StaffRow(
        "t.head", "Жумабеков", "Ерлан", "Кайратович", "m", 1972, "21",
        {"society": (9, 10, 11)},
    ),
    StaffRow(
        "t.deputy", "Соколова", "Ирина", "Викторовна", "f", 1975, "22",
        {"russian": (8, 10, 11), "literature": (8, 10, 11), "russian_practice": (11,)},
    ),
    StaffRow(
        "t.russian", "Қасенова", "Гүлнар", "Маратқызы", "f", 1981, "14",
        {"russian": (5, 6, 9), "literature": (5, 6, 9)}, (5,),
    ),
    StaffRow(
        "t.maths", "Лебедева", "Татьяна", "Николаевна", "f", 1968, "15",
        {"maths": (5, 6), "algebra": (7, 8), "geometry": (7, 8), "statistics": (7, 8)},
    ),
    StaffRow(
        "t.algebra", "Ахметова", "Сәуле", "Нұрланқызы", "f", 1984, "16",
        {"algebra": (9, 10, 11), "geometry": (9, 10, 11), "statistics": (9, 10, 11)}, (11,),
    ),
    StaffRow(
        "t.physics", "Темирбеков", "Данияр", "Асхатович", "m", 1983, "23",
        {"physics": (7, 8, 9, 10, 11), "informatics": (7, 8, 9, 10, 11), "project": (10,),
         "technology": ()}, (9,),
    ),
    StaffRow(
        "t.english", "Мельникова", "Ольга", "Сергеевна", "f", 1988, "24",
        {"english": (5, 6, 8, 10, 11)}, (7,),
    ),
    StaffRow(
        "t.english2", "Оспанова", "Айгерім", "Болатқызы", "f", 1995, "25",
        {"english": (2, 3, 4, 9)},
    ),
    StaffRow("t.english3", "Искакова", "Динара", "", "f", 2002, "25", {}),
    StaffRow(
        "t.kazakh", "Нұрпейіс", "Қарлығаш", "Әбішқызы", "f", 1979, "17",
        {"kazakh": (5, 6, 7, 8, 9, 10, 11), "kazakh_literature": (5, 6, 7, 8, 10, 11),
         "russian": (7,), "literature": (7,)}, (6,),
    ),
    StaffRow(
        "t.history", "Кравцов", "Алексей", "Петрович", "m", 1965, "26",
        {"history": (5, 6, 7, 8, 9, 10, 11)}, (10,),
    ),
    StaffRow(
        "t.chemistry", "Смагулова", "Жанар", "Ерболовна", "f", 1990, "27",
        {"chemistry": (8, 9, 10, 11), "biology": (5, 6, 7, 8, 9, 10, 11)}, (8,),
    ),
    StaffRow(
        "t.geography", "Воронина", "Светлана", "Юрьевна", "f", 1977, "18",
        {"geography": (5, 6, 7, 8, 9, 10, 11), "safety": (8, 9, 10, 11)},
    ),
    StaffRow(
        "t.pe", "Байжанов", "Серик", "Муратович", "m", 1986, "Спортивный зал",
        {"pe": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)},
    ),
    StaffRow(
        "t.technology", "Попова", "Людмила", "Андреевна", "f", 1970, "12",
        {"technology": (5, 6, 8, 9), "art": (5, 6, 7), "music": (5, 6, 7)},
    ),
    StaffRow(
        "t.primary1", "Абдрахманова", "Меруерт", "Талғатқызы", "f", 1992, "1",
        dict.fromkeys(PRIMARY, (1,)), (1,),
    ),
    StaffRow(
        "t.primary24", "Кузнецова", "Наталья", "Ивановна", "f", 1973, "2",
        dict.fromkeys((*PRIMARY, "orkse"), (2, 4)), (2, 4),
    ),
    StaffRow(
        "t.primary3", "Сулейменова", "Ләззат", "Бекетқызы", "f", 1980, "3",
        dict.fromkeys(PRIMARY, (3,)), (3,),
    ),
)  # fmt: skip

#: The subgroups of grade 7, the largest class: subject → (group tail, name, teacher, room).
SUBGROUPS = {
    "english": (
        ("eng1", "7 класс, английский, 1 группа", "t.english", "24"),
        ("eng2", "7 класс, английский, 2 группа", "t.english2", "25"),
    ),
    "technology": (
        ("girls", "7 класс, труд, девочки", "t.technology", "12"),
        ("boys", "7 класс, труд, мальчики", "t.physics", "Мастерская"),
    ),
}

#: Rooms that belong to a subject rather than to a teacher.
SUBJECT_ROOMS = {
    "pe": "Спортивный зал",
    "informatics": "Кабинет информатики",
    "music": "Актовый зал",
}

#: The course nobody was found for: it stays a vacancy.
VACANCY = ("music", 8)
