"""What kind of page it is when it holds no article: a listing, an error in the frame of the site, or something else."""

from __future__ import annotations

import re
from collections import Counter

from crawler.parsing.by_labels import leads_away
from crawler.parsing.labels import is_end, is_status_title, says_missing
from crawler.parsing.lines import HEADINGS, Line, tag_of
from crawler.parsing.page import Document, once

_TEASER = 25
"""A linked line shorter than this (characters) is a menu entry, not the title of an item."""
_STAMP = 24
"""A date or a counter beside a title is not longer than this (characters)."""
_EXCERPT = 60
"""The excerpt below a title is at least this long (characters)."""
_FEWEST_TEASERS = 3
_FULL_TEXT = 1200
"""A page with this many characters of its own text is no error message."""
_SIDE_BOX = re.compile(r"(?:thông báo|văn bản|lịch công tác|tin nóng|video|hình ảnh)(?: mới)?\s*:?$", re.I)
_LONGEST_SIDE_BOX = 30
_AFTER_NAME = re.compile(r"\s*(?:[-–|»:]|$)")
_PROPERTY = re.compile(
    r"\n(?:số ?(?:/|và)? ?ký hiệu|số hiệu|số văn bản|trích yếu|loại văn bản|ngày ban hành|ngày hiệu lực|"
    r"cơ quan ban hành|người ký|"
    r"lĩnh vực|đơn vị ban "
    r"hành)\b",
    re.I,
)
_FEWEST_PROPERTIES = 3
_NOT_HTML = (
    b"%PDF",
    b"PK\x03\x04",
    b"GIF8",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"{\\rtf",
    b"\x1f\x8b",
)


def not_html(html: bytes | str, doc: Document) -> bool:
    """Whether the bytes are those of another format, or of no markup at all."""
    if isinstance(html, bytes) and html.startswith(_NOT_HTML):
        return True
    head = doc.source[:1000].lstrip().lower()
    if head.startswith(("<?xml", "<rss", "<feed", "<urlset", "<sitemapindex")) and "<html" not in head:
        return True
    return bool(head) and "<" not in doc.source


def is_soft_404(doc: Document) -> bool:
    """Whether a page answered with a message that it does not exist, inside the frame of the site."""
    if sum(line.plain for line in doc.lines if not line.noise and line.plain > 60) > _FULL_TEXT:
        return False
    return is_error_title(doc) or any(
        says_missing(line.text) and line.linked < 0.5 * len(line.text)
        for line in doc.lines
        if len(line.text) < 160 and (not line.noise or line.element.tag in HEADINGS)
    )


def is_document(doc: Document) -> bool:
    """Whether a page shows the properties of a legal document (number, date of issue, signer …): no news."""
    return len({found.lower() for found in _PROPERTY.findall(doc.text)}) >= _FEWEST_PROPERTIES


def is_error_title(doc: Document) -> bool:
    """Whether the page's title is that of an error page: no story's."""
    return bool(doc.title) and is_status_title(doc.title or "")


@once
def teasers(doc: Document) -> list[int]:
    """Numbers of the linked lines that are titles of items: several of one make, outside of menus."""
    made = [(i, make(doc.lines[i])) for i in _titles(doc)]
    makes = Counter(kind for _, kind in made)
    return [i for i, kind in made if makes[kind] >= _FEWEST_TEASERS]


@once
def _titles(doc: Document) -> list[int]:
    """Numbers of the lines that may be titles of items."""
    return [i for i, line in enumerate(doc.lines) if is_teaser(line) and leads_away(doc, line)]


def is_teaser(line: Line) -> bool:
    """Whether a line is nothing but a link with the length of a title, and perhaps a date."""
    return line.linked >= _TEASER and (line.plain <= _STAMP or line.plain <= 0.2 * len(line.text))


def make(line: Line) -> tuple[str, str, str]:
    """How a line is made: what the items of one list have in common."""
    parent = line.element.getparent()
    return (
        tag_of(line.element),
        line.element.get("class") or "",
        "" if parent is None else f"{tag_of(parent)} {parent.get('class') or ''}",
    )


def is_listing(doc: Document) -> bool:
    """Whether a page without an article is a list of items: teasers outside of side boxes, or the links of a pager."""
    own = _own_teasers(doc)
    if len(own) >= _FEWEST_TEASERS or any(_stands_out(doc, number) for number in own):
        return True
    return doc.has_class("page-item", "pagination") or "Page$" in doc.source or 'rel="next"' in doc.source


def _own_teasers(doc: Document) -> list[int]:
    """Numbers of the titles of items that stand under no heading of a side box (`Tin mới đăng`, `Thông báo mới`)."""
    boxed = False
    found = []
    titles, several = set(_titles(doc)), set(teasers(doc))
    for number, line in enumerate(doc.lines):
        if _is_box_heading(line.text) and _heads_box(doc, line):
            boxed = True
        elif line.element.tag in HEADINGS and not is_teaser(line):
            boxed = False
        elif not boxed and not line.noise and number in titles:
            found += [number] if number in several or _stands_out(doc, number) else []
    return found


def _heads_box(doc: Document, line: Line) -> bool:
    if line.linked and line.element.tag not in HEADINGS:
        return False
    title = doc.title or ""
    return not (title.startswith(line.text) and _AFTER_NAME.match(title, len(line.text)))


def _is_box_heading(text: str) -> bool:
    return is_end(text) or (len(text) <= _LONGEST_SIDE_BOX and _SIDE_BOX.match(text) is not None)


def _stands_out(doc: Document, number: int) -> bool:
    """Whether one teaser alone makes a list: its title is a heading, or an excerpt follows it."""
    if doc.lines[number].element.tag in HEADINGS:
        return True
    return any(line.plain >= _EXCERPT and not line.linked for line in doc.lines[number + 1 : number + 3])
