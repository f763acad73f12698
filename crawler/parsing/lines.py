"""The visible lines of a page, gathered in one walk over its tree.

A line is what a reader sees as one: the text between two block boundaries or `<br>`. Every reader works on
this flat list, so that text labels, containers and densities all speak of the same thing: a range of line
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element, iterwalk

from crawler.text import squeeze

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "marquee", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_SLANTED = frozenset(("em", "i", "cite"))
_STRONG = frozenset(("b", "strong"))
_UNREAD = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "embed", "iframe", "math", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:comments?|binh-?luan|related\w*|relate|lien-?quan|other-?news|tin-?khac|sidebar|widgets?|"
    r"breadcrumbs?|share|"
    r"social\w*|footer|foot|nav|navbar|menu|pager|pagination|paging|tags?|banner|advert\w*|ads|promo\w*|newsletter|"
    r"subscribe|cookie\w*|popup|modal|login|copyright|toolbar|most-?read|read-?more|recommend\w*)(?:$|[\s_-])",
    re.I,
)
_NOISE_TAGS = frozenset(("nav", "aside", "footer", "marquee"))
_HOLDERS = frozenset(("html", "body", "main", "article", "form"))
"""Elements that hold the text of a page: their class names speak of the layout."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CENTRE = re.compile(r"text-align\s*:\s*(center|right)", re.I)
_CENTRE_CLASS = re.compile(r"\b(?:text|align)-?(center|right)\b", re.I)
_NONE: Sequence[_Element] = ()
_SHORT = 160
# The frame of a portal repeats its short lines on each page; the same string is also faster to look up later on.
_squeeze_short = lru_cache(maxsize=8192)(squeeze)
# What the walk does with an element. Those from _BREAK on end a line; those from _BLOCK on are blocks.
_INLINE, _LINK, _SLANT, _BOLD, _PICTURE, _HEAD, _SKIPPED = range(7)
_BREAK, _BLOCK, _TELLING, _FORM, _LIST, _ITEM, _CELL = range(7, 14)
_ROLES = {
    **dict.fromkeys(BLOCKS, _BLOCK), **dict.fromkeys((*_NOISE_TAGS, "center"), _TELLING),
    **dict.fromkeys(LISTS, _LIST), **dict.fromkeys(_CELLS, _CELL),
    **dict.fromkeys(_SLANTED, _SLANT), **dict.fromkeys(_STRONG, _BOLD), **dict.fromkeys(_UNREAD, _SKIPPED),
    **dict.fromkeys(("meta", "link", "base", "area", "frame"), _HEAD),
    "a": _LINK, "img": _PICTURE, "br": _BREAK, "form": _FORM, "li": _ITEM,
}  # fmt: skip


def tag_of(element: _Element) -> str:
    """The tag of an element; always a string, since comments and processing instructions are not in the tree."""
    return element.tag  # type: ignore[return-value]  # typed for trees with comments too


class Line(NamedTuple):
    """One visible line: its text, where it stands, and how much of it is linked or slanted."""

    text: str
    element: _Element
    """The innermost block around it."""
    block: int
    """The lines of one paragraph have the same number."""
    align: str
    hidden: bool
    noise: bool
    listed: _Element | None
    item: _Element | None
    cell: _Element | None
    linked: int
    slanted: int
    strong: int
    plain: int
    """Characters outside of links."""
    anchors: Sequence[_Element]
    pictures: Sequence[_Element]

    def __repr__(self) -> str:
        return f"<Line {tag_of(self.element)} {self.text[:60]!r}>"


@lru_cache(maxsize=8192)
def _look(
    tag: str, classes: str | None, name: str | None, style: str | None, align: str | None
) -> tuple[str, bool, bool] | None:
    """Alignment, whether hidden, whether noise, as tag and attributes say; None if they say nothing of it.

    Cached, a site repeats its few.
    """
    aligned = _CENTRE.search(style or "") or _CENTRE_CLASS.search(classes or "")
    align = (align or (aligned[1] if aligned else "center" if tag == "center" else "")).lower()
    noise = tag not in _HOLDERS and (tag in _NOISE_TAGS or any(_NOISE.search(word) for word in (classes, name) if word))
    hidden = style is not None and _hides(style)
    return (align, hidden, noise) if align or hidden or noise else None


@lru_cache(maxsize=8192)
def _hides(style: str) -> bool:
    return _HIDDEN.search(style) is not None


