"""RSS feeds and sitemaps of the replica portals."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import datetime

from tests.portals.render import esc
from tests.portals.site_base import Answer

Entry = tuple[str, str, str | None, datetime]
"""URL, title, lead and time of an article."""


def rss(title: str, link: str, entries: Iterable[Entry]) -> Answer:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{esc(name)}</title><link>{url}</link><guid>{url}</guid>"
        f"<description><![CDATA[{esc(lead or '')}]]></description>"
        f"<pubDate>{filed:%a, %d %b %Y %H:%M:%S} +0700</pubDate></item>\n"
        for url, name, lead, filed in entries
    )
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{esc(title)}</title><link>{link}</link>\n{items}</channel></rss>"
    )
    return Answer(feed.encode(), content_type="application/rss+xml; charset=utf-8", dynamic=False)


def sitemap(entries: Iterable[Entry], *, zipped: bool = False) -> Answer:
    """A sitemap (sitemaps.org 0.9); `zipped`: a gzip file, which is no content coding."""
    urls = "".join(
        f"<url><loc>{url}</loc><lastmod>{filed:%Y-%m-%d}</lastmod></url>\n" for url, _title, _lead, filed in entries
    )
    return _xml("urlset", urls, zipped=zipped)


def sitemap_index(urls: Iterable[str]) -> Answer:
    """An index of sitemaps."""
    return _xml("sitemapindex", "".join(f"<sitemap><loc>{url}</loc></sitemap>\n" for url in urls), zipped=False)


def _xml(root: str, content: str, *, zipped: bool) -> Answer:
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{content}</{root}>\n'
    )
    if zipped:
        return Answer(gzip.compress(text.encode(), mtime=0), content_type="application/x-gzip", dynamic=False)
    return Answer(text.encode(), content_type="text/xml", dynamic=False)
