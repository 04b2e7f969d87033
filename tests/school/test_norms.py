"""Norms are data: defaults of the regulation, a clause each, and the school's own values."""

from __future__ import annotations

import json
from datetime import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parta.school.rules import REGISTRY, NormError, Norms


@pytest.mark.parametrize(
    ("key", "default", "clause"),
    [
        ("mark_until", time(16, 0), "P-3.T.2, P-4.T.a"),
        ("written_days", 3, "P-4.T.d3"),
        ("result_days", 7, "R-2.5"),
        ("topic_days", 0, "P-4.T.a, R-2.1"),
        ("attendance_days", 0, "R-2.1, P-4.T.a"),
        ("homework_minutes", 150, "R-2.3"),
        ("final_hours", 24, "R-3.5"),
        ("absence_reason_days", 14, "S-5"),
        ("informing_days", 7, "R-3.1"),
        ("informing_failure_days", 14, "R-3.1"),
        ("backup_warn_days", 7, "P-3.A.6"),
        ("backup_alarm_days", 14, "P-3.A.6"),
        ("backup_places", 2, "R-2.7"),
        ("weekly_analysis_weekday", 1, "P-4.A.b"),
        ("analyses_per_month", 1, "P-4.A.v"),
        ("head_checks_per_month", 1, "P-3.D.2"),
        ("activity_reports_per_month", 1, "P-5.1"),
        ("filling_reports_per_month", 1, "P-5.2"),
        ("progress_reports_per_term", 1, "P-5.3"),
        ("contact_checks_per_half_year", 1, "P-4.K.a"),
        ("curriculum_by", (8, 25), "P-4.D.a"),
        ("load_by", (8, 25), "P-4.D.b"),
        ("timetable_by", (9, 5), "P-4.D.v"),
        ("tariff_by", (9, 5), "P-4.D.g"),
        ("marks_at_one_hour", 3, "P-4.T.v"),
        ("marks_at_two_hours", 5, "P-4.T.v"),
    ],
)
def test_every_row_of_the_regulations_table_is_a_norm(
    key: str, default: object, clause: str
) -> None:
    assert (REGISTRY[key].default, REGISTRY[key].clause) == (default, clause)
    assert getattr(Norms(), key) == default


@pytest.mark.parametrize("key", list(REGISTRY))
def test_a_norm_is_named_sourced_in_range_and_survives_storage(key: str) -> None:
    norm = REGISTRY[key]
    assert norm.title
    assert norm.clause
    stored = json.loads(json.dumps(norm.dump(norm.default)))
    assert norm.parse(stored) == norm.default
    if norm.about.low is not None:
        assert norm.parse(norm.dump(norm.about.low)) == norm.about.low


def test_titles_tell_norms_apart() -> None:
    assert len({norm.title for norm in REGISTRY.values()}) == len(REGISTRY)


def test_the_schools_own_values_stand_over_the_defaults() -> None:
    own = {"mark_until": "15:30", "five_from": "4,65", "weighted": True, "attempts": "best"}
    norms = Norms.of(own)
    assert norms.mark_until == time(15, 30)
    assert norms.five_from == Fraction(93, 20)
    assert norms.written_days == 3
    assert Norms.of(norms.changed()) == norms
    assert Norms.of({}).changed() == {}


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"mark_until": "25:00"}, "25:00"),
        ({"mark_until": "05:00"}, "from 08:00 to 23:59"),
        ({"written_days": "три"}, "три"),
        ({"written_days": 8}, "from 1 to 7"),
        ({"written_days": -1}, "-1"),
        ({"written_days": True}, "True"),
        ({"timetable_by": "02-30"}, "02-30"),
        ({"timetable_by": "31.09"}, "31.09"),
        ({"five_from": "4.6.5"}, "4.6.5"),
        ({"five_from": "1/0"}, "1/0"),
        ({"weighted": "maybe"}, "maybe"),
        ({"attempts": "worst"}, "worst"),
        ({"no_such": 1}, "no_such"),
        ({"five_from": "4", "four_from": "4"}, "must fall"),
        ({"backup_alarm_days": 7}, "after the warning"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_in_words(own: dict[str, object], says: str) -> None:
    with pytest.raises(NormError, match=says.replace(".", r"\.")):
        Norms.of(own)


@given(st.sampled_from(list(REGISTRY)), st.text(max_size=8))
def test_no_text_breaks_a_norm(key: str, text: str) -> None:
    norm = REGISTRY[key]
    try:
        value = norm.parse(text)
    except NormError:
        return
    assert type(value) is type(norm.default)
    assert norm.parse(norm.dump(value)) == value
