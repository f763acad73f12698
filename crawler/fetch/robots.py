"""robots.txt (RFC 9309): fetched once per host and run, kept as a capture, obeyed before anything else is asked for."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from protego import Protego

from crawler.errors import FetchError
from crawler.records import Exchange, FrontierEntry, Link, Outcome

if TYPE_CHECKING:
    from crawler.fetch.session import Session

MAX_REDIRECTS = 5  # RFC 9309, section 2.3.1.2: at least five
MAX_BYTES = 500 * 1024  # RFC 9309, section 2.5: at least 500 KiB
MAX_CRAWL_DELAY = 30.0
"""Seconds; a portal that asks for more would not be finished before it is closed."""
RETRY_AFTER = 60.0
"""Seconds until a host whose robots.txt could not be had is asked again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host's robots.txt says to us; `unavailable` says why there is none to obey (then nothing is fetched)."""

    parsed: Protego | None = None
    unavailable: str | None = None
    fetched_at: float = field(default_factory=time.monotonic)

    def allows(self, url: str, user_agent: str) -> bool:
        return self.parsed is None or self.parsed.can_fetch(url, user_agent)

    def delay(self, user_agent: str) -> float:
        """Seconds between two requests that the host asks for (0: it asks for nothing), capped."""
        asked = self.parsed.crawl_delay(user_agent) if self.parsed else None
        return min(float(asked or 0), MAX_CRAWL_DELAY)


class RobotsGate:
    """Knows for every URL whether its host lets us fetch it."""

    def __init__(self) -> None:
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, session: Session, portal_id: str, url: str) -> Rules:
        """The rules of the host of `url`, fetched if need be.

        Raises FetchError (`robots_unavailable`) while robots.txt answers 5xx or not at all: RFC 9309, section 2.3.1.4,
        has a crawler assume complete disallow then.
        """
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        task = self._rules.get(origin)
        if task is None or _stale(task):
            task = asyncio.ensure_future(_fetch_rules(session, portal_id, origin + "/robots.txt"))
            self._rules[origin] = task
        rules = await asyncio.shield(task)
        if rules.unavailable is not None:
            raise FetchError("robots_unavailable", rules.unavailable)
        return rules


def _stale(task: asyncio.Task[Rules]) -> bool:
    if not task.done():
        return False
    if task.cancelled() or task.exception() is not None:
        return True
    rules = task.result()
    return rules.unavailable is not None and time.monotonic() - rules.fetched_at > RETRY_AFTER


async def _fetch_rules(session: Session, portal_id: str, url: str) -> Rules:
    try:
        exchange = await _follow(session, portal_id, url)
    except FetchError as error:
        return Rules(unavailable=f"{url} can not be had ({error}); RFC 9309 forbids fetching anything until it can")
    if exchange.status >= 500 or exchange.status == 429:
        return Rules(unavailable=f"{url} answers {exchange.status}; RFC 9309 forbids fetching anything until it can")
    if exchange.status >= 300:
        return Rules()
    return Rules(parsed=Protego.parse(exchange.body[:MAX_BYTES].decode("utf-8", "replace")))


async def _follow(session: Session, portal_id: str, url: str) -> Exchange:
    """The last answer behind `url`, each answer on the way kept as a capture."""
    for _ in range(MAX_REDIRECTS):
        exchange = await session.client.fetch(url)
        _keep(session, portal_id, exchange)
        target = redirect_target(exchange)
        if target is None:
            return exchange
        url = target
    return exchange


def _keep(session: Session, portal_id: str, exchange: Exchange) -> None:
    entry = FrontierEntry(0, portal_id, exchange.url, "seed")
    links = _sitemaps(exchange) if exchange.status == 200 else ()
    capture = session.warc.write(exchange)
    session.writer.add(Outcome(entry, "captured", reason="robots_txt", capture=capture, links=links))


def _sitemaps(exchange: Exchange) -> tuple[Link, ...]:
    host = urlsplit(exchange.url).hostname
    named = Protego.parse(exchange.body[:MAX_BYTES].decode("utf-8", "replace")).sitemaps
    return tuple(Link(urljoin(exchange.url, url), "sitemap") for url in named if urlsplit(url).hostname in (None, host))


def redirect_target(exchange: Exchange) -> str | None:
    """Where a 3xx answer sends us (RFC 9110, section 15.4), absolute; None if it sends nowhere."""
    if exchange.status not in (301, 302, 303, 307, 308):
        return None
    location = next((value for name, value in exchange.headers if name.lower() == "location"), "").strip()
    if not location:
        return None
    try:
        return urljoin(exchange.url, location.encode("latin-1").decode("utf-8"))
    except ValueError:
        return None
