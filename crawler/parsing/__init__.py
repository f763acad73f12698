"""Reading pages: HTML, its URL and the time of its capture in, an article or the kind of the page out. Pure:
no network.

A page is parsed once and walked once; the platform whose markup it shows reads it, else the generic reader
does.
"""

from __future__ import annotations

from crawler.parsing import fallback, kinds, platforms
from crawler.parsing.article import clean_canonical
from crawler.parsing.decode import Headers
from crawler.parsing.links import links_of
from crawler.parsing.page import Document
from crawler.parsing.platforms.base import Platform
from crawler.records import Article, Page

_MESSAGE = 300
"""An error message is shorter than this (characters)."""

__all__ = ["detect", "parse_page", "read_page"]


def parse_page(
    html: bytes | str, url: str, captured_at: str | None = None, headers: Headers | None = None
) -> Article | None:
    """The article of a page, None if it is none.

    `captured_at` (UTC, `…Z`) bounds dates: none lies behind it. `headers` of the response help to decode
    bytes. Never fails, whatever the bytes are; what is too large to be parsed in time has no article.
    """
    return _read(Document(html, url, captured_at, headers), None)[1]


def read_page(
    html: bytes | str,
    url: str,
    captured_at: str | None = None,
    headers: Headers | None = None,
    *,
    platform: str | None = None,
) -> Page:
    """Kind, article and links of a page in one pass.

    `platform` is what the caller knows about the portal: it is tried first, but markup of another family wins over it.
    A page that is too large to be parsed in time is not read: it is `other`, `too_large`, without links.
    """
    doc = Document(html, url, captured_at, headers)
    if kinds.not_html(html, doc):
        return Page("other", url, clean_canonical(url, str), platforms.get(platform).ID, reason="not_html")
    if doc.too_large:
        return Page("other", url, clean_canonical(url, str), platforms.get(platform).ID, reason="too_large")
    family, article = _read(doc, platform)
    images = tuple(image.url for image in article.images) if article else ()
    links = links_of(doc, family.clean_url, images, family.pager_links(doc))
    canonical = clean_canonical(url, family.clean_url)
    if article is not None:
        return Page("article", url, canonical, family.ID, article.title, article, links)
    kind, reason = _kind(doc, family)
    return Page("listing" if kind else "other", url, canonical, family.ID, doc.title, None, links, reason)


def detect(html: bytes | str | Document, url: str = "") -> str:
    """Id of the platform whose markup a page shows; `generic` if none."""
    doc = html if isinstance(html, Document) else Document(html, url)
    return platforms.choose(doc)[0].ID


def _read(doc: Document, known: str | None) -> tuple[Platform, Article | None]:
    """The platform and the article of a page. The generic reader only reads pages that no family's markup claims."""
    family, sure = platforms.choose(doc, known)
    article = family.read(doc) if sure else None
    if not sure and not kinds.is_error_title(doc):
        article = platforms.GENERIC.read(doc)
        if article is None and family is platforms.GENERIC:
            article = fallback.read(doc)
    if article is not None and len(article.body) < _MESSAGE and kinds.is_soft_404(doc):
        article = None
    return (family if sure or article is None else platforms.GENERIC), article


def _kind(doc: Document, family: Platform) -> tuple[bool, str | None]:
    """Whether a page without an article is a listing, and why it is not."""
    if not doc.lines:
        return False, "empty"
    if kinds.is_soft_404(doc):
        return False, "soft_404"
    return family.is_listing(doc), None
