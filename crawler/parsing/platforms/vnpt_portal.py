"""VNPT Portal (Sơn La, Lào Cai, Cao Bằng, Bình Thuận).

Seen: the class names, the addresses, the pager `li.page-item[data-page]` whose end point nobody has seen;
district sites of Sơn La print no date. Guessed: a listing also answers to `?page=n`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.parsing.article import Found, Reader, build, read_stamp, same_url
from crawler.parsing.category import crumbs
from crawler.parsing.kinds import is_listing as has_items
from crawler.parsing.lines import tag_of
from crawler.parsing.page import Document, text_of
from crawler.records import Article, Link

ID = "vnpt_portal"
VERSION = "1"
_KEY = re.compile(r"-(\d{5,8})$")
_MARKS = ("ArticleHeader", "PostDate", "ArticleSummary", "ArticleInMenu")
_ENDPOINT_PAGES = 500
clean_url = same_url


def detect(doc: Document) -> bool:
    """`.ArticleContent` with one of its companions; on listings `.ArticleInMenu`, or `.ArticleList` with `.Title`."""
    if doc.has_class("ArticleContent"):
        return doc.has_class(*_MARKS)
    return doc.has_class("ArticleInMenu") or (doc.has_class("ArticleList") and doc.has_class("Title"))


def article_key(url: str) -> str | None:
    """The number of 5 to 8 digits at the end of the path."""
    found = _KEY.search(urlsplit(url).path.rstrip("/"))
    return found[1] if found else None


def read(doc: Document) -> Article | None:
    """The article in `div.ArticleContent`."""
    for name in ("ArticleContent", "ArticleHeader"):
        doc.filled(name)
    content, header = doc.by_class("ArticleContent"), doc.by_class("ArticleHeader")
    if content is None or header is None:
        return None
    title = text_of(header)
    start, end = doc.span(content)
    found = Found(title, start, end)
    if (summary := doc.by_class("ArticleSummary")) is not None:
        found.lead = text_of(summary)
        first, last = doc.span(summary)
        if first <= start < last <= end:
            found.start = last
    _read_date(doc, found)
    found.category = crumbs(doc, title)
    return build(doc, found, Reader(ID, VERSION, article_key, clean_url))


def _read_date(doc: Document, found: Found) -> None:
    element = doc.by_class("PostDate")
    if element is None:
        return
    first, last = doc.span(element)
    for line in doc.lines[first:last]:
        read_stamp(found, line, doc.captured_at, f"{tag_of(element)}.PostDate")


def is_listing(doc: Document) -> bool:
    """A pager, or items; `.ArticleList` says nothing, side boxes have it too."""
    return doc.has_class("ArticleInMenu") or has_items(doc)


def pager_links(doc: Document) -> tuple[Link, ...]:
    """The pages that `li.page-item[data-page]` names, as `?page=n` of the same address (guessed)."""
    page = doc.url.partition("#")[0].partition("?")[0]
    numbers: list[int] = []
    for item in doc.all_by_class("page-item"):
        number = item.get("data-page") or ""
        if number.isdigit() and "active" not in (item.get("class") or "").split() and 0 < int(number) < _ENDPOINT_PAGES:
            numbers.append(int(number))
    return tuple(Link(f"{page}?page={number}", "pager") for number in dict.fromkeys(numbers))
