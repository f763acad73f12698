"""Addresses out of sitemaps (sitemaps.org protocol 0.9: index and urlset) and feeds (RSS 2.0, Atom RFC 4287)."""

from __future__ import annotations

import zlib
from urllib.parse import urljoin

from lxml import etree

from crawler.records import Link
from crawler.urls import canonical_url, file_kind

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
"""The limit of the sitemaps protocol for one uncompressed file."""


def is_feed(body: bytes) -> bool:
    """Whether the bytes look like a sitemap or a feed, plain or gzipped."""
    head = _inflate(body, 512)[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return any(mark in head for mark in (b"<urlset", b"<sitemapindex", b"<rss", b"<feed", b"<rdf:rdf"))


def read_feed(body: bytes, url: str) -> tuple[Link, ...]:
    """Every address that the sitemap or feed at `url` lists, once each; broken XML gives what can be read of it."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(_inflate(body, MAX_SITEMAP_BYTES).strip(), parser)
    except etree.XMLSyntaxError:  # nothing in it is XML, not even to a parser that forgives
        return ()
    if root is None:
        return ()
    index = _local_name(root) == "sitemapindex"
    found: dict[str, Link] = {}
    for raw in _addresses(root):
        link = _link(urljoin(url, raw), sitemap=index)
        if link is not None:
            found.setdefault(link.url, link)
    return tuple(found.values())


def _addresses(root: etree._Element) -> list[str]:
    raw = []
    for element in root.iter(etree.Element):
        name = _local_name(element)
        if name in ("loc", "link"):
            raw.append((element.text or element.get("href") or "").strip())
        elif name == "enclosure":
            raw.append((element.get("url") or "").strip())
    return [address for address in raw if address]


def _link(address: str, *, sitemap: bool) -> Link | None:
    try:
        url = canonical_url(address)
    except ValueError:
        return None
    if sitemap:
        return Link(url, "sitemap")
    return Link(url, file_kind(url))


def _local_name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower()


def _inflate(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:limit]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, limit)
    except zlib.error:
        return b""
