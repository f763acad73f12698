"""The net under the crawl: an entry whose callback or pipeline crashed still gets an outcome, with the error in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.logformatter import LogFormatter

from crawler.fetch.outcomes import after_crash
from crawler.fetch.session import Session, session_of
from crawler.records import Capture, FrontierEntry, Outcome

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure


class QuietLogFormatter(LogFormatter):
    """Says nothing of single pages and items: the archive does."""

    def crawled(self, *_: Any) -> None:  # type: ignore[override]  # Scrapy takes None for "no line"
        return None

    def scraped(self, *_: Any) -> None:  # type: ignore[override]
        return None


class CrashRecorder:
    """Turns exceptions of our own code into outcomes, so that no URL stays handed out for ever."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(session_of(crawler))
        crawler.signals.connect(extension.spider_error, signal=signals.spider_error)
        crawler.signals.connect(extension.item_error, signal=signals.item_error)
        return extension

    def spider_error(self, failure: Failure, response: Any) -> None:
        """A callback raised; `response` is the response or the failure it was called with."""
        meta = response.request.meta
        self._record(meta["entry"], failure, meta.get("capture"))

    def item_error(self, item: Outcome, failure: Failure) -> None:
        """A pipeline raised on an outcome."""
        self._record(item.entry, failure, item.capture)

    def _record(self, entry: FrontierEntry, failure: Failure, capture: Capture | None) -> None:
        assert failure.value is not None
        outcome = after_crash(self._session, entry, failure.value, capture)
        if outcome is not None:
            self._session.writer.add(outcome)
