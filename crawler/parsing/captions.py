"""Which line is the caption of the picture before it (the shapes are those of formats.md in words: see each rule)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element

from crawler.parsing.labels import is_end, is_file_name
from crawler.parsing.lines import HEADINGS, Line

LONGEST = 400
_LONGEST_PLAIN = 300
_BRACKETS = re.compile(r"[(\[].*[)\]][.;]?", re.S)
_PICTURE_WORDS = re.compile(r"(?:hình )?ảnh\b(?: minh họa)?|hình \d+|photo\b|trong ảnh\b", re.I)
_CREDIT = re.compile(r"[.\s(–-](?:ảnh|photo|nguồn ảnh)\s*:\s*\S.{0,60}$", re.I)
_CHAIN = re.compile(r"[.!?…;]\s+[“\"(]?[A-ZÀ-ỸĐ]")
_ABBREVIATION = re.compile(r"\b(?:TP|Tp|ThS|TS|PGS|GS|BS|Đ/c|đ/c|[A-ZĐ])\.\s")
_CAPTION_CLASS = re.compile(r"caption|img-?title|image-?desc|pcaption|photo-?desc|chu-?thich", re.I)


def marked(line: Line) -> bool:
    """Whether the markup itself says that a line is a caption: `figcaption`, or a class that means one."""
    for element in _near(line.element):
        if element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or ""):
            return True
    return False


def _near(element: _Element) -> Sequence[_Element]:
    parent = element.getparent()
    return (element,) if parent is None else (element, parent)


def same_holder(picture: Line, line: Line) -> bool:
    """Whether both lines stand in one figure, or in one table that holds nothing but pictures and their captions."""
    for tag in ("figure", "table"):
        holder = next(picture.element.iterancestors(tag), None)
        if picture.element.tag == tag:
            holder = picture.element
        if holder is not None and holder in (line.element, *line.element.iterancestors(tag)):
            return tag == "figure" or _only_pictures(holder)
    return False


def _only_pictures(table: _Element) -> bool:
    most = 100 * sum(1 for _ in table.iter("img"))
    words = 0
    texts: list[str] = []
    for text in table.itertext():
        texts.append(text)
        words += max(0, len(text.split()) - 1)  # the first word may go on with the last one of the text before
        if words > most:
            return False
    return len("".join(texts).split()) <= most


def is_caption(picture: Line, line: Line, *, named: bool, dotted: bool) -> bool:
    """Whether `line`, the next one after a picture, is its caption.

    `named`: the file name was printed between them, so what follows is a caption even if it is a whole sentence.
    `dotted`: on this platform a caption is one plain sentence with its full stop; elsewhere such a line is body text.
    """
    text = line.text
    if not text or line.pictures or len(text) > LONGEST or is_file_name(text) or is_end(text):
        return False
    if marked(line) or same_holder(picture, line):
        return True
    if line.element.tag in HEADINGS or line.listed is not picture.listed or text.endswith(":"):
        return False
    return _styled(picture, line) or _plain(line, dotted or named, LONGEST if named else _LONGEST_PLAIN)


def _styled(picture: Line, line: Line) -> bool:
    text = line.text
    return (
        line.align == "center"
        or line.slanted >= 0.8 * len(text)
        or _BRACKETS.fullmatch(text) is not None
        or (line.block == picture.block and _is_one_sentence(text))
        or _CREDIT.search(text) is not None
        or (_PICTURE_WORDS.match(text) is not None and _is_one_sentence(text))
    )


def _plain(line: Line, dotted: bool, longest: int) -> bool:
    text = line.text
    if len(text) > longest or line.strong >= 0.8 * len(text) or not _is_one_sentence(text):
        return False
    return dotted or text[-1] not in ".!?…;,/"


def _is_one_sentence(text: str) -> bool:
    return _CHAIN.search(_ABBREVIATION.sub("", text)) is None


def in_same_line(line: Line) -> bool:
    """Whether the text that shares a line with a picture is its caption, and not the paragraph it floats in."""
    return (
        marked(line)
        or same_holder(line, line)
        or (len(line.text) <= LONGEST and (line.align == "center" or line.slanted >= 0.8 * len(line.text)))
    )
