"""The subjects of a Kazakh national school in Russia, each under its Russian and Kazakh name.

A row: key | Russian name | Kazakh name | Russian short | Kazakh short | family. The family says
which homework, kinds of work and lesson names the subject has.
"""

from parta.demo.rules.shapes import Subject

ROWS = """
russian | Русский язык | Орыс тілі | Рус. яз. | Орыс тілі | language
reading | Литературное чтение | Әдеби оқу | Лит. чт. | Әдеби оқу | reading
literature | Литература | Әдебиет | Лит-ра | Әдебиет | reading
kazakh | Родной (казахский) язык | Ана тілі (қазақ тілі) | Родн. яз. | Ана тілі | native
kazakh_reading | Литературное чтение на родном (казахском) языке | Ана тілінде әдеби оқу \
| Родн. чт. | Ана т. оқу | native
kazakh_literature | Родная (казахская) литература | Ана тіліндегі әдебиет (қазақ әдебиеті) \
| Родн. лит. | Қаз. әдеб. | native
english | Иностранный язык (английский) | Шет тілі (ағылшын тілі) | Англ. яз. | Ағыл. т. | foreign
maths | Математика | Математика | Матем. | Матем. | maths
algebra | Алгебра | Алгебра | Алгебра | Алгебра | maths
geometry | Геометрия | Геометрия | Геом. | Геом. | maths
statistics | Вероятность и статистика | Ықтималдық және статистика | ВиС | Ықт. стат. | maths
informatics | Информатика | Информатика | Инф. | Инф. | computing
world | Окружающий мир | Қоршаған орта | Окр. мир | Қорш. орта | text
orkse | Основы религиозных культур и светской этики | Діни мәдениеттер мен зайырлы этика негіздері \
| ОРКСЭ | ДМЗЭН | talk
history | История | Тарих | История | Тарих | text
society | Обществознание | Қоғамтану | Общ. | Қоғамтану | text
geography | География | География | Геогр. | Геогр. | text
biology | Биология | Биология | Биол. | Биол. | science
physics | Физика | Физика | Физика | Физика | science
chemistry | Химия | Химия | Химия | Химия | science
art | Изобразительное искусство | Бейнелеу өнері | ИЗО | Бейн. өн. | craft
music | Музыка | Музыка | Музыка | Музыка | craft
technology | Труд (технология) | Еңбек (технология) | Труд | Еңбек | craft
safety | Основы безопасности и защиты Родины | Қауіпсіздік және Отанды қорғау негіздері \
| ОБЗР | ҚОҚН | text
pe | Физическая культура | Дене шынықтыру | Физ-ра | Дене ш. | sport
project | Индивидуальный проект | Жеке жоба | Инд. проект | Жеке жоба | project
russian_practice | Практикум по русскому языку | Орыс тілі практикумы | Практ. рус. | Орыс т. пр. \
| language
talks | Разговоры о важном | Маңызды туралы әңгімелер | Разг. о важн. | Маңызды | talk
"""


def _subject(row: str) -> Subject:
    return Subject(*(cell.strip() for cell in row.split("|")))


SUBJECTS = tuple(_subject(row) for row in ROWS.replace("\\\n", "").strip().splitlines())