class Walk:
    """One walk over a tree: lines, and the elements that links, kinds and platforms are read from."""

    def __init__(self, root: _Element) -> None:
        self.lines: list[Line] = []
        self.first: dict[_Element, int] = {}
        """Number of the first line inside an element (of blocks, and of inline elements that have a class)."""
        self.last: dict[_Element, int] = {}
        """Number of the line after the last one inside it."""
        self.classed: list[tuple[_Element, str]] = []
        self.anchors: list[_Element] = []
        self.pictures: list[_Element] = []
        self.head: list[_Element] = []
        """`meta`, `link`, `base` and `title` elements, wherever broken markup put them."""
        self.scripts: list[_Element] = []
        self.frames: list[_Element] = []
        self.forms: list[_Element] = []
        self._run(root)

    def _collect(self, tag: str, element: _Element) -> None:
        """Keep an element that shows no text, if it leads somewhere or says something about the page."""
        if tag in ("meta", "link", "base", "title"):
            self.head.append(element)
        elif tag == "script":
            self.scripts.append(element)
        elif tag in ("iframe", "frame"):
            self.frames.append(element)
        elif tag == "area":
            self.anchors.append(element)

    def _run(self, root: _Element) -> None:
        # The hottest loop of the whole crawl, hence one long function: for each of a page's hundreds of elements,
        # calls and attributes of self would cost more than the work itself. The root, always `html`, ends the last
        # line.
        lines, first, last, classed, all_anchors = self.lines, self.first, self.last, self.classed, self.anchors
        role_of, new = _ROLES.get, tuple.__new__
        # The line in progress: its text from the first visible character on, and what belongs to it.
        parts: list[str] = []
        anchors: list[_Element] = []
        pictures: list[_Element] = []
        linked = slanted = strong = 0
        # What is open: links, slanted and strong elements; what the blocks around the line pass on to it.
        links = slants = strongs = block = 0
        holder, align, hidden, noise = root, "", False, False
        listed: _Element | None = None
        item: _Element | None = None
        cell: _Element | None = None
        outer: list[tuple[_Element, str, bool, bool, _Element | None, _Element | None, _Element | None]] = []
        concealed: _Element | None = None  # the inline element that hides the text at hand
        events = iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag: str = element.tag  # type: ignore[assignment]  # as in `tag_of`, without the call
            role = role_of(tag, _INLINE)
            if role >= _BREAK:
                number = len(lines)
                if parts or pictures or (anchors and role != _BREAK):
                    text = "".join(parts)
                    text = _squeeze_short(text) if len(text) < _SHORT else squeeze(text)
                    if text or pictures:
                        plain = len(text) - linked
                        lines.append(new(Line, (
                            text, holder, block, align, hidden, noise, listed, item, cell, linked, slanted, strong,
                            plain if plain > 0 else 0, anchors or _NONE, pictures or _NONE,
                        )))  # fmt: skip
                        if pictures:
                            pictures = []
                    else:
                        block += 1
                    if anchors:
                        anchors = []
                    linked = slanted = strong = 0
                    parts.clear()
                elif role == _BREAK and event == "start":
                    block += 1  # a second `br` in a row begins a new paragraph
            if role >= _BLOCK:
                block += 1
                number = len(lines)
                if event == "end":
                    last[element] = number
                    holder, align, hidden, noise, listed, item, cell = outer.pop()
                    part = element.tail
                else:
                    first[element] = number
                    outer.append((holder, align, hidden, noise, listed, item, cell))
                    holder = element
                    attributes = element.items()
                    if attributes or role == _TELLING:
                        names = dict(attributes)
                        classes = names.get("class")
                        if classes:
                            classed.append((element, classes))
                        look = _look(tag, classes, names.get("id"), names.get("style"), names.get("align"))
                        if look is not None:
                            align, hidden, noise = look[0] or align, look[1] or hidden, look[2] or noise
                    if role == _ITEM:
                        item = element
                    elif role == _LIST:
                        listed = element
                    elif role == _CELL:
                        cell = element
                    elif role == _FORM:
                        self.forms.append(element)
                    part = element.text
            elif event == "end":
                if role != _SKIPPED:
                    if element in first:
                        last[element] = len(lines) + bool(parts)
                    if role == _LINK:
                        links -= 1
                    elif role == _SLANT:
                        slants -= 1
                    elif role == _BOLD:
                        strongs -= 1
                    elif element is concealed:
                        concealed, hidden = None, False
                part = element.tail
            else:
                if _HEAD <= role <= _SKIPPED:
                    self._collect(tag, element)
                    if role == _SKIPPED:
                        events.skip_subtree()
                        continue
                classes = element.get("class")
                if classes:
                    classed.append((element, classes))
                    first[element] = number if role == _BREAK else len(lines)
                if role == _LINK:
                    links += 1
                    all_anchors.append(element)
                    anchors.append(element)
                elif role == _SLANT:
                    slants += 1
                elif role == _BOLD:
                    strongs += 1
                elif role == _PICTURE:
                    self.pictures.append(element)
                    if not hidden:
                        pictures.append(element)
                elif role != _BREAK and not hidden and (style := element.get("style")) and _hides(style):
                    concealed, hidden = element, True
                part = element.text
            if part and not hidden and (parts or not part.isspace()):
                parts.append(part)
                if links or slants or strongs:
                    length = len(part.strip())
                    linked += length if links else 0
                    slanted += length if slants else 0
                    strong += length if strongs else 0
