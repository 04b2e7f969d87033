"""The works that teachers of the village mark: code, name, whether written.

The codes are those of the school's types of work (school.md's table of «тип задания»).
"""

ANSWER, HOMEWORK = "О", "Д"
DICTATION = "ДК"

#: Code → (what the whole class writes, written works get their marks days later).
WRITTEN = frozenset(("СД", "С", "П", "Т", "ПР", "Л", "ДК", "СЧ", "К"))

#: Works where everybody present gets a mark.
WHOLE_CLASS = WRITTEN | {"КН"}

#: A control work: worked on again after a «2».
CONTROL = frozenset(("ДК", "СЧ", "К"))

DICTATION_PARTS = ("Диктант", "Грамматическое задание")

GOOD_COMMENTS = (
    "Молодец, полный ответ",
    "Очень аккуратно",
    "Отличная подготовка",
    "Самостоятельное решение с объяснением",
    "Прекрасно прочитано",
)
BAD_COMMENTS = (
    "Не выполнено домашнее задание",
    "Нужно повторить правило",
    "Не готов к уроку",
    "Ошибки в вычислениях, разобрать дома",
    "Работа не закончена",
)
