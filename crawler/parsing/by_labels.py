"""The text-label rule: find an article by what its lines say, for pages whose markup nobody has seen."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from crawler.dates import labelled_date, parse_date
from crawler.parsing.article import Dated, Found
from crawler.parsing.labels import CONTRAST_WIDGET, DATE_LABEL_LINE, WIDGET, date_label, is_end, is_file_name, views_in
from crawler.parsing.lines import Line
from crawler.parsing.page import LONGEST_HREF, Document, once
from crawler.text import squeeze

_ABOVE = 4
_LONGEST_DATE_LINE = 200
_LONGEST_TITLE = 400
_ROOTED = re.compile(r"/|https?://[^/?#\s]")
"""How an address begins that means the same on all pages of a site."""


def date_lines(doc: Document) -> list[int]:
    """Numbers of the lines that begin with the label of a publication date, and state one or nothing."""
    return list(_dated_lines(doc))


@once
def _dated_lines(doc: Document) -> dict[int, Dated | None]:
    """These lines with the date that each of them states."""
    found: dict[int, Dated | None] = {}
    if DATE_LABEL_LINE.search(doc.text) is None:  # one search of the whole page, instead of one for each line
        return found
    for number, line in enumerate(doc.lines):
        text = line.text
        if len(text) < _LONGEST_DATE_LINE and (label := date_label(text)) is not None:
            date = _published(doc, line)
            if date is not None or text[label.end() :].partition("-")[0].strip(" :") == "":
                found[number] = date
    return found


def _published(doc: Document, line: Line) -> Dated | None:
    stamp = labelled_date(line.text, doc.captured_at)
    if stamp is None and line.text.startswith("("):
        date = parse_date(line.text, doc.captured_at)
        return Dated(date, "label line") if date is not None else None
    return Dated(stamp[1], "label line") if stamp is not None and stamp[0] == "published" else None


def by_date_label(doc: Document) -> Found | None:
    """Title, date line, then the text: None where no title stands above the one labelled date of the page.

    A title that links elsewhere is that of a teaser: the page is a listing.
    """
    numbers = date_lines(doc)
    if len(numbers) != 1:
        return None
    number = numbers[0]
    title = title_above(doc, number)
    if title is None or leads_away(doc, doc.lines[title]):
        return None
    found = Found(doc.lines[title].text, number + 1, len(doc.lines), published=_dated_lines(doc)[number], cut=True)
    found.views = views_in(doc.lines[number].text)
    return found


def title_above(doc: Document, number: int) -> int | None:
    """Number of the nearest line above a date line that can be a title."""
    for index in range(number - 1, max(-1, number - 1 - _ABOVE), -1):
        text = doc.lines[index].text
        if text and not is_end(text) and not is_file_name(text) and (len(text) > 30 or not WIDGET.search(text)):
            return index if len(text) <= _LONGEST_TITLE else None
    return None


def by_widget(doc: Document) -> Found | None:
    """The line behind the contrast and font size widget is the title, what follows up to the boilerplate is
    the text."""
    if "A+" not in doc.text:
        return None
    for number, line in enumerate(doc.lines):
        if "A+" in line.text and CONTRAST_WIDGET.search(line.text):
            title = _title_below(doc, number + 1)
            if title is None or leads_away(doc, doc.lines[title]):
                return None
            return Found(doc.lines[title].text, title + 1, len(doc.lines), cut=True)
    return None


def _title_below(doc: Document, start: int) -> int | None:
    """The first line below the widget that the page's `title` or `h1` repeats, else the very next one."""
    candidates = [index for index in range(start, min(start + _ABOVE, len(doc.lines))) if doc.lines[index].text]
    whole = doc.title or ""
    for index in candidates:
        text = doc.lines[index].text
        if doc.lines[index].element.tag == "h1" or (len(text) > 15 and whole.startswith(text)):
            return index
    return candidates[0] if candidates and len(doc.lines[candidates[0]].text) <= _LONGEST_TITLE else None


def leads_away(doc: Document, line: Line) -> bool:
    """Whether a line is a link to another page: the title of a teaser, never that of the page's own article."""
    if line.linked < 0.6 * len(line.text):
        return False
    url = doc.url
    own, site = _path(url, ""), _site(url)
    for anchor in line.anchors:
        href = anchor.get("href") or ""
        if len(href) <= LONGEST_HREF and _path(site if _ROOTED.match(href) else url, href) != own:
            return True
    return False


@lru_cache(maxsize=64)
def _site(url: str) -> str:
    """What such an address is joined to, so that all pages of a site share its entry in the cache."""
    end = url.find("/", 8)
    return url[: end + 1] if end > 0 and url.startswith(("http://", "https://")) else url


@lru_cache(maxsize=8192)
def _path(base: str, href: str) -> str:
    if href.startswith(("#", "javascript:")):
        href = ""
    try:
        parts = urlsplit(urljoin(base, squeeze(href)))
    except ValueError:
        return href
    return f"{parts.netloc}{parts.path}".lower()
