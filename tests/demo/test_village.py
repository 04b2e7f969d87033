"""The same seed and day give the same school, whatever else runs."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from parta.demo.rules.clock import ZONE
from parta.demo.rules.facts import Held, MarkSet
from parta.demo.rules.village import VillageSchool, village_school

pytestmark = pytest.mark.once

DAY = date(2026, 10, 1)
ROOT = Path(__file__).parents[2]


def test_the_same_seed_and_day_give_an_equal_school() -> None:
    before = village_school(3, DAY)
    random.seed(99)
    random.random()
    assert village_school(3, DAY) == before
    assert village_school(3, DAY).fingerprint() == before.fingerprint()


def test_another_process_with_another_hash_seed_gives_the_same_school() -> None:
    code = (
        "from datetime import date; from parta.demo.rules.village import village_school;"
        f"print(village_school(3, date({DAY.year}, {DAY.month}, {DAY.day})).fingerprint())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert prints == {village_school(3, DAY).fingerprint()}


def test_another_seed_gives_other_people_with_the_same_cast() -> None:
    one, two = village_school(3, DAY), village_school(4, DAY)
    assert one.fingerprint() != two.fingerprint()
    names = [{p.key: (p.family, p.given) for p in s.persons} for s in (one, two)]
    assert names[0]["t.algebra"] == names[1]["t.algebra"]
    assert names[0] != names[1]
    assert {"g.mother", "s.son", "s.daughter", "s.mover"} <= set(names[0]) & set(names[1])


def test_a_later_day_continues_the_same_life(autumn: VillageSchool) -> None:
    later = village_school(autumn.seed, autumn.today + timedelta(days=7))
    known = [f for f in later.facts if f.entered_at <= autumn.now]
    assert known == list(autumn.facts)
    assert later.persons == autumn.persons


def test_outside_the_school_year_it_is_the_last_school_day() -> None:
    summer = village_school(5, date(2026, 7, 20))
    assert summer.today == date(2026, 5, 26)
    assert summer == village_school(5, date(2026, 5, 26))


def test_now_cuts_what_was_not_yet_entered() -> None:
    morning = village_school(5, DAY, datetime(2026, 10, 1, 9, 0, tzinfo=ZONE))
    evening = village_school(5, DAY, datetime(2026, 10, 1, 23, 59, tzinfo=ZONE))
    assert len(morning.facts) < len(evening.facts)
    assert list(evening.facts[: len(morning.facts)]) == list(morning.facts)


def test_the_first_day_has_a_school_without_a_past() -> None:
    school = village_school(5, date(2026, 9, 1), datetime(2026, 9, 1, 7, 0, tzinfo=ZONE))
    assert not [f for f in school.facts if isinstance(f, Held | MarkSet)]
    assert len(school.lessons) > 10_000


@pytest.mark.parametrize("year", [2024, 2027, 2029])
def test_other_years_have_a_life_too(year: int) -> None:
    school = village_school(1, date(year, 12, 20))
    assert sum(isinstance(f, Held) for f in school.facts) > 4000
    assert max(x.day for x in school.lessons) <= school.calendar.last
