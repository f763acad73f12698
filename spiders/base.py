"""Base spiders: a portal's module says where to look; how a response becomes an outcome is written here, once."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.errors import FetchError
from crawler.fetch.outcomes import after_crash, after_failure, after_response
from crawler.fetch.session import run_of, session_of
from crawler.parsing import read_page
from crawler.parsing.feeds import is_feed, read_feed
from crawler.records import Exchange, FrontierEntry, Link, Outcome, Page, Portal
from crawler.urls import bare_host, canonical_url, host_of, trap

Refusal = tuple[Link, str]


class PortalSpider(scrapy.Spider):
    """One portal: its addresses and rules are class attributes, its pages become outcomes.

    A subclass sets `name` (the portal's id), `portal_name`, `province`, `base_url`, and whatever of the rest differs.
    """

    portal_name: ClassVar[str]
    province: ClassVar[str | None] = None
    platform: ClassVar[str | None] = None
    """Platform id (`crawler.parsing.platforms`); None: found from the markup, page by page."""
    base_url: ClassVar[str]
    other_hosts: ClassVar[tuple[str, ...]] = ()
    """Further hosts that are the same portal; `www.` needs no mention."""
    start_paths: ClassVar[tuple[str, ...]] = ("/",)
    feed_paths: ClassVar[tuple[str, ...]] = ()
    sitemap_paths: ClassVar[tuple[str, ...]] = ("/sitemap.xml",)
    refused: ClassVar[dict[str, str]] = {}
    """Rules of this portal beyond the general traps: name of the rule -> regular expression over the address."""
    delay: ClassVar[float] = 1.0
    """Seconds between two requests to one host."""

    @classmethod
    def portal(cls) -> Portal:
        """The portal as the archive records it."""
        hosts = tuple(dict.fromkeys((urlsplit(cls.base_url).hostname or "", *cls.other_hosts)))
        return Portal(cls.name, cls.portal_name, cls.base_url, cls.province, cls.platform, hosts)

    @classmethod
    def seeds(cls) -> tuple[Link, ...]:
        """The addresses that a walk begins with."""
        return (
            *(Link(canonical_url(urljoin(cls.base_url, path))) for path in cls.start_paths),
            *(Link(urljoin(cls.base_url, path), "sitemap") for path in cls.sitemap_paths),
            *(Link(urljoin(cls.base_url, path), "feed") for path in cls.feed_paths),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hosts = frozenset(bare_host(host) for host in self.portal().hosts)
        self._refused = [(rule, re.compile(pattern, re.IGNORECASE)) for rule, pattern in self.refused.items()]

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the seeds are in the frontier before the spider opens."""
        return
        yield

    def parse(self, response: Response, **_: Any) -> tuple[Outcome]:
        """One outcome per response, always."""
        entry: FrontierEntry = response.meta["entry"]
        exchange: Exchange = response.meta["exchange"]
        self._arrived(entry, answered=True)
        outcome = after_response(entry, exchange, response.meta["capture"], run_of(self.crawler))
        if outcome.result == "captured":
            self._read(outcome, exchange)
        return (outcome,)

    def failed(self, failure: Failure) -> tuple[Outcome, ...]:
        """One outcome per request that got no response, or none if it goes back to the frontier as it was."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]  # set by Scrapy
        error = failure.value
        assert error is not None
        if isinstance(error, IgnoreRequest):
            self._arrived(entry, answered=True)
            return (Outcome(entry, "excluded", reason=str(error)),)
        if not isinstance(error, FetchError):
            self._arrived(entry, answered=True)
            crash = after_crash(session_of(self.crawler), entry, error, failure.request.meta.get("capture"))  # type: ignore[attr-defined]
            return (crash,) if crash else ()
        if error.kind == "robots_unavailable" and self.owns(entry.url):
            return self._closed_by_robots(entry, error)
        self._arrived(entry, answered=False)
        return (after_failure(entry, error, run_of(self.crawler), own_host=self.owns(entry.url)),)

    def _closed_by_robots(self, entry: FrontierEntry, error: FetchError) -> tuple[()]:
        """Without its robots.txt the portal waits for another run, and so does this entry: it was never asked for."""
        run = run_of(self.crawler)
        run.gave_up = run.gave_up or error.detail
        self.crawler.engine.scheduler.put_back(entry.url_id)  # type: ignore[union-attr]
        return ()

    def owns(self, url: str) -> bool:
        """Whether `url` lies on one of the portal's hosts."""
        return bare_host(host_of(url)) in self._hosts

    def _arrived(self, entry: FrontierEntry, *, answered: bool) -> None:
        self.crawler.engine.scheduler.fetched(entry.url_id)  # type: ignore[union-attr]  # a FrontierScheduler
        if answered:
            run_of(self.crawler).misses_in_a_row = 0

    def _read(self, outcome: Outcome, exchange: Exchange) -> None:
        """Completes the outcome with what the page says and where it leads."""
        entry = outcome.entry
        if outcome.reason == "redirect":
            self._follow_redirect(outcome)
        elif entry.role in ("image", "requisite"):
            return
        elif entry.role == "attachment":
            outcome.page = Page("attachment", entry.url, entry.url, "file")
        elif is_feed(exchange.body):
            outcome.page = Page("other", entry.url, entry.url, "feed", reason="feed")
            outcome.links, outcome.excluded = self._sift(read_feed(exchange.body, entry.url), outcome.page)
        else:
            self._read_html(outcome, exchange)

    def _follow_redirect(self, outcome: Outcome) -> None:
        """A redirect keeps the role; a file may lie on any host, a page only on the portal's own."""
        role = outcome.entry.role
        leads_out = [link for link in outcome.links if not self.owns(link.url)]
        if role in ("image", "attachment", "requisite"):
            return
        if leads_out:
            outcome.links, outcome.detail = (), f"redirects to {leads_out[0].url}, outside of the portal"
            if outcome.entry.depth == 0 and role == "page":
                run_of(self.crawler).moved.append(leads_out[0].url)
        outcome.links, outcome.excluded = self._sift(outcome.links, None)

    def _read_html(self, outcome: Outcome, exchange: Exchange) -> None:
        page = read_page(
            exchange.body,
            exchange.url,
            captured_at=exchange.captured_at,
            headers=dict(exchange.headers),
            platform=self.platform,
        )
        outcome.page = page
        outcome.reason = outcome.reason or page.reason
        outcome.links, outcome.excluded = self._sift(page.links, page)
        if page.kind == "article":
            run_of(self.crawler).articles_fetched += 1

    def _sift(self, links: Iterable[Link], page: Page | None) -> tuple[tuple[Link, ...], tuple[Refusal, ...]]:
        """The links to follow, and those that a rule refuses; what lies outside the scope is in neither."""
        follow: list[Link] = []
        refused: list[Refusal] = []
        is_article = page is not None and page.kind == "article"
        for link in links:
            if not self._in_scope(link, is_article):
                continue
            rule = self._rule_against(link.url)
            if rule is None:
                follow.append(link)
            else:
                refused.append((link, rule))
        return tuple(follow), tuple(refused)

    def _in_scope(self, link: Link, is_article: bool) -> bool:
        if link.role == "image":
            return is_article
        if link.role == "requisite":
            return run_of(self.crawler).requisites
        return self.owns(link.url) or (link.role == "attachment" and is_article)

    def _rule_against(self, url: str) -> str | None:
        for rule, pattern in self._refused:
            if pattern.search(url):
                return rule
        return trap(url)
