"""Files as they come: opened safely, and every file that is no report says what it is."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.utils import translation

from parta.exchange.netcity.reader import NotReadable, open_workbook, read, workbook
from parta.exchange.netcity.reader.document import as_document
from parta.exchange.netcity.reader.words import absence_text, reason_text, verdict_text
from parta.exchange.netcity.rules import AbsenceCode, Reason, Sheet, Verdict, parse
from tests.exchange.netcity.pages import page, sheet, xlsx

ONE, TWO = "Лугов Пётр Ильич", "Ахметова Дана"
REPORT = sheet(
    page(ONE, {"Химия": ["5", "", None, 5.0, 0.0, "5"], "Физика": ["Н 2", "0", "", 1.0, 0.0, ""]}),
    page(TWO, {"Химия": ["4/3", None, "4  3", 3.5, 0.0, "4"]}),
)


@pytest.fixture(autouse=True)
def plain_english() -> object:
    """Messages are tested by their msgids."""
    with translation.override("en"):
        yield


def changed(data: bytes, name: str, change: object) -> bytes:
    """The archive with one part rewritten by ``change`` (bytes to bytes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)  # type: ignore[operator]
    return buffer.getvalue()


FIRST_SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("inline", [False, True])
def test_a_file_says_the_same_as_its_cells(inline: bool) -> None:
    assert read(xlsx(REPORT, inline=inline)) == parse([REPORT])


def test_an_empty_text_without_any_content_is_still_a_lesson() -> None:
    """The other program's files hold cells that are of a text type and nothing else."""
    data = xlsx(REPORT, inline=True)

    def bare(content: bytes) -> bytes:
        done, count = re.subn(rb"><is><t></t></is></c>", b"/>", content)
        assert count > 0
        return done

    assert read(changed(data, FIRST_SHEET, bare)) == parse([REPORT])


def test_a_styled_cell_with_nothing_in_it_is_no_lesson() -> None:
    rows = [[None if cell is None else cell for cell in row] for row in REPORT.rows]
    styled = xlsx(Sheet("Лист1", rows))

    def style(content: bytes) -> bytes:
        return content.replace(b'<c r="E13"', b'<c r="D13" s="0"/><c r="E13"')

    assert read(changed(styled, FIRST_SHEET, style)) == parse([REPORT])


def test_cells_without_addresses_are_counted() -> None:
    rows = [[cell if cell is not None else "" for cell in row] for row in REPORT.rows]
    width = max(len(row) for row in rows)
    dense = Sheet("Лист1", [[*row, *[""] * (width - len(row))] for row in rows])

    def bare(content: bytes) -> bytes:
        return re.sub(rb' r="[A-Z]*[0-9]+"', b"", content)

    assert open_workbook(changed(xlsx(dense, merge=False), FIRST_SHEET, bare)) == [dense]


def test_prefixed_element_names_are_read_alike() -> None:
    def prefixed(content: bytes) -> bytes:
        head, body = content.split(b"<worksheet ", 1)
        body = re.sub(rb"<(/?)([a-z])", rb"<\1x:\2", b"<worksheet " + body, flags=re.IGNORECASE)
        return head + body.replace(b"xmlns=", b"xmlns:x=")

    assert read(changed(xlsx(REPORT), FIRST_SHEET, prefixed)) == parse([REPORT])


def test_several_sheets_are_read_and_named() -> None:
    first = sheet(page(ONE, {"Химия": ["5", "", "", 5.0, 0.0, "5"]}), name="Лугов")
    second = sheet(page(TWO, {"Химия": ["4", "", "", 4.0, 0.0, "4"]}), name="Ахметова")
    report = read(xlsx(first, second))
    assert report == parse([first, second])
    assert str(report.marks[1].place) == "Ахметова!B13"


def test_a_file_is_known_by_its_bytes_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Отчет 8Б.xls"
    path.write_bytes(xlsx(REPORT))
    assert len(read(path).students) == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "old_kind"),
        (b"<html><table></table></html>", "not_xlsx"),
        ("Фамилия;Имя\r\n".encode("cp1251"), "not_xlsx"),
    ],
)
def test_a_wrong_file_says_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(NotReadable) as caught:
        read(data)
    assert caught.value.code == code
    assert len(str(caught.value)) > 10


