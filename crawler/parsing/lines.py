"""The visible lines of a page, gathered in one walk over its tree.

A line is what a reader sees as one: the text between two block boundaries or `<br>`. Every reader works on
this flat list, so that text labels, containers and densities all speak of the same thing: a range of line
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
_STRUCTURE = LISTS | _CELLS | {"li"}
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


def tag_of(element: _Element) -> str:
    """The tag of an element; always a string, since comments and processing instructions are not in the tree."""
    return element.tag  # type: ignore[return-value]


class Line:
    """One visible line: its text, where it stands, and how much of it is linked or slanted."""

    __slots__ = (
        "align", "anchors", "block", "cell", "element", "hidden", "item", "linked", "listed", "noise", "pictures",
        "slanted", "strong", "text",
    )  # fmt: skip

    def __init__(self, text: str, element: _Element, block: int, state: _State) -> None:
        self.text = text
        self.element = element
        self.block = block
        self.align, self.hidden, self.noise, self.listed, self.item, self.cell = state
        self.linked = self.slanted = self.strong = 0
        self.anchors: list[_Element] = []
        self.pictures: list[_Element] = []

    @property
    def plain(self) -> int:
        """Characters outside of links."""
        return max(0, len(self.text) - self.linked)

    def __repr__(self) -> str:
        return f"<Line {tag_of(self.element)} {self.text[:60]!r}>"


class _State(NamedTuple):
    """What an element passes on to the lines inside it."""

    align: str = ""
    hidden: bool = False
    noise: bool = False
    listed: _Element | None = None
    item: _Element | None = None
    cell: _Element | None = None


@lru_cache(maxsize=8192)
def _look(tag: str, classes: str | None, name: str | None, style: str | None) -> tuple[str, bool, bool]:
    """Alignment, whether hidden, whether noise: what tag, class, id and style say; cached, a site repeats its few."""
    aligned = _CENTRE.search(style or "") or _CENTRE_CLASS.search(classes or "")
    align = aligned[1].lower() if aligned else "center" if tag == "center" else ""
    noise = tag not in _HOLDERS and (tag in _NOISE_TAGS or any(_NOISE.search(word) for word in (classes, name) if word))
    return align, _HIDDEN.search(style or "") is not None, noise


class Walk:
    """One walk over a tree: lines, and the elements that links, kinds and platforms are read from."""

    def __init__(self, root: _Element) -> None:
        self.lines: list[Line] = []
        self.first: dict[_Element, int] = {}
        """Number of the first line inside an element (of blocks, and of inline elements that have a class)."""
        self.last: dict[_Element, int] = {}
        """Number of the line after the last one inside it."""
        self.classed: list[tuple[_Element, str]] = []
        self.ids: dict[str, _Element] = {}
        self.anchors: list[_Element] = []
        self.pictures: list[_Element] = []
        self.head: list[_Element] = []
        """`meta`, `link`, `base` and `title` elements, wherever broken markup put them."""
        self.scripts: list[_Element] = []
        self.frames: list[_Element] = []
        self.forms: list[_Element] = []
        self._parts: list[str] = []
        """Text of the line in progress, from its first visible character on."""
        self._block = 0
        self._line_anchors: list[_Element] = []
        self._line_pictures: list[_Element] = []
        self._links = self._slants = self._strongs = 0
        self._linked = self._slanted = self._strong = 0
        self._holder = root
        self._state = _State()
        self._outer: list[tuple[_Element, _State]] = []
        self._concealed: _Element | None = None
        """The inline element that hides the text at hand, and the state outside of it."""
        self._collectors: dict[str, Callable[[_Element], None]] = {
            "a": self.anchors.append, "area": self.anchors.append, "img": self.pictures.append,
            "meta": self.head.append,
            "link": self.head.append, "base": self.head.append, "title": self.head.append,
            "script": self.scripts.append,
            "iframe": self.frames.append, "frame": self.frames.append, "form": self.forms.append,
        }  # fmt: skip
        self._run(root)

    def _run(self, root: _Element) -> None:
        # The hottest loop of the whole crawl: names are looked up once, not once for each of thousands of events.
        collectors, enter, leave, read, parts = self._collectors, self._enter, self._leave, self._read, self._parts
        events = iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag: str = element.tag  # type: ignore[assignment]
            if event == "start":
                if tag in collectors:
                    collectors[tag](element)
                if tag in _UNREAD:
                    events.skip_subtree()
                    continue
                enter(tag, element)
                text = element.text
            else:
                if tag not in _UNREAD:
                    leave(tag, element)
                text = element.tail
            if text and (parts or not text.isspace()) and not self._state.hidden:
                read(text)
        self._flush()

    def _read(self, text: str) -> None:
        self._parts.append(text)
        if self._links or self._slants or self._strongs:
            length = len(text.strip())
            self._linked += length if self._links else 0
            self._slanted += length if self._slants else 0
            self._strong += length if self._strongs else 0

    def _enter(self, tag: str, element: _Element) -> None:
        classes, name, style = element.get("class"), element.get("id"), element.get("style")
        if classes:
            self.classed.append((element, classes))
            self.first[element] = len(self.lines)
        if name:
            self.ids.setdefault(name.strip(), element)
        if tag in BLOCKS:
            self._open(tag, element, classes, name, style)
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links += 1
            self._line_anchors.append(element)
        elif tag in _SLANTED:
            self._slants += 1
        elif tag in _STRONG:
            self._strongs += 1
        elif tag == "img":
            if not self._state.hidden:
                self._line_pictures.append(element)
        elif style and not self._state.hidden and _look(tag, None, None, style)[1]:
            self._concealed = element
            self._state = self._state._replace(hidden=True)

    def _open(self, tag: str, element: _Element, classes: str | None, name: str | None, style: str | None) -> None:
        if self._parts or self._line_pictures or self._line_anchors:
            self._flush()
        self._block += 1
        self.first[element] = len(self.lines)
        self._outer.append((self._holder, self._state))
        self._holder = element
        align, hidden, noise = _look(tag, classes, name, style)
        align = (element.get("align") or align).lower()
        if align or hidden or noise or tag in _STRUCTURE:
            self._state = self._inside(tag, element, align, hidden, noise)

    def _inside(self, tag: str, element: _Element, align: str, hidden: bool, noise: bool) -> _State:
        outer = self._state
        return _State(
            align or outer.align,
            hidden or outer.hidden,
            noise or outer.noise,
            element if tag in LISTS else outer.listed,
            element if tag == "li" else outer.item,
            element if tag in _CELLS else outer.cell,
        )

    def _leave(self, tag: str, element: _Element) -> None:
        if tag in BLOCKS:
            if self._parts or self._line_pictures or self._line_anchors:
                self._flush()
            self._block += 1
            self.last[element] = len(self.lines)
            self._holder, self._state = self._outer.pop()
            return
        if element in self.first:
            self.last[element] = len(self.lines) + bool(self._parts)
        if tag == "a":
            self._links -= 1
        elif tag in _SLANTED:
            self._slants -= 1
        elif tag in _STRONG:
            self._strongs -= 1
        elif element is self._concealed:
            self._concealed = None
            self._state = self._state._replace(hidden=False)

    def _break(self) -> None:
        """`<br>`: a new line of the same paragraph; a second one in a row begins a new paragraph."""
        if self._parts or self._line_pictures:
            self._flush()
        else:
            self._block += 1

    def _flush(self) -> None:
        text = squeeze("".join(self._parts))
        if text or self._line_pictures:
            line = Line(text, self._holder, self._block, self._state)
            line.linked, line.slanted, line.strong = self._linked, self._slanted, self._strong
            line.anchors, line.pictures = self._line_anchors, self._line_pictures
            self.lines.append(line)
            self._line_pictures = []
        else:
            self._block += 1
        self._line_anchors = []
        self._linked = self._slanted = self._strong = 0
        self._parts.clear()
