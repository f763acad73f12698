"""robots.txt (RFC 9309): fetched once per host and run, kept as a capture, obeyed before anything else is asked for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from protego import Protego

from crawler.errors import FetchError
from crawler.parsing.decode import decode
from crawler.records import Exchange, FrontierEntry, Link, Outcome
from crawler.urls import bare_host, canonical_url, host_of, trap

if TYPE_CHECKING:
    from crawler.fetch.session import Session

MAX_REDIRECTS = 5  # RFC 9309, section 2.3.1.2: at least five
MAX_BYTES = 500 * 1024  # RFC 9309, section 2.5: at least 500 KiB
MAX_CRAWL_DELAY = 30.0
"""Seconds; a portal that asks for more would not be finished before it is closed."""
RETRY_AFTER = 60.0
"""Seconds until a host whose robots.txt could not be had is asked again."""
ATTEMPTS = 3
SHORTEST_WAIT = 0.2
"""Seconds between two attempts, for a crawl without delay."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host's robots.txt says to us; `unavailable` says why there is none to obey (then nothing is fetched)."""

    parsed: Protego | None = None
    unavailable: str | None = None
    failure: str = "robots_unavailable"
    """The failure class, if there was no answer at all."""
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

    async def rules(self, session: Session, portal_id: str, url: str, *, delay: float, own: bool) -> Rules:
        """The rules of the host of `url`, fetched if need be; `own`: it is one of the portal's hosts.

        Raises FetchError while robots.txt can not be had: `robots_unavailable` if it answers 5xx (RFC 9309, section
        2.3.1.4, has a crawler assume complete disallow then) or if a host of the portal's own does not answer at all;
        of another host the failure itself (`dns`, `refused`, `blocked` …).
        """
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        task = self._rules.get(origin)
        if task is None or _stale(task):
            asked = _Asked(session, portal_id, origin + "/robots.txt", delay, own)
            task = asyncio.ensure_future(_fetch_rules(asked))
            self._rules[origin] = task
        rules = await asyncio.shield(task)
        if rules.unavailable is not None:
            kind = "robots_unavailable" if own else rules.failure
            raise FetchError(kind, rules.unavailable)
        return rules


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose robots.txt is asked for, and on whose behalf."""

    session: Session
    portal_id: str
    url: str
    delay: float
    own: bool


def _stale(task: asyncio.Task[Rules]) -> bool:
    if not task.done():
        return False
    if task.cancelled() or task.exception() is not None:
        return True
    rules = task.result()
    return rules.unavailable is not None and time.monotonic() - rules.fetched_at > RETRY_AFTER


async def _fetch_rules(asked: _Asked) -> Rules:
    """Tries a few times: one lost answer must not close a portal."""
    rules = await _try_rules(asked)
    for turn in range(ATTEMPTS - 1):
        if rules.unavailable is None or rules.failure in ("blocked", "protocol"):
            break
        await asyncio.sleep(max(asked.delay * 5, SHORTEST_WAIT) * 2**turn)
        rules = await _try_rules(asked)
    return rules


async def _try_rules(asked: _Asked) -> Rules:
    url = asked.url
    try:
        exchange = await _follow(asked)
    except FetchError as error:
        said = f"{url} can not be had ({error}); RFC 9309 forbids fetching anything until it can"
        if error.kind == "tls":
            said += ". --accept-broken-tls goes on all the same, and records it"
        return Rules(unavailable=said, failure=error.kind)
    if exchange.status >= 500 or exchange.status == 429:
        said = f"{url} answers {exchange.status}; RFC 9309 forbids fetching anything until it can be had"
        return Rules(unavailable=said)
    if exchange.status >= 300:
        return Rules()
    return Rules(parsed=Protego.parse(_text(exchange)))


def _text(exchange: Exchange) -> str:
    return decode(exchange.body[:MAX_BYTES], exchange.headers).removeprefix("\ufeff")


async def _follow(asked: _Asked) -> Exchange:
    """The last answer behind the address, each answer on the way kept as a capture.

    A redirect to what can not be fetched is no robots.txt, as one that is not there (RFC 9309, section 2.3.1.2).
    """
    await asked.session.pace.turn(host_of(asked.url), asked.delay)
    exchange = await asked.session.client.fetch(asked.url)
    _keep(asked, exchange)
    for _ in range(MAX_REDIRECTS - 1):
        target = redirect_target(exchange)
        if target is None:
            break
        try:
            exchange = await asked.session.client.fetch(canonical_url(target))
        except (FetchError, ValueError) as error:
            if isinstance(error, FetchError) and error.kind not in ("blocked", "protocol"):
                raise
            break
        _keep(asked, exchange)
    return exchange


def _keep(asked: _Asked, exchange: Exchange) -> None:
    entry = FrontierEntry(0, asked.portal_id, exchange.url, "seed")
    links = tuple(_sitemaps(exchange)) if exchange.status == 200 and asked.own else ()
    capture = asked.session.warc.write(exchange)
    asked.session.writer.add(Outcome(entry, "captured", reason="robots_txt", capture=capture, links=links))


def _sitemaps(exchange: Exchange) -> Iterator[Link]:
    """The sitemaps it names, as far as they lie on the same host."""
    host = bare_host(host_of(exchange.url))
    for named in Protego.parse(_text(exchange)).sitemaps:
        try:
            url = canonical_url(urljoin(exchange.url, named))
        except ValueError:
            continue
        if bare_host(host_of(url)) == host and trap(url) is None:
            yield Link(url, "sitemap")


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
