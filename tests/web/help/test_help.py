"""The help pages: the guides of docs/help for everybody, safe, with pictures and working links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.safestring import SafeString

from parta.people.actions import accounts
from parta.people.actions.appointments import appoint
from parta.web.help.guides import FOLDER, GUIDES, PICTURES
from parta.web.help.rendering import png_size, rendered
from tests.journal.builder import FIRST, Builder
from tests.web.signing import client_of

LINKED = re.compile(r'href="(/help/[^"#]*)"')
SHOWN = [(guide.slug, language) for guide in GUIDES for language in guide.languages]


def page(source: str, pictures: Path = PICTURES) -> SafeString:
    return rendered(
        source, link=lambda to: f"[{to}]", picture=lambda name: f"/p/{name}", pictures=pictures
    ).html


@pytest.mark.once
def test_every_file_is_offered_and_every_offered_file_is_there() -> None:
    offered = {guide.file(language) for guide in GUIDES for language in guide.languages}
    assert offered == set(FOLDER.glob("*.md"))


@pytest.mark.once
def test_markup_within_a_text_is_shown_and_not_obeyed() -> None:
    html = page("# T\n\n<script>alert(1)</script> and <b>bold</b>\n\n[x](javascript:alert(1))")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<b>" not in html
    assert 'href="javascript' not in html


@pytest.mark.once
def test_a_text_gives_its_title_first_words_and_sections() -> None:
    text = rendered(
        "# The *title*\n\nFirst\nwords.\n\n## One\n\n## Two\n",
        link=str, picture=str, pictures=PICTURES,
    )  # fmt: skip
    assert (text.title, text.summary) == ("The title", "First words.")
    assert [(s.name, s.title) for s in text.sections] == [("s1", "One"), ("s2", "Two")]
    assert '<h2 id="s2">Two</h2>' in text.html
    assert "<h1>" not in text.html


@pytest.mark.once
def test_a_picture_knows_its_size_and_a_missing_one_does_no_harm(tmp_path: Path) -> None:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    (tmp_path / "a.png").write_bytes(head + (640).to_bytes(4) + (320).to_bytes(4))
    (tmp_path / "b.png").write_bytes(b"no picture")
    html = page("![a](../pictures/a.png) ![b](b.png) ![c](c.png)", tmp_path)
    assert 'src="/p/a.png" alt="a" loading="lazy" width="640" height="320"' in html
    assert html.count("width=") == 1


@pytest.mark.once
def test_every_picture_of_a_guide_is_there_and_small() -> None:
    named = [
        (path.name, name)
        for path in sorted(FOLDER.glob("*.md"))
        for name in re.findall(r"\]\(\.\./pictures/([^)]+)\)", path.read_text("utf-8"))
    ]
    assert named
    for guide, name in named:
        assert png_size(PICTURES / name), f"{guide} shows {name}, which is no PNG here"
        assert (PICTURES / name).stat().st_size <= 60_000, f"{name} is too big"


@pytest.mark.django_db
@pytest.mark.parametrize(("slug", "language"), SHOWN)
def test_a_guide_is_read_without_signing_in_and_its_links_lead_somewhere(
    slug: str, language: str
) -> None:
    client = Client()
    answer = client.get(f"/help/{slug}/{language}/")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
    for path in set(LINKED.findall(answer.text)):
        assert client.get(path).status_code == 200, path


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["nothing/", "nothing/ru/", "teacher/kk/", "teacher/xx/"])
def test_a_guide_that_was_not_written_is_not_there(path: str) -> None:
    assert Client().get(f"/help/{path}").status_code == 404


@pytest.mark.django_db
def test_who_reads_kazakh_gets_the_family_guide_in_it_and_is_told_where_there_is_none() -> None:
    client = Client()
    client.cookies["language"] = "kk"
    assert "Ата-аналар мен оқушыларға" in client.get("/help/family/").text
    assert "тек орыс тілінде" not in client.get("/help/family/").text
    assert "тек орыс тілінде" in client.get("/help/teacher/").text


@pytest.mark.django_db
def test_the_guides_of_ones_own_roles_come_first() -> None:
    school = Builder()
    person = school.person("Ли Олег")
    appoint(school.by, person.pk, "D", first=FIRST)
    client = client_of(accounts.create_account(school.by, person.pk, "li"))
    own, others = client.get("/help/").text.split('id="others"')
    assert "/help/office/" in own
    assert "/help/first-steps/" in own
    assert "/help/teacher/" in others
    assert "/help/family/" in others
