"""A page parsed once: its tree, its visible lines, and look-ups over both."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from typing import Any, TypeVar

from lxml import etree
from lxml.etree import _Element

from crawler.parsing.decode import Headers, decode, plain_utf8
from crawler.parsing.limits import is_overloaded, is_oversized
from crawler.parsing.lines import Line, Walk
from crawler.text import squeeze

_MENDABLE = 150_000
"""A page longer than this (characters) is not read a second time."""
_MENDABLE_MARKS = 20_000
_MENDABLE_FORMATS = 2_000
"""Nor is one with more `<` or more formatting elements: html5lib opens the unclosed ones anew in every block."""
_FORMAT = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.I)
LONGEST_HREF = 2_048
"""A link longer than this (characters) is no address of a page."""
_EMPTY = "<html><body></body></html>"
# libxml2 drops everything behind the first </html>, and glues the words around a stray </br> or </p>.
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_PAGE_END = re.compile(r"</(?:html|body|HTML|BODY)\s*>")
_END_ONLY = re.compile(r"(?:\s*</(?:html|body|HTML|BODY)\s*>)*\s*")
_CLOSED_BREAK = re.compile(r"</br\s*/?>", re.I)
_STRAY_CLOSE = re.compile(r"</[pP]\s*>(?=\s*[^\s<])")
# Where one of the three may be: one pass over the bytes, and nothing else to do on most pages.
_DOUBTFUL = re.compile(rb"</(?:(?P<br>br|BR)|(?P<p>[pP][^\w<>]*>\s*[^\s<])|(?P<end>html|body|HTML|BODY)[^\w<>]*>)")
_ENDED = re.compile(rb"(?:\s*</(?:html|body|HTML|BODY)\s*>)*\s*")

T = TypeVar("T")


class Document:
    """One page as a tree and as lines. Building it never fails, whatever the bytes are.

    What is `too_large` to be parsed in time is an empty page.
    """

    def __init__(
        self,
        html: bytes | str,
        url: str,
        captured_at: str | None = None,
        headers: Headers | None = None,
    ) -> None:
        self.url = url
        self.captured_at = captured_at
        self.mended = False
        self.too_large = is_oversized(html)
        self.source, data = _source("" if self.too_large else html, headers)
        if is_overloaded(self.source):
            self.too_large, self.source, data = True, "", None
        self._take(parse_tree(self.source, data))

    def _take(self, root: _Element) -> None:
        self.facts: dict[object, Any] = {}
        self.root = root
        self.walk = Walk(root)
        self.lines: list[Line] = self.walk.lines

    def mend(self) -> bool:
        """Read the page again the way a browser does, for markup whose meaning libxml2's tree loses.

        libxml2 closes a heading, a link or a `b` at the first `p` or `table` inside it, where a browser keeps it open
        (HTML Standard 13.2.6.4.7). BeautifulSoup over html5lib follows the standard, at 50 times the cost.
        """
        from lxml.html import soupparser  # slow to import, and hardly ever needed

        if self.mended or not _is_mendable(self.source):
            return False
        self.mended = True
        try:
            cleaned = _clean(self.source, self.source.encode("utf-8", "replace"))
            root = soupparser.fromstring(cleaned, features="html5lib")
        except (ValueError, RecursionError):  # control characters in names; nesting deeper than Python's stack
            return False
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        for name in ("_class_names", "hrefs", "text", "meta", "title", "base"):
            self.__dict__.pop(name, None)
        self._take(root)
        return True

    def filled(self, name: str) -> _Element | None:
        """The first element with this class name, which must not be empty: if it is, the tree is mended first."""
        element = self.by_class(name)
        if element is not None and not _has_text(element) and element.find(".//img") is None and self.mend():
            element = self.by_class(name)
        return element

    @cached_property
    def _class_names(self) -> str:
        return " ".join([names for _, names in self.walk.classed])

    def all_by_class(self, name: str) -> Iterator[_Element]:
        """The elements with this class name, in document order."""
        if name in self._class_names:  # few names are asked for, and most of them are not there: no index is needed
            for element, names in self.walk.classed:
                if name in names and name in names.split():
                    yield element

    def by_class(self, name: str) -> _Element | None:
        """The first element with this class name."""
        return next(self.all_by_class(name), None)

    def has_class(self, *names: str) -> bool:
        """Whether any element has one of these class names."""
        return any(self.by_class(name) is not None for name in names)

    @cached_property
    def hrefs(self) -> list[str | None]:
        """`href` of each of the walk's anchors; None where it is too long for an address."""
        return [_address(anchor) for anchor in self.walk.anchors]

    @cached_property
    def text(self) -> str:
        """The text of all lines, each between line breaks."""
        return "\n".join(["", *[line.text for line in self.lines], ""])

    @cached_property
    def meta(self) -> dict[str, str]:
        """`content` of the meta elements by `property`, `name`, `itemprop` or `http-equiv`, lower case; the
        first one counts."""
        found: dict[str, str] = {}
        for element in self.walk.head:
            if element.tag == "meta":
                name = (
                    element.get("property")
                    or element.get("name")
                    or element.get("itemprop")
                    or element.get("http-equiv")
                )
                content = element.get("content")
                if name and content:
                    found.setdefault(name.strip().lower(), content)
        return found

    @cached_property
    def title(self) -> str | None:
        """Text of the `title` element."""
        for element in self.walk.head:
            if element.tag == "title":
                return text_of(element) or None
        return None

    @cached_property
    def base(self) -> str | None:
        """`href` of the `base` element."""
        return next((href for e in self.walk.head if e.tag == "base" and (href := _address(e))), None)

    def span(self, element: _Element) -> tuple[int, int]:
        """First line inside an element, and the line after its last one; one without either has its parent's span."""
        holder: _Element | None = element
        while holder is not None and holder not in self.walk.first:
            holder = holder.getparent()
        if holder is None:
            return 0, len(self.lines)
        return self.walk.first[holder], self.walk.last.get(holder, len(self.lines))


