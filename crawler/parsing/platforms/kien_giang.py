"""Kiên Giang provincial CMS (An Biên and its neighbours).

Seen: `div.block_tin`, `.date_pst` = `(HH:mm | dd/MM/yyyy)`, `p.mota`, `div.textbody`, addresses
`/m/<category>/<id>/<Slug>.html`. Guessed: how its listings page.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.parsing.article import Found, Reader, build, read_stamp, same_url
from crawler.parsing.by_labels import leads_away, title_above
from crawler.parsing.category import above_title, crumbs
from crawler.parsing.kinds import is_listing as has_items
from crawler.parsing.lines import tag_of
from crawler.parsing.page import Document, text_of
from crawler.records import Article, Link

ID = "kien_giang"
VERSION = "1"
_KEY = re.compile(r"/m/\d+/(\d+)(?:/|$)")
clean_url = same_url


def detect(doc: Document) -> bool:
    """`div.textbody` with `.date_pst` or `p.mota`; on listings `div.block_tin`."""
    return doc.has_class("block_tin") or (doc.has_class("textbody") and doc.has_class("date_pst", "mota"))


def article_key(url: str) -> str | None:
    """The second number of `/m/<category>/<id>/`."""
    found = _KEY.search(urlsplit(url).path)
    return found[1] if found else None


def read(doc: Document) -> Article | None:
    """The article in `div.textbody`; its title is the line above the date."""
    text, date = doc.filled("textbody"), doc.by_class("date_pst")
    if text is None or date is None:
        return None
    stamp, stamped = doc.span(date)
    number = title_above(doc, stamp)
    if number is None or leads_away(doc, doc.lines[number]):
        return None
    title = doc.lines[number].text
    found = Found(title, *doc.span(text))
    if stamp < stamped:
        read_stamp(found, doc.lines[stamp], doc.captured_at, f"{tag_of(date)}.date_pst")
    _read_lead(doc, found)
    found.category = crumbs(doc, title) or above_title(doc, number, title)
    return build(doc, found, Reader(ID, VERSION, article_key, clean_url))


def _read_lead(doc: Document, found: Found) -> None:
    """`p.mota`, or the `p` right behind it where that one is empty: both habits are seen."""
    summary = doc.by_class("mota")
    if summary is not None and not text_of(summary):
        summary = summary.getnext()
    if summary is None or summary.tag != "p":
        return
    found.lead = text_of(summary) or None
    first, last = doc.span(summary)
    if found.lead and first <= found.start < last <= found.end:
        found.start = last


def is_listing(doc: Document) -> bool:
    """Blocks of items, and no text of its own."""
    return has_items(doc)


def pager_links(doc: Document) -> tuple[Link, ...]:  # noqa: ARG001
    """None: the pager is made of plain links."""
    return ()
