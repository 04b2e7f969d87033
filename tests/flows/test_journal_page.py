"""The journal page in a browser: two teachers, students who move, a connection that fails."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from tests.flows.conftest import Site, sign_in
from tests.flows.test_journal_lesson import settled

pytestmark = [pytest.mark.browser, pytest.mark.once]
Person = Callable[..., Page]


def course(site: Site, group: str, subject: str) -> str:
    """The address of a course's journal page."""
    sql = """SELECT c.id FROM parta_course c JOIN parta_group g ON g.id = c.group_id
             JOIN parta_subject s ON s.id = c.subject_id WHERE g.name = '{}' AND s.name_ru = '{}'"""
    return f"/desk/course/{site.ask(sql.format(group, subject))[0][0]}/"


def row(page: Page, student: str) -> Locator:
    return page.locator("table.journal tbody tr", has=page.locator("th", has_text=student))


def column(page: Page, day: int, month: int = 1) -> int:
    """The place of a date in the table; ``month`` counts the months of the term."""
    days = [text.strip() for text in page.locator("tr.days th").all_inner_texts()]
    places = [place for place, text in enumerate(days) if text == str(day)]
    return places[min(month, len(places)) - 1]


def cell(page: Page, student: str, place: int) -> Locator:
    return row(page, student).locator("td").nth(place)


def test_two_teachers_on_one_cell_each_learn_of_the_other(person: Person, site: Site) -> None:
    path = course(site, "5А", "Математика")
    vera, boris = person("vera", path), person("boris", path)
    place = column(vera, 10, 2)
    cell(vera, "Белов", place).click()
    cell(boris, "Белов", place).click()
    vera.keyboard.press("5")
    settled(vera)
    boris.keyboard.press("3")
    problem = boris.locator("[data-problem=conflict]")
    expect(problem).to_contain_text("Шульц Вера Ивановна")
    expect(problem).to_contain_text("5")
    expect(problem).to_contain_text("3")
    expect(cell(boris, "Белов", place)).to_have_attribute("data-s", "conflict")
    problem.get_by_role("button").first.click()  # keep mine
    settled(boris)
    expect(problem).to_have_count(0)
    assert site.ask("SELECT value FROM parta_mark ORDER BY id")[-1] == ("3",)


def test_taking_the_other_value_writes_nothing_more(person: Person, site: Site) -> None:
    path = course(site, "5А", "Математика")
    vera, boris = person("vera", path), person("boris", path)
    place = column(vera, 10, 2)
    for page in (vera, boris):
        cell(page, "Белов", place).click()
    vera.keyboard.press("y")
    settled(vera)
    boris.keyboard.press(",")
    problem = boris.locator("[data-problem=conflict]")
    problem.get_by_role("button").nth(1).click()
    expect(cell(boris, "Белов", place)).to_have_text("Н")
    assert site.ask("SELECT code FROM parta_attendance") == [("N",)]


def test_a_student_who_leaves_returns_and_changes_subgroup(person: Person, site: Site) -> None:
    first = person("nina", course(site, "6, англ. 1", "Английский язык"))
    returned = cell(first, "Власов", column(first, 19))
    expect(returned).to_have_class("x")
    expect(cell(first, "Власов", column(first, 12))).not_to_have_class("x")
    expect(cell(first, "Власов", column(first, 1))).not_to_have_class("x")
    title = cell(first, "Власов", column(first, 17)).get_attribute("title") or ""
    assert "12.11.2026" in title
    assert "01.12.2026" in title
    gone = row(first, "Бондарь")
    expect(gone.locator(".left")).to_have_count(1)
    expect(cell(first, "Бондарь", column(first, 10))).to_have_text("5")
    expect(gone.locator("td.avg")).to_have_text("4,50")  # with the mark of the other subgroup
    second = person("nina", course(site, "6, англ. 2", "Английский язык"))
    expect(cell(second, "Бондарь", column(second, 10))).to_have_class("x")
    expect(row(second, "Бондарь").locator("td.avg")).to_have_text("4,50")


def test_nothing_can_be_written_outside_the_days_of_the_list(person: Person, site: Site) -> None:
    page = person("nina", course(site, "6, англ. 1", "Английский язык"))
    before = site.ask("SELECT COUNT(*) FROM parta_operation")
    cell(page, "Власов", column(page, 19)).click()
    page.keyboard.press("5")
    expect(page.locator("#notice")).to_be_visible()
    assert site.ask("SELECT COUNT(*) FROM parta_operation") == before


