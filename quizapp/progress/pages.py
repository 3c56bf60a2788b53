"""Rows read from the pages of a database file itself, where SQLite gives up: whatever a page still holds.

A leaf page of a table holds whole rows, and needs nothing above it to be read: neither the first page nor
the pages that lead to it. Format: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["rows_of"]

_PAGE = 4096  # SQLite's default, where no header says otherwise
_LEAF = 0x0D  # a leaf of a table
_HEAD = 100  # bytes before the first page's own content
_WAL_HEAD, _FRAME_HEAD = 32, 24
_MOST = 64 * 1024 * 1024  # bytes of one row
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # of a value, by its type; from 12 on texts and blobs
_REAL, _ONE, _TEXTS, _RESERVED = 7, 9, 12, (10, 11)


def rows_of(path: Path, columns: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield each row of so many columns that can be read, with its rowid, from a file and its -wal.

    A row may come twice, once as an older page has it. A text that is none is left out with its row.
    """
    content = path.read_bytes()
    wal = path.with_name(f"{path.name}-wal")
    frames = wal.read_bytes() if wal.exists() else b""
    size = _page_size(content, frames)
    pages = {
        number + 1: content[at : at + size]
        for number, at in enumerate(range(0, len(content) - size + 1, size))
    }
    pages.update(_committed(frames, size))
    for number in sorted(pages):
        yield from _leaf(pages, number, size, columns)


def _page_size(content: bytes, frames: bytes) -> int:
    found = [int.from_bytes(content[16:18], "big"), int.from_bytes(frames[8:12], "big")]
    found = [65536 if each == 1 else each for each in found]
    return next((each for each in found if each in {2**power for power in range(9, 17)}), _PAGE)


def _committed(frames: bytes, size: int) -> dict[int, bytes]:
    """Return the pages of a -wal up to its last commit; what an earlier use of it left has other salts."""
    pending: dict[int, bytes] = {}
    done: dict[int, bytes] = {}
    for at in range(_WAL_HEAD, len(frames) - size - _FRAME_HEAD + 1, size + _FRAME_HEAD):
        number, commit = struct.unpack_from(">II", frames, at)
        if frames[at + 8 : at + 16] != frames[16:24]:
            break
        pending[number] = frames[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        if commit:
            done.update(pending)
            pending.clear()
    return done


def _leaf(
    pages: dict[int, bytes], number: int, size: int, columns: int
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    page = pages[number]
    head = _HEAD if number == 1 else 0
    if page[head] != _LEAF:
        return
    cells = min(int.from_bytes(page[head + 3 : head + 5], "big"), (size - head - 8) // 2)
    for index in range(cells):
        place = int.from_bytes(page[head + 8 + 2 * index : head + 10 + 2 * index], "big")
        try:
            length, place = _varint(page, place)
            rowid, place = _varint(page, place)
            row = _record(_payload(pages, page, place, length, size), columns)
        except (IndexError, ValueError, struct.error):
            continue
        if row is not None:
            yield rowid, row


def _payload(pages: dict[int, bytes], page: bytes, place: int, length: int, size: int) -> bytes:
    """Return all bytes of a row, those too that did not fit on its page."""
    if length > min(_MOST, size * len(pages)):
        raise ValueError(length)
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most:
        return page[place : place + length]
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    parts, left = [page[place : place + here]], length - here
    following = int.from_bytes(page[place + here : place + here + 4], "big")
    while left > 0:
        page = pages.get(following, b"")
        if not page:
            raise ValueError(following)
        parts.append(page[4 : 4 + min(left, size - 4)])
        left -= size - 4
        following = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _record(payload: bytes, columns: int) -> tuple[Any, ...] | None:
    """Return the values of a row; None where it is not one of so many."""
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end and len(kinds) <= columns:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != columns or at != end:
        return None
    values = []
    for kind in kinds:
        if kind in _RESERVED:
            raise ValueError(kind)
        length = (kind - _TEXTS) // 2 if kind >= _TEXTS else _SIZES[kind]
        if at + length > len(payload):
            raise ValueError(length)
        values.append(_value(kind, payload[at : at + length]))
        at += length
    return tuple(values) if at == len(payload) else None


def _value(kind: int, content: bytes) -> int | float | str | bytes | None:
    if kind >= _TEXTS:
        return content.decode("utf-8") if kind % 2 else content
    if kind == 0:
        return None
    if kind == _REAL:
        return float(struct.unpack(">d", content)[0])
    if kind > _REAL:
        return int(kind == _ONE)
    return int.from_bytes(content, "big", signed=True)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for _ in range(8):
        value = value << 7 | content[at] & 0x7F
        at += 1
        if content[at - 1] < 0x80:  # noqa: PLR2004 - the bit that says: more to come
            return value, at
    return value << 8 | content[at], at + 1