def _address(element: _Element) -> str | None:
    href = element.get("href")
    return href if href is None or len(href) <= LONGEST_HREF else None


def once(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Decorator: what a function finds out about a page is kept with the page, until its tree is mended."""

    @wraps(function)
    def look_up(doc: Document) -> T:
        if function not in doc.facts:
            doc.facts[function] = function(doc)
        found: T = doc.facts[function]
        return found

    return look_up


def text_of(element: _Element) -> str:
    """All text inside an element, squeezed to one line."""
    return squeeze("".join(element.itertext()))


def _has_text(element: _Element) -> bool:
    return any(squeeze(text) for text in element.itertext())


def _is_mendable(source: str) -> bool:
    return (
        len(source) <= _MENDABLE
        and source.count("<") <= _MENDABLE_MARKS
        and sum(1 for _ in _FORMAT.finditer(source)) <= _MENDABLE_FORMATS
    )


def _source(html: bytes | str, headers: Headers | None) -> tuple[str, bytes | None]:
    """The text of a page, and the same in UTF-8 where the bytes already are that: most pages."""
    if isinstance(html, str):
        return html, None
    data = html.removeprefix(BOM_UTF8)
    text = plain_utf8(data)
    return (decode(html, headers), None) if text is None else (text, data)


def parse_tree(source: str, data: bytes | None = None) -> _Element:
    """The lxml tree of a page; an empty one for what holds no markup at all. `data` is the source in UTF-8."""
    if data is None:
        data = source.encode("utf-8", "replace")
    cleaned = _clean(source, data)
    if cleaned is not source:
        data = cleaned.encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        root = None
    return root if root is not None else etree.fromstring(_EMPTY, etree.HTMLParser())


def _clean(source: str, data: bytes) -> str:
    """The source without what libxml2 misreads: NUL, an end of the page before its end, stray `</br>` and `</p>`.

    `data` is the source in UTF-8.
    """
    if b"\0" in data:
        source = source.replace("\0", "")
        data = source.encode("utf-8", "replace")
    if (declaration := _DECLARATION.match(source)) is not None:
        source = source[declaration.end() :]
    doubts: dict[str | None, int] = {}
    for doubt in _DOUBTFUL.finditer(data):
        doubts.setdefault(doubt.lastgroup, doubt.end())
    if "br" in doubts:
        source = _CLOSED_BREAK.sub("<br>", source)
    if "p" in doubts:
        source = _STRAY_CLOSE.sub("</p><br>", source)
    ended = "end" not in doubts or _ENDED.fullmatch(data, doubts["end"]) is not None
    end = None if ended else _PAGE_END.search(source)
    if end is not None and _END_ONLY.fullmatch(source, end.end()) is None:
        source = _PAGE_END.sub("", source)
    return source
