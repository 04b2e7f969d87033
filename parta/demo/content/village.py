"""The village itself: an invented place in the steppe of Altai."""

#: Class size on 1 September by grade; grades 2 and 4 sit together (класс-комплект).
CLASS_SIZES = {1: 8, 2: 6, 3: 9, 4: 7, 5: 10, 6: 8, 7: 14, 8: 12, 9: 9, 10: 2, 11: 5}

COMBINED = (2, 4)

#: Subjects of one hour that get their marks by half-years in classes that live by quarters.
HALF_YEAR_COURSES = (("statistics", 7), ("statistics", 8), ("statistics", 9))

#: Subjects without marks in any grade.
UNMARKED = ("orkse", "talks")

TIME_ZONE = "Asia/Barnaul"

SCHOOL = {
    "name_ru": "МБОУ «Аккайынская казахская национальная средняя общеобразовательная школа»",
    "name_kk": "«Аққайың қазақ ұлттық жалпы білім беретін орта мектебі» МБЖБМ",
    "short_ru": "Аккайынская СОШ",
    "short_kk": "Аққайың мектебі",
    "village_ru": "село Аккайын",
    "village_kk": "Аққайың ауылы",
    "next_village_ru": "посёлок Тасоткель",
    "next_village_kk": "Тасөткел кенті",
}
