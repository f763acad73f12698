"""Second: which article of its portal is this, which text does it show, and did the page change or only its reader?"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from crawler.archive.lookup import Reading, Readings
from crawler.errors import WarcError
from crawler.fetch.opening import warc_folder
from crawler.fetch.session import run_of, session_of
from crawler.parsing import platforms, read_page
from crawler.records import Article, Outcome, Portal
from crawler.text import duplicate_digest, version_digest
from crawler.urls import url_key
from crawler.warc import read_record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


logger = logging.getLogger(__name__)

NOT_WHOLE = frozenset({"truncated", "broken_encoding", "unknown_encoding", "too_large"})
"""Reasons of captures that do not hold the whole page."""


class Deduplicate:
    """Gives each article its identity and digests; whether they are known is decided inside the store's transaction."""

    def __init__(self, portal: Portal, archive: Path) -> None:
        self._portal = portal
        self._warcs = warc_folder(archive)
        self._readings = Readings(archive)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler).portal, session_of(crawler).options.archive)

    def close_spider(self) -> None:
        self._readings.close()

    def process_item(self, item: Outcome) -> Outcome:
        article = item.page.article if item.page else None
        if article is not None:
            item.article_key = article_key(self._portal, article)
            item.version_digest = digest_of(article)
            item.duplicate_digest = duplicate_digest(
                article.title, article.lead, article.body, article.published_at, article.attachments
            )
            self._compare(item, article, item.article_key, item.version_digest)
        return item

    def _compare(self, item: Outcome, article: Article, key: str, digest: str) -> None:
        """Holds the page against the version that the archive has, if the archive has one and it reads differently."""
        before = self._readings.current(self._portal.id, key)
        if before is None or before.digest == digest:
            return
        if item.reason in NOT_WHOLE and item.page is not None:
            # Half a page must not pass for an edit of the whole one.
            item.dropped = item.reason
            item.page = replace(item.page, kind="other", article=None, reason=item.reason)
            return
        item.reread_digest = self._reread(before, article)

    def _reread(self, before: Reading, article: Article) -> str | None:
        """What today's parser makes of the capture before, if an older one read it: else every upgrade fakes edits."""
        if (before.parser, before.parser_version) == (article.parser, article.parser_version):
            return None
        try:
            return self._digest_today(before)
        except WarcError as error:
            logger.warning("%s: its earlier bytes can not be read again (%s)", before.url, error)
            return None

    def _digest_today(self, before: Reading) -> str | None:
        record = read_record(self._warcs, before.warc)
        headers = dict(record.head.headers)
        again = read_page(
            record.body, before.url, captured_at=before.captured_at, headers=headers, platform=self._portal.platform
        )
        return digest_of(again.article) if again.article is not None else None


def digest_of(article: Article) -> str:
    """What tells the versions of an article apart: the text, and nothing else."""
    return version_digest(article.title, article.lead, article.body)


def article_key(portal: Portal, article: Article) -> str:
    """The identity of an article within its portal: the platform's own key, else its canonical address.

    The portal's declared platform is asked first: a redesign changes the markup long before it changes the addresses.
    """
    key = article.key
    if portal.platform is not None and portal.platform != article.platform:
        key = platforms.get(portal.platform).article_key(article.url) or key
    return f"key:{key}" if key else f"url:{url_key(article.canonical_url)}"
