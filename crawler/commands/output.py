"""Rows for people and for programs: aligned tables, CSV, JSON."""

from __future__ import annotations

import csv
import json
import math
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TextIO

from rich.cells import cell_len, set_cell_size

SAMPLE = 200
"""Rows whose cells decide the widths of a table; longer tables are still printed as they are read."""
NARROWEST = 6
GAP = "  "

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)}
_CONTROLS[0x7F] = "\u2421"
# C1 controls, marks that turn the direction of text, separators of lines: each can forge what a terminal shows.
_FORGERS = (*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS.update(dict.fromkeys(_FORGERS, "\N{REPLACEMENT CHARACTER}"))
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Row = Sequence[Any]


def printable(text: str) -> str:
    """Text that can not steer a terminal: control characters become their pictures (`␛`, `␊`)."""
    return text.translate(_CONTROLS)


def cell(value: object) -> str:
    """A value as a table and CSV show it: nothing for NULL, bytes as an SQL blob literal."""
    if value is None:
        return ""
    return f"x'{value.hex()}'" if isinstance(value, bytes) else str(value)


def print_table(columns: Sequence[str], rows: Iterable[Row], out: TextIO | None = None) -> int:
    """Prints an aligned table; the number of rows. On a terminal what does not fit its width is cut (`…`)."""
    out = out or sys.stdout
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    numeric = [all(isinstance(row[i], int | float | None) for row in sample) for i in range(len(columns))]
    lines = [_texts(columns), *map(_texts, sample)]
    room = shutil.get_terminal_size().columns if out.isatty() else None
    widths = _widths(lines, room)
    lines.insert(1, ["─" * width for width in widths])
    count = -2
    for line in chain(lines, map(_texts, rows)):
        out.write(_line(line, widths, numeric, cut=room is not None))
        count += 1
    return count


def _texts(row: Row) -> list[str]:
    return [printable(cell(value)) for value in row]


def _widths(lines: list[list[str]], room: int | None) -> list[int]:
    """The widest cell of each column; where there is not enough room, the widest columns give way first."""
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    if room is None:
        return widths
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - room
    while excess > 0 and max(widths) > NARROWEST:
        widest = max(widths)
        below = max((width for width in widths if width < widest), default=NARROWEST)
        columns = [i for i, width in enumerate(widths) if width == widest][:excess]
        cut = max(1, min(widest - max(below, NARROWEST), excess // len(columns)))
        for i in columns:
            widths[i] -= cut
        excess -= cut * len(columns)
    return widths


def _line(texts: list[str], widths: list[int], numeric: list[bool], *, cut: bool) -> str:
    cells = (_fit(text, width, right, cut) for text, width, right in zip(texts, widths, numeric, strict=True))
    return GAP.join(cells).rstrip() + "\n"


def _fit(text: str, width: int, right: bool, cut: bool) -> str:
    length = cell_len(text)
    if length > width and cut:
        return set_cell_size(text, width - 1) + "…"
    padding = " " * (width - length)
    return padding + text if right else text + padding


def print_csv(columns: Sequence[str], rows: Iterable[Row], out: TextIO | None = None) -> None:
    """Prints CSV (RFC 4180, but for lines that end as all lines do here) with a header.

    On a terminal control characters are replaced; in a file or pipe the cells are the data itself.
    """
    out = out or sys.stdout
    show = printable if out.isatty() else str
    writer = csv.writer(out, lineterminator="\n")
    for row in chain((columns,), rows):
        writer.writerow([show(cell(value)) for value in row])


def print_json(columns: Sequence[str], rows: Iterable[Row], out: TextIO | None = None) -> None:
    """Prints an array of row objects, one a line, as the rows come."""
    out = out or sys.stdout
    before = "["
    for row in rows:
        out.write(before + "\n  " + dump(dict(zip(columns, map(_jsonable, row), strict=True))))
        before = ","
    out.write("\n]\n" if before == "," else "[]\n")


def dump(value: object) -> str:
    """JSON (RFC 8259) on one line, Vietnamese as it is, characters that steer terminals as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _jsonable(value: object) -> object:
    """JSON has no bytes and no infinity: both become text."""
    if isinstance(value, bytes) or (isinstance(value, float) and not math.isfinite(value)):
        return cell(value)
    return value


def records(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The rows as dictionaries."""
    return (dict(zip(columns, row, strict=True)) for row in rows)
