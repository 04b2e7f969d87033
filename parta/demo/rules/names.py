"""How family names and patronymics bend: Russian and Kazakh usage."""

from __future__ import annotations

from parta.demo.content.names import IRREGULAR_PATRONYMICS
from parta.demo.rules.shapes import Sex


def family_for(sex: Sex, family: str) -> str:
    """The form of a family name, given in the masculine: «Ибраев» → «Ибраева», «Третьяк» stays."""
    if sex == "m":
        return family
    if family.endswith("ский"):
        return family[:-2] + "ая"
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def russian_patronymic(father: str, sex: Sex) -> str:
    """«Сергей» → «Сергеевич», «Нурлан» → «Нурлановна»."""
    if father in IRREGULAR_PATRONYMICS:
        return IRREGULAR_PATRONYMICS[father][sex == "f"]
    tail = ("ович", "овна") if father[-1] not in "йьия" else ("евич", "евна")
    return _stem(father) + tail[sex == "f"]


def kazakh_patronymic(father: str, sex: Sex) -> str:
    """«Нұрлан» → «Нұрланұлы» for a son, «Нұрланқызы» for a daughter."""
    return father + ("ұлы" if sex == "m" else "қызы")


def _stem(father: str) -> str:
    if father.endswith("ий"):
        return father[:-2] + ("и" if father.endswith("трий") else "ь")
    return father[:-1] if father[-1] in "йьия" else father
