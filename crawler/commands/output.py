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

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from crawler.printable import printable

SAMPLE = 200
"""Rows whose cells decide the widths of a table; longer tables are still printed as they are read."""
LONG = 200
"""A cell wider than this does not widen its column: the blanks beside all others would be most of the output."""
NARROWEST = 20
"""Columns of a terminal that a wrapped value gets at least."""
GAP = "  "

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Row = Sequence[Any]


def cell(value: object) -> str:
    """A value as a table and CSV show it: nothing for NULL, bytes as an SQL blob literal."""
    if value is None:
        return ""
    return f"x'{value.hex()}'" if isinstance(value, bytes) else str(value)


def print_table(
    columns: Sequence[str], rows: Iterable[Row], out: TextIO | None = None, *, drop: Sequence[str] = ()
) -> int:
    """Prints an aligned table; the number of rows. Nothing is ever cut.

    On a terminal that is too narrow the columns named in `drop` go, in that order, until the others fit; if they never
    do, each row becomes a block with a line per column.
    """
    out = out or sys.stdout
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    kept = list(range(len(columns)))
    room = shutil.get_terminal_size().columns if out.isatty() else None
    widths = _widths([columns, *sample], LONG if room is None else sys.maxsize)
    if room is not None:
        for name in drop:
            if _total(widths, kept) > room and name in columns:
                kept.remove(columns.index(name))
        if sample and _total(widths, kept) > room:
            return _print_blocks(columns, chain(sample, rows), room, out)
    numeric = [all(isinstance(row[i], int | float | None) for row in sample) for i in range(len(columns))]
    rule = ["─" * width for width in widths]
    count = -2
    for line in chain((columns, rule), sample, rows):
        cells = (_fit(printable(cell(line[i])), widths[i], numeric[i]) for i in kept)
        out.write(GAP.join(cells).rstrip() + "\n")
        count += 1
    return count


def _widths(lines: Sequence[Row], longest: int) -> list[int]:
    """The widest cell of each column, but for those wider than `longest`."""
    measured = ([cell_len(printable(cell(value))) for value in column] for column in zip(*lines, strict=True))
    return [max((width for width in column if width <= longest), default=longest) for column in measured]


def _total(widths: list[int], kept: list[int]) -> int:
    return sum(widths[i] for i in kept) + len(GAP) * (len(kept) - 1)


def _fit(text: str, width: int, right: bool) -> str:
    padding = " " * (width - cell_len(text))
    return padding + text if right else text + padding


def _print_blocks(columns: Sequence[str], rows: Iterable[Row], room: int, out: TextIO) -> int:
    """Each row as `column  value` lines, values wrapped beside the names; the number of rows."""
    names = [printable(name) for name in columns]
    margin = max(map(cell_len, names)) + len(GAP)
    count = 0
    for count, row in enumerate(rows, 1):
        out.write(f"─── {count} ".ljust(room, "─") + "\n")
        for name, value in zip(names, row, strict=True):
            first = name + " " * (margin - cell_len(name))
            for line in _wrapped(cell(value), max(room - margin, NARROWEST)):
                out.write((first + line).rstrip() + "\n")
                first = " " * margin
    return count


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, each broken where the width ends."""
    console = Console(width=width)
    for line in text.split("\n"):
        yield from (part.plain.rstrip() for part in Text(printable(line)).wrap(console, width) or (Text(),))


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
