"""Accounts of a class's families and of the staff: slips, who never came in, blocking."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parta.ledger.rules import ADMINISTRATOR, HOMEROOM, Actor
from parta.lib.errors import NotYours, Refused
from parta.lib.writing import writing
from parta.papers.slips.sheet import Slip, sheet
from parta.people.actions import accounts
from parta.people.queries import person_of
from parta.school.access import check_served, served_classes
from parta.school.queries.families import Entrance, class_entrances, staff_entrances
from parta.web.kit.messages import say
from parta.web.kit.requests import ViewerRequest
from parta.web.kit.roles import for_roles

# The sheet is a page of its own with its own styles, and shows codes once.
SHEET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
mine = for_roles(ADMINISTRATOR, HOMEROOM)


@mine
def show(request: ViewerRequest) -> HttpResponse:
    """One class, or the staff: who has an account, who never came in."""
    classes = served_classes(request.viewer)
    chosen, entrances = _chosen(request, request.GET)
    context = {
        "classes": classes,
        "chosen": chosen,
        "entrances": entrances,
        "for_staff": request.viewer.has(ADMINISTRATOR),
        "absent": sum(not entrance.entered for entrance in entrances),
    }
    return render(request, "account/entrances.html", context)


def _chosen(request: ViewerRequest, given: QueryDict) -> tuple[Any, tuple[Entrance, ...]]:
    """The class asked for (the first without a wish), or «staff», and its people."""
    classes, wish = served_classes(request.viewer), given.get("of", "")
    may_staff = request.viewer.has(ADMINISTRATOR)
    if may_staff and (wish == "staff" or not classes):
        return "staff", staff_entrances(request.viewer.today)
    found = [line for line in classes if not wish or str(line.id) == wish]
    if not found:
        raise NotYours("not a class of this viewer")
    return found[0], class_entrances(found[0].id, found[0].grade, request.viewer.today)


@mine
@require_POST
def slips(request: ViewerRequest) -> HttpResponse:
    """New slips for the ticked people, as a page to print; the codes are shown this once."""
    chosen, entrances = _chosen(request, request.POST)
    ticked = {int(value) for value in request.POST.getlist("person") if value.isdecimal()}
    if not ticked:
        raise Refused(_("Tick the people who shall get a slip."), code="nobody")
    check_served(request.viewer, ticked)
    first_of = {entrance.person: entrance for entrance in reversed(entrances)}
    if not ticked <= first_of.keys():
        raise NotYours("not in this list")
    with writing():
        made = [_slip(_by(request), e, chosen) for e in entrances if _takes(ticked, e)]
    page = sheet(
        made, school=request.school.short_name, address=request.build_absolute_uri("/"),
        helper=request.viewer.name, language=get_language() or "ru",
    )  # fmt: skip
    return HttpResponse(page, headers={"Content-Security-Policy": SHEET_POLICY})


def _takes(ticked: set[int], entrance: Entrance) -> bool:
    """True for the first line of each ticked person: a parent of twins gets one slip."""
    wanted = entrance.person in ticked
    ticked.discard(entrance.person)
    return wanted


def _slip(by: Actor, entrance: Entrance, chosen: Any) -> Slip:
    keeps = entrance.keeps_code
    login, code = accounts.issue_slip_to(by, entrance.person, must_change=not keeps)
    return Slip(entrance.name, _role(entrance, chosen), login, code, must_change=not keeps)


def _role(entrance: Entrance, chosen: Any) -> str:
    if chosen == "staff":
        return _("staff")
    if not entrance.relation:
        return _("student of class %(class)s") % {"class": chosen.name}
    return _("parent of %(student)s, %(class)s") % {
        "student": entrance.student,
        "class": chosen.name,
    }


@mine
@require_POST
def block(request: ViewerRequest, account: int) -> HttpResponse:
    """Shut an account: its sessions end at once."""
    check_served(request.viewer, {person_of(account)})
    accounts.block(_by(request), account)
    say(request, _("The account is blocked and signed out everywhere."))
    return _back(request)


@mine
@require_POST
def unblock(request: ViewerRequest, account: int) -> HttpResponse:
    """Open an account again."""
    check_served(request.viewer, {person_of(account)})
    accounts.unblock(_by(request), account)
    say(request, _("The account is open again."))
    return _back(request)


def _by(request: ViewerRequest) -> Actor:
    role = ADMINISTRATOR if request.viewer.has(ADMINISTRATOR) else HOMEROOM
    return request.viewer.actor(at=request.now, role=role)


def _back(request: ViewerRequest) -> HttpResponse:
    of = request.POST.get("of", "")
    response = redirect("account:entrances")
    if of.isalnum():
        response["Location"] += f"?of={of}"
    return response
