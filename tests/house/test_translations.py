"""Every text that a user sees is there in Russian and in Kazakh, with the same values in it."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from parta.lib.translations import PLURALS, TwoTranslations, compiled, merged, sources
from tools.translations import LOCALE, Text, collected, gaps, room_of, stale, update

pytestmark = pytest.mark.once
LANGUAGES = sorted(PLURALS)


@pytest.fixture(scope="module")
def found() -> dict[Text, str]:
    return collected()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(found: dict[Text, str], language: str) -> None:
    assert gaps(found, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_of_a_text_that_is_gone(
    found: dict[Text, str], language: str
) -> None:
    assert stale(found, language) == []


def test_the_tool_finds_texts_of_code_and_templates(found: dict[Text, str]) -> None:
    assert Text("Sign in") in found
    assert Text("Too many failed tries. Try again after %(time)s.") in found
    plural = next(text for text in found if text.msgid.startswith("Wrong. %(left)d try"))
    assert plural.plural.startswith("Wrong. %(left)d tries")


def write(folder: Path, language: str, room: str, **texts: str) -> None:
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=key, msgstr=value) for key, value in texts.items())
    (folder / language).mkdir(parents=True, exist_ok=True)
    file.save(str(folder / language / f"{room}.po"))


def test_a_gap_is_named_with_its_language_and_room(tmp_path: Path) -> None:
    write(tmp_path, "kk", "diary", Week="")
    words = gaps({Text("Week"): "diary", Text("Day"): "desk"}, "kk", tmp_path)
    assert words == ["kk: 'Day' (desk) is not translated", "kk: 'Week' (diary) is not translated"]


def test_a_translation_that_forgets_a_value_is_named(tmp_path: Path) -> None:
    write(tmp_path, "ru", "desk", **{"after %(time)s": "потом"})
    assert len(gaps({Text("after %(time)s"): "desk"}, "ru", tmp_path)) == 1


def test_two_rooms_do_not_translate_one_text_differently(tmp_path: Path) -> None:
    write(tmp_path, "ru", "desk", Week="Неделя")
    write(tmp_path, "ru", "diary", Week="Недели")
    assert any("two translations" in line for line in gaps({}, "ru", tmp_path))
    with pytest.raises(TwoTranslations):
        merged(sources(tmp_path, "ru"), "ru")


def test_updating_adds_what_is_new_keeps_what_is_there_and_drops_what_is_gone(
    tmp_path: Path,
) -> None:
    write(tmp_path, "ru", "desk", Week="Неделя", Gone="Нет")
    found = {Text("Week"): "diary", Text("Day"): "desk", Text("Hour"): "diary"}
    update(found, "ru", [], tmp_path)
    desk = {e.msgid: e.msgstr for e in polib.pofile(str(tmp_path / "ru" / "desk.po"))}
    diary = {e.msgid: e.msgstr for e in polib.pofile(str(tmp_path / "ru" / "diary.po"))}
    assert (desk, diary) == ({"Day": "", "Week": "Неделя"}, {"Hour": ""})


def test_updating_one_room_leaves_the_others_alone(tmp_path: Path) -> None:
    write(tmp_path, "ru", "desk", Week="Неделя")
    before = (tmp_path / "ru" / "desk.po").read_bytes()
    update({Text("Day"): "desk", Text("Hour"): "diary"}, "ru", ["diary"], tmp_path)
    assert (tmp_path / "ru" / "desk.po").read_bytes() == before
    assert (tmp_path / "ru" / "diary.po").exists()


def test_a_changed_catalogue_is_compiled_at_the_next_start(tmp_path: Path) -> None:
    source, target = tmp_path / "locale", tmp_path / "home"
    for language in LANGUAGES:
        write(source, language, "desk", Week="Неделя")
    compiled(source, target)
    binary = target / "ru" / "LC_MESSAGES" / "django.mo"
    first = binary.read_bytes()
    written = binary.stat().st_mtime_ns
    compiled(source, target)
    assert binary.stat().st_mtime_ns == written, "nothing has changed"
    write(source, "ru", "desk", Week="Седмица")
    compiled(source, target)
    assert binary.read_bytes() != first


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("school/rules/norm.py", "school"),
        ("web/desk/views/day.py", "desk"),
        ("web/templates/diary/week.html", "diary"),
        ("web/templates/base.html", "kit"),
        ("cli/founding.py", "cli"),
    ],
)
def test_a_text_belongs_to_the_room_of_its_file(path: str, room: str) -> None:
    assert room_of(LOCALE.parent / path) == room


def test_both_languages_reach_the_reader_with_their_plurals() -> None:
    one, many = (
        "Wrong. %(left)d try is left, then the session ends.",
        "Wrong. %(left)d tries are left, then the session ends.",
    )
    with translation.override("ru"):
        words = [ngettext(one, many, n) % {"left": n} for n in (1, 2, 5, 21)]
        assert [w.split()[1] for w in words] == ["Осталась", "Остались", "Осталось", "Осталась"]
    with translation.override("kk"):
        assert gettext("Sign in") == "Кіру"
        assert gettext("This password is too common.") != "This password is too common."
