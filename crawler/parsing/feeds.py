"""Addresses out of sitemaps (sitemaps.org protocol 0.9: index and urlset) and feeds (RSS 2.0, Atom RFC 4287)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from crawler.records import Link
from crawler.urls import canonical_url, file_kind

MAX_SITEMAP_BYTES = 20 * 1024 * 1024
"""Of a longer file (unzipped) only this much is read; the sitemaps protocol allows 50 MB, the portals send far less."""
MAX_ADDRESSES = 50_000
"""The limit of the sitemaps protocol for one file; what follows is not read."""
_MOST_ELEMENTS = 1_000_000


def is_feed(body: bytes) -> bool:
    """Whether the bytes look like a sitemap or a feed, plain or gzipped."""
    head = _inflate(body, 512)[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return any(mark in head for mark in (b"<urlset", b"<sitemapindex", b"<rss", b"<feed", b"<rdf:rdf"))


def read_feed(body: bytes, url: str) -> tuple[Link, ...]:
    """Every address that the sitemap or feed at `url` lists, once each; broken XML gives what can be read of it.

    Reading stops after 50,000 addresses.
    """
    found: dict[str, Link] = {}
    for raw, index in _addresses(_inflate(body, MAX_SITEMAP_BYTES).strip()):
        link = _link(url, raw, sitemap=index)
        if link is not None:
            found.setdefault(link.url, link)
            if len(found) >= MAX_ADDRESSES:
                break
    return tuple(found.values())


def _addresses(xml: bytes) -> Iterator[tuple[str, bool]]:
    """The addresses of a file, and whether it is an index of sitemaps."""
    index: bool | None = None
    for event, element in islice(_elements(xml), 2 * _MOST_ELEMENTS):
        name = _local_name(element)
        if index is None:
            index = name == "sitemapindex"
        if event == "start":
            continue
        if name in ("loc", "link"):
            raw = (element.text or element.get("href") or "").strip()
        else:
            raw = (element.get("url") or "").strip() if name == "enclosure" else ""
        if raw:
            yield raw, index


def _elements(xml: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The elements at their start and end, each forgotten afterwards, so that a file of any length takes no memory."""
    events = etree.iterparse(
        BytesIO(xml), ("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for event, element in events:
            if not isinstance(element.tag, str):
                continue
            yield event, element
            if event == "end":
                element.clear(keep_tail=True)
                parent = element.getparent()
                while parent is not None and parent[0] is not element:
                    del parent[0]
    except etree.XMLSyntaxError:  # nothing in the rest is XML, not even to a parser that forgives
        return


def _link(base: str, raw: str, *, sitemap: bool) -> Link | None:
    try:
        url = canonical_url(urljoin(base, raw))
    except ValueError:
        return None
    if sitemap:
        return Link(url, "sitemap")
    return Link(url, file_kind(url))


def _local_name(element: etree._Element) -> str:
    """The name without namespace; a prefix that nothing declares is part of the tag."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _inflate(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:limit]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, limit)
    except zlib.error:
        return b""
