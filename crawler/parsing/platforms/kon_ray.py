"""The CMS of Kon Rẫy district (Kon Tum), an unknown .NET system.

Seen: the widget `A- A A+ | Tăng tương phản Giảm tương phản` above the title, no date, no lead that markup
singles out, captions that are whole sentences beside their picture, `Tác giả: name - office.`, `Tin liên
quan`. Guessed: addresses and the postback pager. Unknown: every class name, so the page is read by its labels
alone.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.parsing.article import Reader, build, same_url
from crawler.parsing.by_labels import by_widget
from crawler.parsing.category import above_title, crumbs
from crawler.parsing.kinds import is_listing as has_items
from crawler.parsing.labels import CONTRAST_WIDGET
from crawler.parsing.page import Document
from crawler.records import Article, Link

ID = "kon_ray"
VERSION = "1"
_OTHERS = ("articleview", "articletitle", "portlet-boundary", "asset-full-content")
_KEY = re.compile(r"-(\d+)(?:\.\w+)?$")
clean_url = same_url


def detect(doc: Document) -> bool:
    """The contrast widget in one line with the three letters, without the marks of mojoPortal or Liferay,
    which share it."""
    if "A+" not in doc.text or not any("A+" in line.text and CONTRAST_WIDGET.search(line.text) for line in doc.lines):
        return False
    return not doc.has_class(*_OTHERS)


def article_key(url: str) -> str | None:
    """The number at the end of the file name."""
    found = _KEY.search(urlsplit(url).path)
    return found[1] if found else None


def read(doc: Document) -> Article | None:
    """The article between the widget and the boilerplate."""
    found = by_widget(doc)
    if found is None:
        return None
    found.dotted_captions = True
    number = found.start - 1
    found.category = crumbs(doc, found.title) or above_title(doc, number, found.title)
    return build(doc, found, Reader(ID, VERSION, article_key, clean_url))


def is_listing(doc: Document) -> bool:
    """A postback pager, or teasers."""
    return has_items(doc)


def pager_links(doc: Document) -> tuple[Link, ...]:  # noqa: ARG001
    """None beyond the postbacks that are read on every page."""
    return ()
