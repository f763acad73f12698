"""The densest run of lines of a page: where its own text stands."""

from __future__ import annotations

from itertools import pairwise

from lxml.etree import _Element

from crawler.parsing.body import is_data
from crawler.parsing.by_labels import leads_away
from crawler.parsing.kinds import is_teaser, make, teasers
from crawler.parsing.labels import is_end
from crawler.parsing.lines import HEADINGS, Line
from crawler.parsing.page import Document

_LINE_COST = 30.0
"""What each line costs, in characters: short lines are menus, labels and boxes."""
_CELL_COST = 3.0
"""A cell costs less: tables of figures belong to a text."""
_LINK_COST = 2.0
_MOST = 600.0
"""One line counts no more than this: a single endless line is no stronger evidence than a few paragraphs."""
_NOISE_COST = 60.0
_QUIET_SHARE = 0.2
_BEFORE_TITLE = 0.3
_EXCERPT_LINES = 5
_LONGEST_EXCERPT = 600
_LONGEST_CELL = 80
"""Cells longer than this on average (characters) are those of a layout."""


def densest(doc: Document, title: int | None) -> tuple[int, int] | None:
    """The run of lines with the greatest weight (maximum subarray); lines above the title weigh less.

    Where the names of all containers cry noise (`body.has-sidebar`), the names mean nothing and only the text counts.
    """
    run = _densest(doc, title, _NOISE_COST)
    return _densest(doc, title, 0.0) if run is None and _all_noise(doc) else run


def _all_noise(doc: Document) -> bool:
    quiet = sum(line.plain for line in doc.lines if not line.noise)
    return quiet < _QUIET_SHARE * sum(line.plain for line in doc.lines)


def _densest(doc: Document, title: int | None, noise: float) -> tuple[int, int] | None:
    excerpts = _excerpts(doc)
    best, best_run = 0.0, None
    weight, start = 0.0, 0
    for index, line in enumerate(doc.lines):
        value = 0.0 if line.pictures and not line.text else _weight(line, noise, excerpt=index in excerpts)
        if title is not None and index < title and value > 0:
            value *= _BEFORE_TITLE
        if weight <= 0:
            weight, start = 0.0, index
        weight += value
        if weight > best:
            best, best_run = weight, (start, index + 1)
    return None if best_run is None else _trim(doc, *best_run)


def _weight(line: Line, noise: float, *, excerpt: bool) -> float:
    # Comparisons, not min and max: this is done for every line of a page.
    plain, linked = line.plain, line.linked
    value = (plain if plain < _MOST else _MOST) - _LINK_COST * linked - _LINE_COST
    if noise and line.noise:
        return (value if value < 0 else 0.0) - noise
    if excerpt:
        return value if value < -_LINE_COST else -_LINE_COST
    if not linked and line.cell is not None:
        return value if value > -_CELL_COST else -_CELL_COST
    if not linked and (line.listed is not None or line.element.tag in HEADINGS):
        return value if value > -_LINE_COST / 2 else -_LINE_COST / 2
    if is_end(line.text):
        return value - 4 * _NOISE_COST
    return value


def _excerpts(doc: Document) -> set[int]:
    """Lines that show the excerpt or date of a listed item: they follow a linked title, and several times on
    the page."""
    found: set[int] = set()
    titles = teasers(doc)
    for at, after in pairwise(titles):
        if after - at <= _EXCERPT_LINES:
            found.update(range(at + 1, after))
    if found:
        found.update(range(titles[-1] + 1, min(titles[-1] + _EXCERPT_LINES, len(doc.lines))))
    return found


def _trim(doc: Document, start: int, end: int) -> tuple[int, int]:
    while start < end and doc.lines[start].linked > 0.5 * len(doc.lines[start].text) > 0:
        start += 1
    while (
        end > start
        and not doc.lines[end - 1].pictures
        and doc.lines[end - 1].linked > 0.5 * len(doc.lines[end - 1].text)
    ):
        end -= 1
    return start, end


def extend(doc: Document, start: int, end: int, first: int) -> tuple[int, int]:
    """The run with the short lines of its own container that weighed too little: a heading before it, a name
    behind it."""
    while start > first and _belongs(doc.lines[start - 1], doc.lines[start].element):
        start -= 1
    while end < len(doc.lines) and _belongs(doc.lines[end], _unit(doc, doc.lines[end - 1], start)):
        end += 1
    return start, end


def _unit(doc: Document, line: Line, start: int) -> _Element:
    """The block that a line stands for in its container: its table or list, if that began inside the run."""
    tables = line.cell.iterancestors("table") if line.cell is not None else ()
    return next(
        (block for block in (*tables, line.listed) if block is not None and doc.walk.first[block] >= start),
        line.element,
    )


def _belongs(line: Line, neighbour: _Element) -> bool:
    """Whether a line without links stands in the same container as its neighbour in the run."""
    if line.noise or line.linked or is_end(line.text):
        return False
    holder = neighbour.getparent()
    return holder is not None and holder.tag not in ("body", "html") and holder in line.element.iterancestors()


def prose(doc: Document, start: int, end: int) -> int:
    """Characters of running text in a run; those of tables of short cells do not count."""
    tables: dict[_Element, bool] = {}
    return sum(line.plain for line in doc.lines[start:end] if not _is_tabular(doc, line, tables))


def _is_tabular(doc: Document, line: Line, known: dict[_Element, bool]) -> bool:
    table = next(line.cell.iterancestors("table"), None) if line.cell is not None else None
    if table is None:
        return False
    if table not in known:
        known[table] = is_data(table) and _cell_length(doc, table) < _LONGEST_CELL
    return known[table]


def _cell_length(doc: Document, table: _Element) -> float:
    first, last = doc.span(table)
    cells = sum(1 for _ in table.iter("td", "th"))
    return sum(len(line.text) for line in doc.lines[first:last]) / max(1, cells)


def is_excerpt(doc: Document, start: int, end: int) -> bool:
    """Whether a short run is the excerpt of the only item of a list: the linked title of another page stands
    above it."""
    if sum(line.plain for line in doc.lines[start:end]) > _LONGEST_EXCERPT:
        return False
    above = [line for line in doc.lines[max(0, start - 3) : start] if line.text]
    return any(is_teaser(line) and not line.noise and leads_away(doc, line) for line in above[-2:])


def is_listing_run(doc: Document, start: int, end: int, *, certain: bool) -> bool:
    """Whether a run is held together by the titles of items: several linked lines of one make, and little
    text for each."""
    lines = doc.lines[start:end]
    titles = [line for line in lines if is_teaser(line)]
    makes = {make(line) for line in titles}
    return (
        len(titles) >= 3 and len(makes) <= 2 and not certain and sum(line.plain for line in lines) < 400 * len(titles)
    )
