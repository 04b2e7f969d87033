"""Everybody of the invented school can come in from a slip, and nobody by a password."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import pytest

from parta.demo.actions import Slip
from parta.people.actions.sign_in import judge
from parta.people.models import Account
from parta.people.rules.throttle import SignInLimits
from parta.school.access import Viewer, viewer_of
from tests.demo.filled import NOW, TODAY, Village
from tests.web.signing import who

LIMITS = SignInLimits()


def entered(slip: Slip) -> bool:
    """True when login and code of the slip open the account, and it is the person's own."""
    judged = judge(slip.login, slip.code, address="127.0.0.1", now=NOW, limits=LIMITS)
    found = judged.account
    return found is not None and Account.objects.get(pk=found.account).person_id == slip.person


def viewer(village: Village, key: str) -> Viewer:
    return viewer_on(TODAY, village, key)


def viewer_on(day: date, village: Village, key: str) -> Viewer:
    account = Account.objects.get(person=village.person(key))
    return viewer_of(who(account.pk), day, 30)


@pytest.mark.parametrize("key", ["t.algebra", "g.mother", "s.daughter", "t.physics"])
def test_the_cast_comes_in_by_login_and_code(village: Village, key: str) -> None:
    assert entered(village.filled.cast[key])


def test_no_account_has_a_password_and_each_a_code_of_its_own(village: Village) -> None:
    assert set(Account.objects.values_list("password", flat=True)) == {""}
    assert len({bytes(slip) for slip in Account.objects.values_list("slip", flat=True)}) == (
        Account.objects.count()
    )
    assert len({slip.code for slip in village.filled.cast.values()}) == Account.objects.count()


def test_only_the_youngest_keep_the_code_of_the_slip(village: Village) -> None:
    keeping = Account.objects.filter(must_change=False)
    stays = "person__student__memberships__"
    young = {f"{stays}group__school_class__grade__lte": 4, f"{stays}last__gte": TODAY}
    assert set(keeping) == set(Account.objects.filter(**young))
    assert all(not slip.must_change for slip in village.filled.cast.values() if slip.login in {
        account.login for account in keeping
    })  # fmt: skip


def test_everybody_has_one_slip_on_one_sheet(village: Village) -> None:
    slips = [slip for sheet in village.filled.sheets for slip in sheet.slips]
    assert sorted(slip.login for slip in slips) == sorted(
        Account.objects.values_list("login", flat=True)
    )
    names = [sheet.name for sheet in village.filled.sheets]
    assert names[0] == "staff"
    assert names[1:12] == [f"class-{grade:02}" for grade in range(1, 12)]
    assert all(sheet.slips for sheet in village.filled.sheets)


def test_a_slip_says_who_one_is(village: Village) -> None:
    roles = {key: slip.role for key, slip in village.filled.cast.items()}
    assert roles["t.physics"].startswith("Учитель; администратор; классный руководитель: 9 класс")
    assert "отец: " in roles["t.physics"]
    assert roles["g.mother"].count("класс") == 2
    assert roles["s.daughter"].endswith("11 класс")


def test_the_tour_names_logins_codes_and_sheets(village: Village) -> None:
    page = village.filled.guide("http://127.0.0.1:8000/")
    assert len(village.filled.tips) >= 12
    for tip in village.filled.tips:
        assert all(escape(word) in page for word in (tip.slip.full_name, tip.slip.login))
        assert tip.slip.code in page
    assert all(f'href="{sheet.name}.html"' in page for sheet in village.filled.sheets)


def test_the_mother_sees_both_children_and_the_restricted_father_none(village: Village) -> None:
    assert len(viewer(village, "g.mother").children) == 2
    link = next(link for link in village.paper.guardians if link.restricted)
    assert viewer(village, link.guardian).children == ()


def test_the_administrator_is_teacher_class_teacher_and_father_too(village: Village) -> None:
    assert viewer(village, "t.physics").roles == frozenset("ATKG")


def test_who_takes_over_in_december_is_no_teacher_yet(village: Village) -> None:
    assert "T" not in viewer(village, "t.english3").roles
    assert "T" in viewer_on(TODAY + timedelta(days=14), village, "t.english3").roles
