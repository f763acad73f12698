"""A page parsed once: its tree, its visible lines, and look-ups over both."""

from __future__ import annotations

import re
from functools import cached_property

from lxml import etree
from lxml.etree import _Element

from crawler.parsing.decode import Headers, decode
from crawler.parsing.lines import Line, Walk
from crawler.text import squeeze

_MENDABLE = 1_000_000
"""A page longer than this (characters) is not read a second time."""
_EMPTY = "<html><body></body></html>"
# libxml2 drops everything behind the first </html>, and glues the words around a stray </br> or </p>.
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_PAGE_END = re.compile(r"</(?:html|body|HTML|BODY)\s*>")
_END_ONLY = re.compile(r"(?:\s*</(?:html|body|HTML|BODY)\s*>)*\s*")
_CLOSED_BREAK = re.compile(r"</br\s*/?>", re.I)
_STRAY_CLOSE = re.compile(r"</[pP]\s*>(?=\s*[^\s<])")


class Document:
    """One page as a tree and as lines. Building it never fails, whatever the bytes are."""

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
        self.source = html if isinstance(html, str) else decode(html, headers)
        self._take(parse_tree(self.source))

    def _take(self, root: _Element) -> None:
        self.root = root
        self.walk = Walk(root)
        self.lines: list[Line] = self.walk.lines

    def mend(self) -> bool:
        """Read the page again the way a browser does, for markup whose meaning libxml2's tree loses.

        libxml2 closes a heading, a link or a `b` at the first `p` or `table` inside it, where a browser keeps it open
        (HTML Standard 13.2.6.4.7). BeautifulSoup over html5lib follows the standard, at 50 times the cost.
        """
        from lxml.html import soupparser  # slow to import, and hardly ever needed

        if self.mended or len(self.source) > _MENDABLE:
            return False
        self.mended = True
        try:
            root = soupparser.fromstring(_clean(self.source), features="html5lib")
        except (ValueError, RecursionError):  # control characters in names; nesting deeper than Python's stack
            return False
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        self.__dict__.pop("classes", None)
        self.__dict__.pop("meta", None)
        self._take(root)
        return True

    def filled(self, name: str) -> _Element | None:
        """The first element with this class name, which must not be empty: if it is, the tree is mended first."""
        element = self.by_class(name)
        if element is not None and not text_of(element) and element.find(".//img") is None and self.mend():
            element = self.by_class(name)
        return element

    @cached_property
    def classes(self) -> dict[str, list[_Element]]:
        """Elements by each of their class names, in document order."""
        index: dict[str, list[_Element]] = {}
        for element, names in self.walk.classed:
            for name in names.split():
                index.setdefault(name, []).append(element)
        return index

    def by_class(self, name: str) -> _Element | None:
        """The first element with this class name."""
        found = self.classes.get(name)
        return found[0] if found else None

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

    @property
    def title(self) -> str | None:
        """Text of the `title` element."""
        for element in self.walk.head:
            if element.tag == "title":
                return text_of(element) or None
        return None

    @property
    def base(self) -> str | None:
        """`href` of the `base` element."""
        return next((e.get("href") for e in self.walk.head if e.tag == "base" and e.get("href")), None)

    def span(self, element: _Element) -> tuple[int, int]:
        """First line inside an element, and the line after its last one; one without either has its parent's span."""
        holder: _Element | None = element
        while holder is not None and holder not in self.walk.first:
            holder = holder.getparent()
        if holder is None:
            return 0, len(self.lines)
        return self.walk.first[holder], self.walk.last.get(holder, len(self.lines))


def text_of(element: _Element) -> str:
    """All text inside an element, squeezed to one line."""
    return squeeze("".join(element.itertext()))


def parse_tree(source: str) -> _Element:
    """The lxml tree of a page; an empty one for what holds no markup at all."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    data = _clean(source).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        root = None
    return root if root is not None else etree.fromstring(_EMPTY, etree.HTMLParser())


def _clean(source: str) -> str:
    """The source without what libxml2 misreads: NUL, an end of the page before its end, stray `</br>` and `</p>`."""
    source = _DECLARATION.sub("", source.replace("\0", ""), count=1)
    if "</br" in source or "</BR" in source:
        source = _CLOSED_BREAK.sub("<br>", source)
    if _STRAY_CLOSE.search(source):
        source = _STRAY_CLOSE.sub("</p><br>", source)
    end = _PAGE_END.search(source)
    if end is not None and _END_ONLY.fullmatch(source, end.end()) is None:
        source = _PAGE_END.sub("", source)
    return source
