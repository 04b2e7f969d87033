"""PNG files made smaller: few colours, each a byte, as pictures of text allow."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

HEAD = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
Rows = list[bytes]


def smaller(data: bytes) -> bytes:
    """The same picture with at most 256 colours; itself when that gains nothing.

    Takes what Chromium makes: 8 bits a channel, RGB or RGBA, not interlaced.
    """
    width, _height, channels, rows = _read(data)
    indexed, palette = _indexed(rows, width, channels)
    made = _write(width, indexed, palette)
    return made if len(made) < len(data) else data


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(HEAD)
    while place < len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        place += size + 12


def _read(data: bytes) -> tuple[int, int, int, Rows]:
    """Width, height, channels, and the rows without their filters."""
    parts = list(_chunks(data))
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    channels = {2: 3, 6: 4}.get(colour)
    if channels is None or depth != 8 or interlaced:
        raise ValueError("only RGB and RGBA of 8 bits, not interlaced")
    raw = zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT"))
    stride, rows = width * channels, Rows()
    above = bytes(stride)
    for start in range(0, height * (stride + 1), stride + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + stride], above, channels)
        rows.append(above)
    return width, height, channels, rows


def _unfiltered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """A row as it was before the filter of PNG's clause 9."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
    made = bytearray(row)
    for i in range(len(row)):
        left = made[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        made[i] = (row[i] + _guess(kind, left, above[i], corner)) & 255
    return bytes(made)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    near = left + up - corner
    return min((left, up, corner), key=lambda value: abs(near - value))


def _indexed(rows: Rows, width: int, channels: int) -> tuple[Rows, list[bytes]]:
    """Rows of numbers into a palette.

    Colours are gathered by the upper four bits of each channel; the most frequent one of a
    gathering stands for all of it, and a rare gathering takes the nearest of the others.
    """
    starts = range(0, width * channels, channels)
    pixels = [[row[i : i + 3] for i in starts] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row)
    sums: Counter[bytes] = Counter()
    shown: dict[bytes, bytes] = {}
    for colour, count in counted.most_common():
        sums[_gathering(colour)] += count
        shown.setdefault(_gathering(colour), colour)
    palette = [shown[one] for one, _ in sums.most_common(COLOURS)]
    numbers = {_gathering(colour): number for number, colour in enumerate(palette)}
    for one in shown.keys() - numbers.keys():
        distances = [_far(known, shown[one]) for known in palette]
        numbers[one] = distances.index(min(distances))
    by_colour = {colour: numbers[_gathering(colour)] for colour in counted}
    return [bytes(by_colour[pixel] for pixel in row) for row in pixels], palette


def _gathering(colour: bytes) -> bytes:
    return bytes(channel & 0xF0 for channel in colour)


def _far(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _write(width: int, rows: Rows, palette: list[bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    parts = [(b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", body), (b"IEND", b"")]
    return HEAD + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
