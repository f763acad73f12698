"""Second: which article of its portal is this, which text does it show, and would another URL show the same?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from crawler.fetch.session import run_of
from crawler.parsing import platforms
from crawler.records import Article, Outcome, Portal
from crawler.text import duplicate_digest, version_digest
from crawler.urls import url_key

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Deduplicate:
    """Gives each article its identity and digests; whether they are known is decided inside the store's transaction."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler).portal)

    def process_item(self, item: Outcome) -> Outcome:
        article = item.page.article if item.page else None
        if article is not None:
            item.article_key = article_key(self._portal, article)
            item.version_digest = version_digest(article.title, article.lead, article.body)
            item.duplicate_digest = duplicate_digest(
                article.title, article.lead, article.body, article.published_at, article.attachments
            )
        return item


def article_key(portal: Portal, article: Article) -> str:
    """The identity of an article within its portal: the platform's own key, else its canonical address.

    The portal's declared platform is asked first: a redesign changes the markup long before it changes the addresses.
    """
    key = article.key
    if portal.platform is not None and portal.platform != article.platform:
        key = platforms.get(portal.platform).article_key(article.url) or key
    return f"key:{key}" if key else f"url:{url_key(article.canonical_url)}"
