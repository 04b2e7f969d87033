"""Norms of results: averages, rounding, year marks, awards, debts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from parta.lib.text import N_
from parta.school.rules.norm import OWN_ACT, About

ATTEMPTS = (
    ("replace", N_("the last attempt replaces the earlier ones")),
    ("mean", N_("the mean of the attempts")),
    ("best", N_("the best attempt")),
)
TIES = (
    ("up", N_("in the student's favour")),
    ("last", N_("by the mark of the last term")),
)


@dataclass(frozen=True)
class AverageNorms:
    """How marks become an average and a proposal (docs/rules/averages.md)."""

    weighted: Annotated[
        bool, About("yes or no", "S-8", N_("Averages use the weights of works"))
    ] = False
    attempts: Annotated[
        Literal["replace", "mean", "best"],
        About("choice", OWN_ACT, N_("A re-marked work counts as"), choices=ATTEMPTS),
    ] = "replace"
    one_allowed: Annotated[bool, About("yes or no", OWN_ACT, N_("The mark “1” is used"))] = False
    five_from: Annotated[
        Fraction, About("average", OWN_ACT, N_("“5” is proposed from"), Fraction(4), Fraction(5))
    ] = Fraction("4.5")
    four_from: Annotated[
        Fraction, About("average", OWN_ACT, N_("“4” is proposed from"), Fraction(3), Fraction(4))
    ] = Fraction("3.5")
    three_from: Annotated[
        Fraction, About("average", OWN_ACT, N_("“3” is proposed from"), Fraction(2), Fraction(3))
    ] = Fraction("2.5")
    border_in_favour: Annotated[
        bool,
        About("yes or no", OWN_ACT, N_("An average exactly on the border gets the higher mark")),
    ] = True
    year_tie: Annotated[
        Literal["up", "last"],
        About("choice", OWN_ACT, N_("A year mark between two marks goes"), choices=TIES),
    ] = "up"


@dataclass(frozen=True)
class AttestationNorms:
    """Debts and awards."""

    debt_attempts: Annotated[
        int, About("times", "273-ФЗ ст. 58", N_("Attempts to make up an academic debt"), 1, 2)
    ] = 2
    debt_months: Annotated[
        int, About("months", "273-ФЗ ст. 58", N_("Months to make up an academic debt"), 1, 12)
    ] = 12
    medal_first_exam: Annotated[
        int,
        About(
            "points",
            "приказ № 730 от 29.09.2023",
            N_("Medal of the first degree: points of each of two examinations"),
            0,
            100,
        ),
    ] = 70
    medal_second_exam: Annotated[
        int,
        About(
            "points",
            "приказ № 730 от 29.09.2023",
            N_("Medal of the second degree: points of each of two examinations"),
            0,
            100,
        ),
    ] = 60
    medal_second_fours: Annotated[
        int,
        About(
            "marks",
            "приказ № 730 от 29.09.2023",
            N_("Medal of the second degree: final “4” at most"),
            0,
            10,
        ),
    ] = 2
