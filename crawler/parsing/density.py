"""The densest run of lines of a page: where its own text stands."""

from __future__ import annotations

from itertools import pairwise

from crawler.parsing.by_labels import leads_away
from crawler.parsing.kinds import is_teaser, make, teasers
from crawler.parsing.labels import is_end
from crawler.parsing.lines import HEADINGS, Line
from crawler.parsing.page import Document

_LINE_COST = 30.0
"""What each line costs, in characters: short lines are menus, labels and boxes."""
_LINK_COST = 2.0
_MOST = 600.0
"""One line counts no more than this: a single endless line is no stronger evidence than a few paragraphs."""
_NOISE_COST = 60.0
_BEFORE_TITLE = 0.3
_EXCERPT_LINES = 5
_LONGEST_EXCERPT = 600


def densest(doc: Document, title: int | None) -> tuple[int, int] | None:
    """The run of lines with the greatest weight (maximum subarray); lines above the title weigh less."""
    excerpts = _excerpts(doc)
    best, best_run = 0.0, None
    weight, start = 0.0, 0
    for index, line in enumerate(doc.lines):
        value = 0.0 if line.pictures and not line.text else _weight(line, excerpt=index in excerpts)
        if title is not None and index < title and value > 0:
            value *= _BEFORE_TITLE
        if weight <= 0:
            weight, start = 0.0, index
        weight += value
        if weight > best:
            best, best_run = weight, (start, index + 1)
    return None if best_run is None else _trim(doc, *best_run)


def _weight(line: Line, *, excerpt: bool) -> float:
    value = min(float(line.plain), _MOST) - _LINK_COST * line.linked - _LINE_COST
    if line.noise:
        return min(value, 0.0) - _NOISE_COST
    if excerpt:
        return min(value, -_LINE_COST)
    if line.cell is not None or line.listed is not None or line.element.tag in HEADINGS:
        return max(value, -_LINE_COST / 2) if line.linked == 0 else value
    if is_end(line.text):
        return value - 4 * _NOISE_COST
    return value


def _excerpts(doc: Document) -> set[int]:
    """Lines that show the excerpt or date of a listed item: they follow a linked title, and several times on the page."""
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


def is_excerpt(doc: Document, start: int, end: int) -> bool:
    """Whether a short run is the excerpt of the only item of a list: the linked title of another page stands above it."""
    if sum(line.plain for line in doc.lines[start:end]) > _LONGEST_EXCERPT:
        return False
    above = [line for line in doc.lines[max(0, start - 3) : start] if line.text]
    return any(is_teaser(line) and not line.noise and leads_away(doc, line) for line in above[-2:])


def is_listing_run(doc: Document, start: int, end: int, *, certain: bool) -> bool:
    """Whether a run is held together by the titles of items: several linked lines of one make, and little text for each."""
    lines = doc.lines[start:end]
    titles = [line for line in lines if is_teaser(line)]
    makes = {make(line) for line in titles}
    return (
        len(titles) >= 3 and len(makes) <= 2 and not certain and sum(line.plain for line in lines) < 400 * len(titles)
    )