def test_a_new_teacher_takes_over_the_whole_page(person: Person, site: Site) -> None:
    path = course(site, "5А", "История")
    page = person("nina", path)
    head = page.locator(".head")
    expect(head).to_contain_text("Титов Б. О.".replace(" ", "\u00a0"))
    expect(head).to_contain_text("Ким Н. А.".replace(" ", "\u00a0"))
    expect(head).to_contain_text("1 декабря")
    cell(page, "Белов", column(page, 25)).click()  # November, before the change
    page.keyboard.press("4")
    settled(page)
    expect(row(page, "Белов").locator("td.avg")).to_have_text("4,00")
    old = person("boris", path)
    cell(old, "Белов", column(old, 2)).click()  # December is no longer his
    old.keyboard.press("5")
    expect(old.locator("#notice")).to_be_visible()
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(3,)]


def test_what_is_typed_without_connection_goes_when_it_returns(person: Person, site: Site) -> None:
    page = person("vera")
    page.context.set_offline(True)
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    page.keyboard.press("y")
    expect(page.locator("td[data-s=waiting]")).to_have_count(2)
    expect(page.locator("#notice")).to_contain_text("2")
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    settled(page)
    expect(page.locator("td[data-s=waiting]")).to_have_count(0)
    assert site.ask("SELECT COUNT(*) FROM parta_attendance") == [(1,)]


def test_a_tab_closed_without_connection_loses_nothing(person: Person, site: Site) -> None:
    page = person("vera")
    context = page.context
    context.set_offline(True)
    page.keyboard.press("4")
    expect(page.locator("td[data-s=waiting]")).to_have_count(1)
    page.close()
    context.set_offline(False)
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(2,)]
    later = context.new_page()
    later.goto(site.url + "/desk/")
    settled(later)
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(3,)]
    expect(later.locator("table.journal td").first).to_have_text("4")


def test_an_ended_session_keeps_what_was_typed(person: Person, site: Site) -> None:
    page = person("vera")
    context = page.context
    session = [one for one in context.cookies() if one["name"] == "parta"]
    context.clear_cookies(name="parta")
    page.keyboard.press("3")
    expect(page.locator("#notice a")).to_be_visible()
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(2,)]
    assert session
    other = context.new_page()
    sign_in(other, site, "vera")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    settled(page)
    assert site.ask("SELECT value FROM parta_mark ORDER BY id")[-1] == ("3",)


def test_a_queue_never_goes_out_under_another_account(person: Person, site: Site) -> None:
    page = person("vera")
    context = page.context
    context.clear_cookies(name="parta")
    page.keyboard.press("2")
    expect(page.locator("#notice a")).to_be_visible()
    other = context.new_page()
    sign_in(other, site, "boris")
    other.goto(site.url + "/desk/")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#notice")).to_be_visible()
    expect(other.locator("body[data-sending=idle]")).to_have_count(1)
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(2,)]
    queues = "Object.keys(localStorage).filter(key => key.startsWith('parta.queue')).length"
    assert page.evaluate(queues) == 1


def test_an_answer_lost_on_the_way_changes_nothing_twice(person: Person, site: Site) -> None:
    page = person("vera")
    lost: list[APIResponse] = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    page.route("**/desk/operations", lose)
    page.keyboard.press("5")
    settled(page)
    assert lost[0].status == 200
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(3,)]
    assert site.ask("SELECT COUNT(*) FROM parta_operation") == [(1,)]


def test_a_reason_is_asked_once_when_an_old_mark_is_replaced(person: Person, site: Site) -> None:
    page = person("nina", course(site, "6, англ. 1", "Английский язык"))
    cell(page, "Бондарь", column(page, 10)).click()
    page.keyboard.press("4")
    expect(page.locator("#why")).to_be_visible()
    page.locator("#why button").nth(1).click()
    settled(page)
    expect(page.locator("#why")).to_be_hidden()
    text = site.ask("SELECT text FROM parta_ledgerentry WHERE kind='mark' ORDER BY seq")[-1][0]
    assert json.loads(text)[-1] == "redone"


def test_the_history_of_a_cell_tells_who_when_and_how_late(person: Person, site: Site) -> None:
    page = person("nina", course(site, "6, англ. 1", "Английский язык"))
    cell(page, "Бондарь", column(page, 10)).click()
    page.locator("[data-history]").click()
    part = page.locator("dialog [data-part]")
    expect(part).to_contain_text("Бондарь Олег")
    expect(part).to_contain_text("P-3.T.2")


def test_keyboard_alone_reaches_the_table_and_leaves_it(person: Person, site: Site) -> None:
    page = person("vera", course(site, "5А", "Математика"))
    cell(page, "Абдрахманова", 0).click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.nodeName") != "TD"
    page.keyboard.press("Shift+Tab")
    expect(cell(page, "Абдрахманова", 0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Абдрахманова", 1)).to_be_focused()
