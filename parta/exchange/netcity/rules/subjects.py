"""Subjects that schools of the Altai have: their Kazakh names, and which of them bear no marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parta.exchange.netcity.rules.text import fold

_KAZAKH: Final = {
    "Алгебра": "Алгебра",
    "Алгебра и начала математического анализа": "Алгебра және анализ бастамалары",
    "Биология": "Биология",
    "Вероятность и статистика": "Ықтималдық және статистика",
    "География": "География",
    "Геометрия": "Геометрия",
    "Изобразительное искусство": "Бейнелеу өнері",
    "Индивидуальный проект": "Жеке жоба",
    "Иностранный язык": "Шет тілі",
    "Иностранный язык (английский)": "Шет тілі (ағылшын тілі)",
    "Иностранный язык (немецкий)": "Шет тілі (неміс тілі)",
    "Английский язык": "Ағылшын тілі",
    "Немецкий язык": "Неміс тілі",
    "Информатика": "Информатика",
    "История": "Тарих",
    "Литература": "Әдебиет",
    "Литературное чтение": "Әдеби оқу",
    "Математика": "Математика",
    "Музыка": "Музыка",
    "Обществознание": "Қоғамтану",
    "Окружающий мир": "Қоршаған орта",
    "Основы безопасности и защиты Родины": "Қауіпсіздік және Отанды қорғау негіздері",
    "Основы религиозных культур и светской этики": "Діни мәдениеттер мен зайырлы этика негіздері",
    "Поведение": "Тәртіп",
    "Разговоры о важном": "Маңызды туралы әңгімелер",
    "Родной (казахский) язык": "Ана тілі (қазақ тілі)",
    "Родная (казахская) литература": "Ана тіліндегі әдебиет (қазақ әдебиеті)",
    "Русский язык": "Орыс тілі",
    "Технология": "Технология",
    "Труд (технология)": "Еңбек (технология)",
    "Физика": "Физика",
    "Физическая культура": "Дене шынықтыру",
    "Химия": "Химия",
}
_BY_NAME: Final = {fold(name): kazakh for name, kazakh in _KAZAKH.items()}
_EXTRA: Final = frozenset(
    ("разговоры о важном", "россия - мои горизонты", "классный час", "час общения")
)
_BEHAVIOUR: Final = "поведение"


@dataclass(frozen=True, slots=True)
class NewSubject:
    """What is known of a subject by its name alone; empty where nothing is."""

    name_kk: str
    kind: str
    marking: str


def new_subject(name: str, *, marked: bool, numbers: bool) -> NewSubject:
    """A subject that the school does not have yet.

    ``marked`` says that the file has marks in it, ``numbers`` that some of them are 1–5. An
    activity with marks is a subject of lessons, whatever its name.
    """
    plain = fold(name).replace("–", "-").replace("—", "-")
    kind = "behaviour" if plain == _BEHAVIOUR else "lessons"
    if plain in _EXTRA and not marked:
        return NewSubject(_BY_NAME.get(plain, ""), "extra", "none")
    marking = "pass" if marked and not numbers else "points"
    return NewSubject(_BY_NAME.get(plain, ""), kind, marking)
