"""Điện Biên districts and provincial Party committee (.NET MVC).

Seen: addresses, the label `Thời gian đăng:`, and that each part stands in a list item of its own (title,
date, lead, text, author). Unknown: every class name, so the page is read by its labels alone.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.etree import _Element

from crawler.parsing.article import Found, Reader, build
from crawler.parsing.by_labels import by_date_label, date_lines, title_above
from crawler.parsing.category import above_title, crumbs
from crawler.parsing.kinds import is_listing as has_items
from crawler.parsing.page import Document
from crawler.records import Article, Link

ID = "dien_bien_mvc"
VERSION = "1"
_ARTICLE = re.compile(r"/(?:T|[^/]+/Tintuc/View)/([^/]+)/?$", re.I)
_LISTING = re.compile(r"/Tintuc(?:/|$)", re.I)
_SHORTEST_TEXT = 100
_LABEL = "Thời gian đăng:"


def detect(doc: Document) -> bool:
    """`Thời gian đăng:` in a list item; on listings several links of the platform's own two shapes."""
    if "\n" + _LABEL in doc.text and any(line.item is not None and line.text.startswith(_LABEL) for line in doc.lines):
        return True
    links = [href for href in doc.hrefs if href and ("/T/" in href or "/Tintuc/" in href)]
    return len(links) >= 3 and _LISTING.search(doc.source) is not None


def article_key(url: str) -> str | None:
    """The slug in lower case: one article answers as `/T/UPPER-CASE` and as `/area/Tintuc/View/Mixed-Case`."""
    found = _ARTICLE.search(urlsplit(url).path)
    return found[1].lower() if found else None


def clean_url(url: str) -> str:
    """An article answers under every `PageIndex` of the list below it: the parameter only means something on
    a listing."""
    if "pageindex=" not in url.lower() or article_key(url) is None:
        return url
    parts = urlsplit(url)
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if name.lower() != "pageindex"]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def read(doc: Document) -> Article | None:
    """The article between the date label and the boilerplate; the list item behind the date is its lead."""
    found = by_date_label(doc)
    if found is None:
        return None
    date = doc.lines[found.start - 1]
    _read_lead(doc, found, date.item)
    _end_with_list(doc, found, date.listed)
    number = title_above(doc, date_lines(doc)[0])
    if number is not None:
        found.category = crumbs(doc, found.title) or above_title(doc, number, found.title)
    return build(doc, found, Reader(ID, VERSION, article_key, clean_url))


def _read_lead(doc: Document, found: Found, date: _Element | None) -> None:
    if found.start >= len(doc.lines):
        return
    lead = doc.lines[found.start].item
    if lead is None or lead is date:
        return
    last = doc.walk.last[lead]
    lines = doc.lines[found.start : last]
    if lines and not any(line.pictures for line in lines) and len({line.block for line in lines}) == 1:
        found.lead = " ".join(line.text for line in lines)
        found.start = last


def _end_with_list(doc: Document, found: Found, parts: _Element | None) -> None:
    """The list of parts ends with the article, unless the text was left outside of it."""
    end = doc.walk.last[parts] if parts is not None else 0
    if sum(line.plain for line in doc.lines[found.start : end]) >= _SHORTEST_TEXT:
        found.end = end


def is_listing(doc: Document) -> bool:
    """Several dated items, or teasers."""
    return len(date_lines(doc)) > 1 or has_items(doc)


def pager_links(doc: Document) -> tuple[Link, ...]:  # noqa: ARG001
    """None: the pager is made of plain links with `PageIndex`."""
    return ()