def test_another_archive_is_no_table() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(NotReadable) as caught:
        read(buffer.getvalue())
    assert caught.value.code == "not_xlsx"


def test_a_table_that_is_no_report_says_which_reports_are_meant() -> None:
    with pytest.raises(NotReadable, match="Табель успеваемости") as caught:
        read(xlsx(Sheet("Лист1", [["Фамилия", "Имя"], ["Лугов", "Пётр"]])))
    assert caught.value.code == "neither"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotReadable) as caught:
        read(tmp_path / "нет.xlsx")
    assert caught.value.code == "missing"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    data = xlsx(REPORT)
    with pytest.raises(NotReadable) as caught:
        read(data[: int(len(data) * share)])
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("part", [FIRST_SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_damaged_part_is_damage(part: str) -> None:
    with pytest.raises(NotReadable) as caught:
        read(changed(xlsx(REPORT), part, lambda content: content[: len(content) // 2]))
    assert caught.value.code == "damaged"


def test_a_part_with_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def planted(content: bytes) -> bytes:
        return content.replace(b"<worksheet", bomb + b"<worksheet", 1)

    with pytest.raises(NotReadable) as caught:
        read(changed(xlsx(REPORT), FIRST_SHEET, planted))
    assert caught.value.code == "damaged"


def test_a_bomb_is_refused_before_it_is_unzipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNZIPPED", 2**20)
    data = xlsx(REPORT)
    assert read(data).students
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(2**20))
    assert len(buffer.getvalue()) < 2**15
    with pytest.raises(NotReadable) as caught:
        read(buffer.getvalue())
    assert caught.value.code == "too_large"


def test_a_part_longer_than_it_says_is_refused() -> None:
    """A bomb may lie about its size: the true length fails the checksum."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/media/image1.png", bytes(10_000_000))
    size = (10_000_000).to_bytes(4, "little")
    assert buffer.getvalue().count(size) == 2
    with pytest.raises(NotReadable) as caught:
        read(buffer.getvalue().replace(size, (1000).to_bytes(4, "little")))
    assert caught.value.code == "damaged"


def test_a_cell_in_the_last_corner_takes_no_memory() -> None:
    def corner(content: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", row)

    with pytest.raises(NotReadable) as caught:
        read(changed(xlsx(REPORT), FIRST_SHEET, corner))
    assert caught.value.code == "too_large"


def test_a_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_FILE", 100)
    path = tmp_path / "report.xlsx"
    path.write_bytes(xlsx(REPORT))
    for file in (path, path.read_bytes()):
        with pytest.raises(NotReadable) as caught:
            read(file)
        assert caught.value.code == "too_large"


def test_every_reason_verdict_and_code_has_words() -> None:
    texts = [
        *(reason_text(reason) for reason in Reason),
        *(verdict_text(verdict) for verdict in Verdict),
        *(absence_text(code) for code in AbsenceCode),
    ]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_the_document_tells_all_that_was_understood_and_refused() -> None:
    document = json.loads(json.dumps(as_document(read(xlsx(REPORT)))))
    assert [student["name"] for student in document["students"]] == [ONE, TWO]
    assert document["subjects"] == ["Химия", "Физика"]
    assert document["counts"] == {
        "students": 2, "subjects": 2, "lessons": 6, "marks": 6, "absences": 1, "finals": 2,
    }  # fmt: skip
    assert [mark["value"] for mark in document["marks"]] == ["5", "2", "4", "3", "4", "3"]
    assert document["absences"] == {"Н": 1, "О": 0, "Б": 0, "У": 0, "осв": 0}
    assert [(row["cell"], row["why"]) for row in document["refused"]] == [
        ("C14", "0 is not a mark")
    ]
    assert document["averages"]["equal_with_refused"] == 1
    assert [row["subject"] for row in document["differing"]] == ["Физика"]
