"""Types of work that a new school starts with (school.md §4.3); each school edits its own."""

from __future__ import annotations

from typing import Final, NamedTuple


class TypeOfWork(NamedTuple):
    """Code over a column, names, weight, whether written (3 days, P-4.T.d3) and control.

    ``days`` overrides the deadline of written work: 7 for compositions (S-27), 0 = by rule.
    ``active`` ones are offered at once, the others can be switched on.
    """

    code: str
    name_ru: str
    name_kk: str
    weight: int = 1
    written: bool = False
    control: bool = False
    days: int = 0
    active: bool = True


DEFAULT: Final = (
    TypeOfWork("О", "Ответ на уроке", "Сабақтағы жауап"),
    TypeOfWork("Д", "Домашняя работа", "Үй жұмысы"),
    TypeOfWork("К", "Контрольная работа", "Бақылау жұмысы", 4, True, True),
    TypeOfWork("С", "Самостоятельная работа", "Өзіндік жұмыс", 2, True, True),
    TypeOfWork("П", "Проверочная работа", "Тексеру жұмысы", 2, True, True),
    TypeOfWork("ДК", "Диктант", "Диктант", 4, True, True),
    TypeOfWork("Л", "Лабораторная работа", "Зертханалық жұмыс", 2, True, True),
    TypeOfWork("ПР", "Практическая работа", "Практикалық жұмыс", 2, True, True),
    TypeOfWork("Т", "Тест", "Тест", 2, True, False),
    TypeOfWork("СД", "Словарный диктант", "Сөздік диктант", 2, True, False),
    TypeOfWork("СЧ", "Сочинение, изложение", "Шығарма, мазмұндама", 3, True, True, 7),
    TypeOfWork("Ч", "Чтение, пересказ", "Оқу, мазмұндау", 2),
    TypeOfWork("КН", "Контрольный норматив", "Бақылау нормативі", 2),
    TypeOfWork("З", "Зачёт", "Сынақ", 4, False, True),
    TypeOfWork("А", "Аудирование", "Тыңдалым", 2),
    TypeOfWork("Г", "Говорение", "Айтылым", 2),
    TypeOfWork("У", "Работа на уроке, карточка", "Сабақтағы жұмыс", active=False),
    TypeOfWork("РО", "Работа над ошибками", "Қатемен жұмыс", 1, True, active=False),
    TypeOfWork("ПРО", "Проект, исследование", "Жоба, зерттеу", 3, active=False),
    TypeOfWork("Р", "Реферат, доклад", "Реферат, баяндама", active=False),
    TypeOfWork("АК", "Административная работа", "Әкімшілік жұмыс", 5, True, True, active=False),
    TypeOfWork("ВПР", "Всероссийская проверочная работа", "БТЖ", 0, True, True, active=False),
)
