"""Last: the outcome goes to the archive's writer, which stores it in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from crawler.archive import ArchiveWriter
from crawler.fetch.session import session_of
from crawler.records import Outcome

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class Store:
    """Hands over every outcome; it waits for no commit, since the entry stays in the frontier until there is one."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(session_of(crawler).writer)

    def process_item(self, item: Outcome) -> Outcome:
        self._writer.add(item)
        return item
