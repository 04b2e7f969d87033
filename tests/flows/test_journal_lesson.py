"""The story of a lesson: from sign-in to filled, and what a teacher does in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.flows.conftest import Site
from tests.flows.school import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.once]
Person = Callable[..., Page]


class Hands:
    """Counts what a person does; typing a text into a field is one action."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def key(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.actions += 1

    def type(self, name: str, text: str) -> None:
        self.page.locator(f"[name={name}]").type(text)
        self.actions += 1

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.actions += 1


def cell(page: Page, student: str) -> str:
    """What stands in a student's cell of the first table of the page."""
    row = page.locator("table.journal tr", has=page.locator("th", has_text=student)).first
    return row.locator("td").first.inner_text().strip()


def card(page: Page, title: str) -> Locator:
    """The card of a meeting by its heading."""
    return page.locator(".card", has=page.locator("h2", has_text=title))


def settled(page: Page) -> None:
    """Wait until the server has answered everything."""
    expect(page.locator("body[data-sending=idle]")).to_have_count(1)


def test_from_sign_in_to_a_filled_lesson_in_fifteen_actions(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{site.url}/account/sign-in/")
    hands = Hands(page)
    hands.type("login", "vera")
    hands.type("secret", PASSWORD)
    hands.key("Enter")
    page.wait_for_url("**/desk/")
    expect(page.locator("td[aria-selected=true]")).to_be_focused()
    hands.key("y", "ArrowDown", "5", "ArrowDown", "4", "ArrowDown", "3")
    hands.click("[data-now] [name=instead][value='§ 13']")
    hands.click("[data-now] [data-op=held] button")
    settled(page)
    assert hands.actions <= 15, hands.actions
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(2 + 3,)]
    assert site.ask("SELECT code FROM parta_attendance") == [("N",)]
    topic = "SELECT topic FROM parta_lesson JOIN parta_held ON parta_held.lesson_id=parta_lesson.id"
    assert site.ask(topic)[0][0].startswith("Обыкновенные дроби")
    assert site.ask("SELECT text FROM parta_homework ORDER BY id")[-1] == ("§ 13",)
    page.close()


def test_a_class_where_one_is_absent_takes_two_actions(person: Person, site: Site) -> None:
    page = person("vera")
    hands = Hands(page)
    hands.key("y")
    hands.click("[data-now] [data-op=held] button")
    settled(page)
    assert hands.actions <= 5
    assert site.ask("SELECT COUNT(*) FROM parta_held") == [(1,)]
    page.reload()
    assert cell(page, "Абдрахманова") == "Н"


def test_a_combined_class_is_held_by_one_act_on_one_screen(person: Person, site: Site) -> None:
    page = person("vera")
    both = card(page, "2 Математика")
    expect(both.locator("table.journal")).to_have_count(2)
    first, second = both.locator("table.journal").all()
    first.locator("td").last.click()
    page.keyboard.press("y")
    page.keyboard.press("Enter")  # from grade 2 down into grade 4
    page.keyboard.press("5")
    both.locator("[data-op=held] button").first.click()
    settled(page)
    assert site.ask("SELECT COUNT(*) FROM parta_held") == [(2,)]
    page.reload()
    expect(first.locator("td").last).to_have_text("Н")
    expect(second.locator("td").first).to_have_text("5")


def test_undo_gives_back_what_stood_and_can_be_undone(person: Person, site: Site) -> None:
    page = person("vera")
    page.keyboard.press("5")
    settled(page)
    page.keyboard.press("4")
    settled(page)
    page.keyboard.press("Control+z")
    settled(page)
    assert cell(page, "Абдрахманова") == "5"
    page.keyboard.press("Control+z")
    settled(page)
    assert cell(page, "Абдрахманова") == ""
    page.keyboard.press("Control+Shift+z")
    settled(page)
    assert cell(page, "Абдрахманова") == "5"
    origins = site.ask("SELECT text FROM parta_ledgerentry WHERE kind='mark' ORDER BY seq")
    assert [row[0].split(",")[6] for row in origins[2:]] == ['"e"', '"e"', '"u"', '"u"', '"u"']


def test_a_cell_takes_two_parts_two_works_and_text(person: Person, site: Site) -> None:
    page = person("vera")
    for key in ("4", "/", "3", "Enter", "5", "Space", "4", "Enter", "F2"):
        page.keyboard.press(key)
    page.keyboard.type("y 2")  # the key of «н» in the other layout
    page.keyboard.press("Enter")
    settled(page)
    page.reload()
    assert [cell(page, name) for name in ("Абдрахманова", "Белов", "Вагнер")] == [
        "4/3", "5 4", "Н 2",
    ]  # fmt: skip


def test_a_pasted_column_fills_empty_cells_only(person: Person, site: Site) -> None:
    page = person("vera")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("2")
    page.keyboard.press("ArrowUp")
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
        document.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data})); }""",
        "5\n5\nH\ny\nчто-то\n4/3\n",
    )
    settled(page)
    page.reload()
    names = ("Абдрахманова", "Белов", "Вагнер", "Ермеков", "Жукова", "Қасымов", "Ященко")
    assert [cell(page, name) for name in names] == ["5", "2", "Н", "УП", "", "4/3", ""]


def test_empty_cells_take_the_last_value_and_keep_the_others(person: Person, site: Site) -> None:
    page = person("vera")
    for key in ("y", "ArrowDown", "5", "Control+Enter"):
        page.keyboard.press(key)
    settled(page)
    page.reload()
    assert cell(page, "Абдрахманова") == "Н"
    assert cell(page, "Ященко") == "5"


def test_a_lesson_of_another_is_taken_at_once_and_waits_for_the_deputy(
    person: Person, site: Site
) -> None:
    page = person("boris", "/desk/instead/")
    offer = page.locator("form.offer", has_text="Чтение")
    offer.get_by_role("button").click()
    page.wait_for_url("**/desk/#m*")
    taken = card(page, "Чтение")
    expect(taken.locator(".badge.warn")).to_contain_text("Ким")
    taken.locator("td").first.click()
    page.keyboard.press("y")
    settled(page)
    assert site.ask("SELECT confirmed_by_id FROM parta_substitution") == [(None,)]
    assert site.ask("SELECT COUNT(*) FROM parta_attendance") == [(1,)]


def test_grade_one_takes_absences_and_no_marks(person: Person, site: Site) -> None:
    page = person("nina")
    reading = card(page, "Чтение")
    reading.locator("td").first.click()
    page.keyboard.press("5")
    expect(page.locator("#notice")).to_be_visible()
    page.keyboard.press("y")
    settled(page)
    expect(reading.locator("td").first).to_have_text("Н")
    assert site.ask("SELECT COUNT(*) FROM parta_mark") == [(2,)]


def test_without_scripts_topic_homework_and_held_are_plain_forms(
    person: Person, site: Site
) -> None:
    page = person("vera", java_script_enabled=False)
    first = page.locator(".card").first
    first.locator("[data-op=topic] textarea").fill("Сложение дробей")
    first.locator("[data-op=topic] button.plain").click()
    page.locator(".card").first.locator("[data-op=homework] [name=none]").click()
    page.locator(".card").first.locator("[data-op=held] button").first.click()
    assert site.ask("SELECT topic FROM parta_lesson WHERE topic<>''") == [("Сложение дробей",)]
    assert site.ask("SELECT none FROM parta_homework ORDER BY id")[-1] == (1,)
    assert site.ask("SELECT COUNT(*) FROM parta_held") == [(1,)]
