"""The category of an article, from the breadcrumb or the section heading above its title."""

from __future__ import annotations

import re

from crawler.dates import find_date
from crawler.parsing.labels import WIDGET, is_end
from crawler.parsing.lines import Line
from crawler.parsing.page import Document
from crawler.text import fold

_SEPARATOR = re.compile(r"\s*[»›→]\s*|\s+(?:/|>|\||::|>>)\s+")
_HOME = re.compile(
    r"(?:trang chu|home|trang nhat|ban dang (?:o|xem)[^:]*:?|you are here:?|cong thong tin.*|trang thong tin.*)?$"
)
_SITE = re.compile(r"^(?:cổng|trang) thông tin|^(?:ubnd|ủy ban|uỷ ban)\b", re.I)
_LONGEST = 60
_LONGEST_PATH = 150
_ABOVE = 5


def crumbs(doc: Document, title: str) -> str | None:
    """The last step of the page's breadcrumb that is neither the home page nor the article itself."""
    for element, names in doc.walk.classed:
        if "crumb" in names.lower() or names == "duong-dan":
            first, last = doc.span(element)
            found = _last(tuple(line.text for line in doc.lines[first : max(last, first + 1)]), title)
            if found:
                return found
    return None


def _last(texts: tuple[str, ...], title: str) -> str | None:
    steps = [step for text in texts for step in _SEPARATOR.split(text)]
    names = [
        step for step in steps if step and step != title and not _HOME.match(fold(step)) and not title.startswith(step)
    ]
    return names[-1] if names and len(names[-1]) <= _LONGEST else None


def above_title(doc: Document, index: int, title: str) -> str | None:
    """The section heading or breadcrumb line that stands right above line `index`, the title; widgets are
    passed over."""
    for line in reversed(doc.lines[max(0, index - _ABOVE) : index]):
        if WIDGET.search(line.text) or not line.text or line.text in {"A", "AA", "A A"}:
            continue
        return _heading(line, title)
    return None


def path_above(doc: Document, index: int, title: str) -> str | None:
    """The breadcrumb above line `index`, told by its separators alone; no other line counts."""
    for line in reversed(doc.lines[max(0, index - _ABOVE) : index]):
        if len(line.text) <= _LONGEST_PATH and line.anchors and _SEPARATOR.search(line.text):
            return _last((line.text,), title)
    return None


def _heading(line: Line, title: str) -> str | None:
    text = line.text
    if len(text) > _LONGEST_PATH:
        return None
    if _SEPARATOR.search(text):
        return _last((text,), title)
    if len(text) > _LONGEST or _SITE.match(text) or is_end(text) or text.endswith(":") or find_date(text):
        return None
    return None if _HOME.match(fold(text)) else text
