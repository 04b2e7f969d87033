"""What a teacher writes, a mother reads; the deputy sees what is missing and confirms."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.flows.conftest import ROOT, Site, environment

pytestmark = [pytest.mark.browser, pytest.mark.once]
Person = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="session")
def made(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school of the stories with those who read."""
    home = tmp_path_factory.mktemp("families") / "school"
    shutil.copytree(made, home)
    command = [sys.executable, "-m", "tests.flows.family", str(home)]
    subprocess.run(command, cwd=ROOT, env=environment(home), check=True)
    return home


def settled(page: Page) -> None:
    """Wait until the server has answered everything."""
    expect(page.locator("body[data-sending=idle]")).to_have_count(1)


def fill(person: Person) -> None:
    """The teacher fills the present lesson: 5 for Дана, absent Артём, homework, held."""
    page = person("vera")
    for key in ("5", "ArrowDown", "y"):
        page.keyboard.press(key)
    page.locator("[data-now] [name=instead][value='§ 13']").first.click()
    page.locator("[data-now] [data-op=held] button").first.click()
    settled(page)


def test_a_mother_reads_without_scripts_what_the_teacher_has_just_written(
    person: Person, site: Site
) -> None:
    fill(person)
    page = person("mother", "/diary/", java_script_enabled=False, **PHONE)
    today = page.locator("section.day.today")
    expect(today).to_contain_text("Ответ на уроке")
    expect(today.locator(".mark")).to_have_text("5")
    expect(today).to_contain_text("Обыкновенные дроби")
    expect(page.locator("section.day")).to_have_count(5)
    page.get_by_role("link", name="Следующая").click()
    expect(page.locator(".task", has_text="§ 13")).to_contain_text("задано 10.12")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_she_turns_to_her_other_child_and_to_nobody_elses(person: Person, site: Site) -> None:
    page = person("mother", "/diary/")
    page.get_by_role("navigation", name="Дети").get_by_role("link", name="Жанар").click()
    expect(page.locator("h1")).to_contain_text("Жанар Алиева")
    expect(page.locator("main")).to_contain_text("Английский язык")
    own = {int(part) for part in page.url.split("/") if part.isdigit()}
    (artem,) = site.ask(
        "SELECT parta_student.id FROM parta_student JOIN parta_person "
        "ON parta_person.id=person_id WHERE family_name='Белов'"
    )[0]
    assert artem not in own
    assert page.goto(f"{site.url}/diary/{artem}/week/").status == 404  # type: ignore[union-attr]


def test_the_average_opens_into_its_formula_without_scripts(person: Person, site: Site) -> None:
    fill(person)
    page = person("dana", "/diary/", java_script_enabled=False, **PHONE)
    page.get_by_role("link", name="Отметки").click()
    formula = page.locator(".formula").first
    expect(formula).to_be_hidden()
    page.locator("details.average summary").first.click()
    expect(formula).to_have_text("5 : 1 = 5,00")


def test_a_student_sees_the_absence_and_the_mother_of_another_does_not(
    person: Person, site: Site
) -> None:
    fill(person)
    page = person("artem", "/diary/", **PHONE)
    page.get_by_role("link", name="Пропуски").click()
    expect(page.locator("main")).to_contain_text("Четверг, 10 декабря")
    other = person("mother", "/diary/")
    other.get_by_role("link", name="Пропуски").click()
    expect(other.locator("main")).to_contain_text("Ни одного пропуска.")


def test_a_week_is_light_on_the_wire(person: Person, site: Site) -> None:
    fill(person)
    page = person("mother", "/diary/")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    request = urllib.request.Request(page.url, headers={"Cookie": cookie})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 (our own server)
        body = answer.read()
    assert b"section" in body
    assert len(gzip.compress(body)) <= 30 * 1024


def test_the_deputy_comes_from_a_gap_to_its_lesson_and_confirms_a_substitution(
    person: Person, site: Site
) -> None:
    boris = person("boris", "/desk/instead/")
    boris.locator("main form button").first.click()
    page = person("deputy", "/office/")
    page.get_by_role("link", name="II четверть").click()
    expect(page.locator("main")).to_contain_text("нет темы")
    page.locator("a[href*='/desk/course/']").first.click()
    expect(page.locator("table.journal").first).to_be_visible()
    page.goto(f"{site.url}/office/substitutions/")
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.locator(".messages")).to_contain_text("Замена подтверждена.")
    expect(page.locator("main")).to_contain_text("Все замены подтверждены.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_axe_finds_nothing_and_nothing_sticks_out(
    person: Person, site: Site, scheme: str, width: int
) -> None:
    options = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme}
    fill(person)
    mother = person("mother", "/diary/", **options)
    own = mother.url.split("/week/")[0]
    for path in ("week/", "marks/", "absences/", "views/"):
        mother.goto(f"{own}/{path}")
        approved(mother)
    mother.goto(f"{own}/marks/")
    mother.locator("section.subject h3 a").first.click()
    approved(mother)
    deputy = person("deputy", "/office/?period=term", **options)
    for path in (
        "?period=term",
        "?period=term&by=classes",
        "late/",
        "substitutions/",
        "operations/",
    ):
        deputy.goto(f"{site.url}/office/{path}")
        approved(deputy)


def approved(page: Page) -> None:
    """Nothing to say against the page, with everything on it opened."""
    for details in page.locator("main details").all():
        details.evaluate("one => one.open = true")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"]) for v in found] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
