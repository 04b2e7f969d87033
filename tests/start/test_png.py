"""Pictures of the guides are made smaller without changing what they show."""

from __future__ import annotations

import struct
import zlib

import pytest

from tools.pictures.png import HEAD, smaller

pytestmark = pytest.mark.once
Pixels = list[list[tuple[int, int, int]]]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """What each filter of PNG subtracts from a byte."""
    near = left + up - corner
    paeth = min((left, up, corner), key=lambda value: abs(near - value))
    return (0, left, up, (left + up) // 2, paeth)[kind]


def png(pixels: Pixels, *, alpha: bool = False, kinds: tuple[int, ...] = (0, 1, 2, 3, 4)) -> bytes:
    """An RGB or RGBA picture whose rows use the filters in turn."""
    step = 4 if alpha else 3
    rows = [b"".join(bytes(one) + b"\xff" * alpha for one in row) for row in pixels]
    raw, above = b"", bytes(len(rows[0]))
    for number, row in enumerate(rows):
        kind = kinds[number % len(kinds)]
        coded = bytearray()
        for i, value in enumerate(row):
            left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
            coded.append((value - predicted(kind, left, above[i], corner)) & 255)
        raw, above = raw + bytes([kind]) + bytes(coded), row
    head = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 6 if alpha else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw, 0)), (b"IEND", b""))
    return HEAD + b"".join(chunk(name, body) for name, body in parts)


def shown(data: bytes) -> Pixels:
    """The pixels of a picture with a palette and unfiltered rows."""
    found, place = {}, len(HEAD)
    while place < len(data):
        size = struct.unpack(">I", data[place : place + 4])[0]
        found[data[place + 4 : place + 8]] = data[place + 8 : place + 8 + size]
        place += size + 12
    width, height, depth, colour = struct.unpack(">IIBB", found[b"IHDR"][:10])
    assert (depth, colour) == (8, 3)
    raw, palette = zlib.decompress(found[b"IDAT"]), found[b"PLTE"]
    rows = [raw[n * (width + 1) + 1 : (n + 1) * (width + 1)] for n in range(height)]
    return [[tuple(palette[i * 3 : i * 3 + 3]) for i in row] for row in rows]  # type: ignore[misc]


PLAIN: Pixels = [[(16 * (x % 15), 16 * (y % 15), 0) for x in range(40)] for y in range(40)]


@pytest.mark.parametrize("alpha", [False, True])
def test_a_picture_of_few_colours_stays_the_same_through_every_filter(alpha: bool) -> None:
    made = png(PLAIN, alpha=alpha)
    assert shown(smaller(made)) == PLAIN
    assert len(smaller(made)) < len(made)


def test_of_many_colours_each_becomes_one_near_it() -> None:
    levels = range(0, 256, 5)
    many: Pixels = [[(a, b, (a + b) // 2) for a in levels] for b in levels]
    for row, other in zip(many, shown(smaller(png(many))), strict=True):
        for one, near in zip(row, other, strict=True):
            assert max(abs(a - b) for a, b in zip(one, near, strict=True)) <= 40


def test_the_frequent_colour_of_a_kind_is_kept_exactly() -> None:
    row = [(250, 250, 250)] * 9 + [(251, 251, 251)]
    assert shown(smaller(png([row] * 4))) == [[(250, 250, 250)] * 10] * 4


def test_a_picture_that_would_grow_is_left_alone() -> None:
    small = png([[(1, 2, 3)]])
    assert smaller(small) is small


@pytest.mark.parametrize(("depth", "colour", "interlaced"), [(16, 2, 0), (8, 0, 0), (8, 2, 1)])
def test_another_kind_of_picture_is_refused(depth: int, colour: int, interlaced: int) -> None:
    head = struct.pack(">IIBBBBB", 1, 1, depth, colour, 0, 0, interlaced)
    with pytest.raises(ValueError, match="RGB"):
        smaller(HEAD + chunk(b"IHDR", head) + chunk(b"IEND", b""))
