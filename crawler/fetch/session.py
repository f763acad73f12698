"""What the parts of one crawling process share: the archive's writer, the WARC file, the HTTP client, the options.

Scrapy copies its settings deeply and builds components from a `Crawler` object, so live objects travel beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from crawler.archive import ArchiveWriter, Crawl
from crawler.errors import CrawlerError
from crawler.fetch.client import HttpClient
from crawler.fetch.pace import Pace
from crawler.fetch.resolve import ResolveMap
from crawler.records import Portal
from crawler.warc import WarcWriter

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.fetch.robots import RobotsGate


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """What the person at the command line asked for."""

    archive: Path
    user_agent: str
    operator: str = ""
    delay: float | None = None
    """Seconds between two requests to one host; None: the portal's own."""
    limit: int | None = None
    """Article pages to fetch per portal and run; None: all."""
    resolve: ResolveMap = field(default_factory=ResolveMap)
    accept_broken_tls: bool = False
    requisites: bool = False
    portals_at_once: int = 16

    def as_record(self) -> dict[str, object]:
        """The options that shape what is captured, for the crawl's row and the warcinfo record."""
        return {
            "delay": "by portal" if self.delay is None else self.delay,
            "limit": self.limit,
            "resolve": ",".join(self.resolve.texts()),
            "accept_broken_tls": self.accept_broken_tls,
            "requisites": self.requisites,
        }


@dataclass(slots=True)
class PortalRun:
    """One portal being crawled in this process."""

    portal: Portal
    crawl: Crawl
    delay: float
    requisites: bool = False
    queued: int = 0
    """URLs in the frontier, as last counted."""
    articles_fetched: int = 0
    misses_in_a_row: int = 0
    """Requests to the portal's own hosts that got no answer at all, since the last answer."""
    gave_up: str | None = None
    """Why the rest of the queue is left for another run; None while it is being worked on."""
    broken: str | None = None
    """How our own code failed on the whole crawl; None: it did not."""
    last_error: str | None = None
    moved: list[str] = field(default_factory=list)
    """Where start pages redirect to, outside of the portal."""


@dataclass(slots=True, eq=False)
class Session:
    """One process, one archive, one open WARC file, any number of portals."""

    options: CrawlOptions
    writer: ArchiveWriter
    warc: WarcWriter
    client: HttpClient
    robots: RobotsGate
    pace: Pace = field(default_factory=Pace)
    stop: Callable[[], None] = lambda: None
    """Asks every portal's crawl to finish what is in flight and end; set by the one who runs them."""
    fatal: CrawlerError | None = None
    """The error that ends the whole process (disk full, archive gone); None while all is well."""

    def fail(self, error: CrawlerError) -> None:
        """Ends all crawls of this process because of `error`; the first one reported is the one that is told."""
        if self.fatal is None:
            self.fatal = error
            self.stop()


@dataclass(frozen=True, slots=True)
class _Attached:
    session: Session
    run: PortalRun


_attached: WeakKeyDictionary[Crawler, _Attached] = WeakKeyDictionary()


def attach(crawler: Crawler, session: Session, run: PortalRun) -> None:
    """Lets the components built from `crawler` find the session and the portal they work for."""
    _attached[crawler] = _Attached(session, run)


def session_of(crawler: Crawler) -> Session:
    """The session that `crawler` belongs to (KeyError: it was never attached)."""
    return _attached[crawler].session


def run_of(crawler: Crawler) -> PortalRun:
    """The portal run that `crawler` carries out (KeyError: it was never attached)."""
    return _attached[crawler].run
