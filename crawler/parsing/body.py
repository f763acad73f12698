"""From a range of lines to what the archive keeps of it: body text, pictures, attachments, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element

from crawler.parsing import captions
from crawler.parsing.labels import ATTACHMENT_LABEL, is_end, is_file_name, views_in
from crawler.parsing.lines import Line
from crawler.parsing.links import absolute, base_of, image_source, is_attachment
from crawler.parsing.page import LONGEST_HREF, Document, text_of
from crawler.parsing.people import Byline, byline, credit, is_source_line, signature
from crawler.records import Attachment, Image
from crawler.text import squeeze

_TAIL_LINES = 30
_SIGNED_LINES = 4
_BYLINE_LENGTH = 160
_AUTHOR_LABEL = re.compile(r"(?:tác giả|người viết|nguồn(?: tin)?)\b(?: bài viết)?\s*[:\-–]", re.I)
_ICON = re.compile(
    r"/(?:icons?|emoticons?|smilies)/|spacer|blank\.gif|pixel\.gif|/(?:pdf|doc|word|excel)[-_]?icon", re.I
)
_SMALLEST = 40
"""Pictures less wide or high than this (pixels) are icons."""


@dataclass(slots=True)
class Parts:
    """What a range of lines holds."""

    blocks: list[tuple[object, str]] = field(default_factory=list)
    """Pieces of the body, each with the paragraph, list or table it belongs to."""
    last: list[Line] = field(default_factory=list)
    """The lines of the running text, as far as it is neither list nor table."""
    images: list[Image] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    author: str | None = None
    author_role: str | None = None
    news_source: str | None = None
    views: int | None = None
    signed: bool = False
    """Whether an author line was found, even one that names no person."""

    @property
    def body(self) -> str:
        """The text as the archive keeps it: paragraphs apart by an empty line, list items and rows by a line break."""
        text: list[str] = []
        before: object = None
        for key, piece in self.blocks:
            text.append(("\n" if key == before else "\n\n") + piece if text else piece)
            before = key
        return "".join(text)

    def take(self, found: Byline, *, signs: bool = True) -> None:
        """Keep what a byline states, unless an earlier one stated it; a line that only names a source signs nothing."""
        self.signed = self.signed or signs
        if self.author is None:
            self.author, self.author_role = found.author, found.author_role
        self.news_source = self.news_source or found.news_source


class Composer:
    """Reads one range of lines of one page."""

    def __init__(
        self, doc: Document, start: int, end: int, *, cut: bool = False, dotted_captions: bool = False
    ) -> None:
        self.doc = doc
        self.base = base_of(doc)
        self.start = start
        self.end = self._cut(start, end) if cut else end
        self.dotted = dotted_captions
        self.parts = Parts()
        self._tables: dict[_Element, bool] = {}
        self._printed: set[_Element] = set()

    def _cut(self, start: int, end: int) -> int:
        return next((i for i in range(start, end) if is_end(self.doc.lines[i].text)), end)

    def compose(self, tail: int | None = None) -> Parts:
        """The body between `start` and `end`, and author, source, files and counters up to line `tail`."""
        lines = self.doc.lines
        index = self.start
        while index < self.end:
            index = self._line(lines[index], index)
        self._tail(self.end, len(lines) if tail is None else tail)
        self._sign()
        return self.parts

    def _line(self, line: Line, index: int) -> int:
        """Handle one line; returns the number of the next one to handle."""
        table = self._data_table(line)
        if table is not None:
            self._print_table(table)
            self._attachments(line)
            return index + 1
        if line.pictures and self._pictures(line):
            return self._picture_line(line, index)
        if not line.text:
            self._attachments(line)
        elif not is_file_name(line.text) and not self._set_aside(line, index):
            self._print(line)
        return index + 1

    def _picture_line(self, line: Line, index: int) -> int:
        if line.text and not is_file_name(line.text):
            if captions.in_same_line(line):
                self._caption(line.text)
                return index + 1
            self._print(line)
            return index + 1
        named, index = bool(line.text), index + 1
        while index < self.end and is_file_name(self.doc.lines[index].text) and not self.doc.lines[index].pictures:
            named, index = True, index + 1
        if index < self.end and self._may_be_caption(self.doc.lines[index]):
            following = self.doc.lines[index]
            if captions.is_caption(line, following, named=named, dotted=self.dotted):
                self._caption(following.text)
                return self._rest_of_caption(following, index + 1)
        return index

    def _may_be_caption(self, line: Line) -> bool:
        return not self._byline(line) and not any(self._attachment(anchor) for anchor in line.anchors)

    def _rest_of_caption(self, caption: Line, index: int) -> int:
        """A caption marked as such may run over several lines."""
        while index < self.end and captions.marked(caption) and self.doc.lines[index].block == caption.block:
            self._caption(f"{self.parts.images[-1].caption} {self.doc.lines[index].text}")
            index += 1
        return index

    def _caption(self, text: str) -> None:
        last = self.parts.images[-1]
        self.parts.images[-1] = Image(last.url, squeeze(text), last.alt)

    def _pictures(self, line: Line) -> bool:
        before = len(self.parts.images)
        for element in line.pictures:
            source = image_source(element)
            url = absolute(self.base, source) if source else None
            if url is not None and not _is_icon(element, url):
                self.parts.images.append(Image(url, None, squeeze(element.get("alt") or "") or None))
        return len(self.parts.images) > before

    def _set_aside(self, line: Line, index: int) -> bool:
        """Whether a line is no text of the body: author, source, attachment."""
        if self._byline(line) and (index >= self.end - _TAIL_LINES or _AUTHOR_LABEL.match(line.text)):
            self._take_byline(line)
            return True
        return self._attachments(line) or self._announces_files(line, index)

    def _byline(self, line: Line) -> bool:
        text = line.text
        return len(text) <= _BYLINE_LENGTH and byline(text) is not None

    def _take_byline(self, line: Line) -> None:
        found = byline(line.text)
        if found is not None:
            self.parts.take(found, signs=not is_source_line(line.text))

    def _attachments(self, line: Line) -> bool:
        """Keep the files a line links to; whether the line is nothing but their list."""
        found = False
        for anchor in line.anchors:
            attachment = self._attachment(anchor)
            if attachment is not None:
                found = True
                if all(attachment.url != known.url for known in self.parts.attachments):
                    self.parts.attachments.append(attachment)
        return found and (line.linked >= 0.6 * len(line.text) or ATTACHMENT_LABEL.match(line.text) is not None)

    def _attachment(self, anchor: _Element) -> Attachment | None:
        href = anchor.get("href")
        if not href or len(href) > LONGEST_HREF or not is_attachment(href.partition("#")[0].strip()):
            return None
        url = absolute(self.base, href)
        if url is None:
            return None
        return Attachment(url, text_of(anchor) or squeeze(unquote(basename(urlsplit(url).path))))

    def _announces_files(self, line: Line, index: int) -> bool:
        if len(line.text) > 60 or not ATTACHMENT_LABEL.match(line.text):
            return False
        following = self.doc.lines[index + 1 : index + 3]
        return any(self._attachment(anchor) for other in following for anchor in other.anchors)

    def _tail(self, start: int, end: int) -> None:
        for line in self.doc.lines[start : min(end, start + _TAIL_LINES)]:
            if is_end(line.text):
                return
            self._attachments(line)
            if self._byline(line):
                self._take_byline(line)
            if self.parts.views is None:
                self.parts.views = views_in(line.text)

    def _sign(self) -> None:
        """Names without a label at the very end of the text: a block of one to four lines, or one line on the right."""
        blocks = self.parts.blocks
        if self.parts.signed or len(blocks) < 2:
            return
        found = signature([piece for _, piece in blocks[-_SIGNED_LINES:]])
        if found is None and self.parts.last and self._stands_right(self.parts.last[-1], blocks[-1]):
            found = _credited(blocks[-1][1])
        if found is not None and found[1] < len(blocks):
            self.parts.take(found[0])
            del blocks[-found[1] :]

    @staticmethod
    def _stands_right(line: Line, block: tuple[object, str]) -> bool:
        return line.align == "right" and block == (line.block, line.text) and len(line.text) <= _BYLINE_LENGTH

    def _print(self, line: Line) -> None:
        listed, item = line.listed, line.item
        if listed is not None and item is not None and self.doc.walk.first[listed] >= self.start:
            number = self.doc.walk.first[item]
            first = number < len(self.doc.lines) and self.doc.lines[number] is line
            self.parts.blocks.append((listed, _marker(listed, item) + line.text if first else line.text))
        else:
            self.parts.blocks.append((line.block, line.text))
            self.parts.last.append(line)

    def _data_table(self, line: Line) -> _Element | None:
        if line.cell is None:
            return None
        for table in line.cell.iterancestors("table"):
            if self.doc.walk.first[table] < self.start or self.doc.walk.last[table] > self.end:
                return None
            if table not in self._tables:
                self._tables[table] = is_data(table)
            if self._tables[table]:
                return table
        return None

    def _print_table(self, table: _Element) -> None:
        if table not in self._printed:
            self._printed.add(table)
            self.parts.blocks.extend((table, row) for row in _rows(table))


def _credited(text: str) -> tuple[Byline, int] | None:
    found = credit(text)
    return (found, 1) if found is not None else None


def is_data(table: _Element) -> bool:
    """Whether a table holds figures and words in columns, not a layout of pictures, forms or further tables."""
    if any(element is not table for element in table.iter("table", "img", "form")):
        return False
    return max((sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")), default=0) > 1


def _rows(table: _Element) -> Iterator[str]:
    for row in table.iter("tr"):
        cells = [_cell_text(cell) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            yield " | ".join(cells)


def _cell_text(cell: _Element) -> str:
    """Text of a cell on one line; a block or `<br>` inside it parts words."""
    parts: list[str] = []
    for element in cell.iter():
        parts += (" " if element.tag in ("p", "div", "br", "li") else "", element.text or "")
        if element is not cell:
            parts += (" " if element.tag in ("p", "div", "li") else "", element.tail or "")
    return squeeze("".join(parts))


def _marker(listed: _Element, item: _Element) -> str:
    if listed.tag != "ol":
        return "- "
    first = listed.get("start", "1")
    number = int(first) if first.isdigit() and len(first) < 6 else 1
    return f"{number + sum(1 for other in item.itersiblings('li', preceding=True))}. "


def _is_icon(image: _Element, url: str) -> bool:
    for name in ("width", "height"):
        size = (image.get(name) or "").removesuffix("px")
        if size.isdigit() and int(size) < _SMALLEST:
            return True
    return _ICON.search(url) is not None
