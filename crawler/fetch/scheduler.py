"""The scheduler that Scrapy asks: it hands out the frontier of one portal and never keeps a queue of its own.

A URL that was handed out stays in the frontier table until the transaction that stores its outcome, so whatever kills
the process, nothing is lost. In memory there is only a working set, refilled from the table.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

from crawler.archive import Frontier
from crawler.errors import ArchiveError
from crawler.fetch.session import PortalRun, Session, run_of, session_of
from crawler.records import FrontierEntry
from crawler.urls import host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

WORKING_SET = 256
REFILL_BELOW = 32
MAX_BACKLOG = 1000
"""Outcomes that may wait for the disk before nothing more is asked for."""


class HostQueues:
    """The working set, by host: takes turns between hosts and caps what is under way at each.

    Scrapy 2.19 itself does not hold its cap per domain while the delay is 0, hence ours.
    """

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._waiting: dict[str, deque[FrontierEntry]] = {}
        self._under_way: dict[int, str] = {}
        self._busy: dict[str, int] = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, entries: Iterable[FrontierEntry]) -> None:
        for entry in entries:
            self._waiting.setdefault(host_of(entry.url), deque()).append(entry)
            self._size += 1

    def take(self) -> FrontierEntry | None:
        """The next entry of the first host with room, or None; that host goes to the end of the line."""
        for host, queue in self._waiting.items():
            if self._busy.get(host, 0) < self._per_host:
                return self._hand_out(host, queue)
        return None

    def _hand_out(self, host: str, queue: deque[FrontierEntry]) -> FrontierEntry:
        entry = queue.popleft()
        del self._waiting[host]
        if queue:
            self._waiting[host] = queue
        self._size -= 1
        self._busy[host] = self._busy.get(host, 0) + 1
        self._under_way[entry.url_id] = host
        return entry

    def done(self, url_id: int) -> None:
        """Frees the place that the entry held at its host."""
        host = self._under_way.pop(url_id, None)
        if host is None:
            return
        self._busy[host] -= 1
        if not self._busy[host]:
            del self._busy[host]

    @property
    def under_way(self) -> int:
        return len(self._under_way)


class FrontierScheduler(BaseScheduler):
    """Scrapy's scheduler interface over the frontier table of the archive."""

    def __init__(self, crawler: Crawler, session: Session, run: PortalRun) -> None:
        self._crawler = crawler
        self._session = session
        self._run = run
        self._frontier = Frontier(session.options.archive, run.portal.id)
        # One at a time while there is a delay: after Ctrl-C whatever was handed out is still fetched, at that delay.
        self._queues = HostQueues(1 if run.delay or session.options.limit else 8)
        self._taken: set[int] = set()
        """Handed out or in the working set, and not yet committed."""
        self._dry = False
        """The table had no more rows than we hold; True until an outcome is committed."""
        self._wake_at: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler, session_of(crawler), run_of(crawler))

    def open(self, spider: Spider) -> None:  # noqa: ARG002  # Scrapy's signature
        self._session.writer.subscribe(self._run.portal.id, self._committed)

    def close(self, reason: str) -> None:  # noqa: ARG002  # Scrapy's signature
        self._session.writer.unsubscribe(self._run.portal.id)
        if self._wake_at is not None:
            self._wake_at.cancel()
        self._frontier.close()

    def enqueue_request(self, request: Request) -> bool:
        """Nothing is queued behind the archive's back: links reach the frontier with the outcome that found them."""
        raise NotImplementedError(f"{request.url}: requests are queued through the frontier table only")

    def next_request(self) -> Request | None:
        if self._finished_early() or self._session.writer.backlog > MAX_BACKLOG:
            return None
        if len(self._queues) < REFILL_BELOW and not self._dry:
            self._refill()
        entry = self._queues.take()
        return None if entry is None else self._request(entry)

    def has_pending_requests(self) -> bool:
        """True while anything is queued, delayed, or not yet committed: its commit may bring new links."""
        if self._finished_early():
            return self._waits_for_commit(len(self._taken) - len(self._queues))
        if self._waits_for_commit(len(self._taken)):
            return True
        ready, delayed, wait = self._frontier.waiting()
        if ready:
            self._dry = False
            self._wake()
        elif delayed:
            self._wake_in(wait)
        return bool(ready or delayed)

    def fetched(self, url_id: int) -> None:
        """The response (or the failure) of this entry is here: its host may have the next request."""
        self._queues.done(url_id)

    def put_back(self, url_id: int) -> None:
        """The entry was not asked for after all: it is in the frontier still, and nobody waits for its outcome."""
        self._queues.done(url_id)
        self._taken.discard(url_id)

    def _waits_for_commit(self, uncommitted: int) -> bool:
        if not uncommitted or self._session.fatal is not None:
            return False
        self._session.writer.hurry()
        return True

    def _finished_early(self) -> bool:
        if self._session.writer.error is not None:
            self._session.fail(self._session.writer.error)
        limit = self._session.options.limit
        reached = limit is not None and self._run.articles_fetched >= limit
        return reached or self._run.gave_up is not None or self._session.fatal is not None

    def _refill(self) -> None:
        try:
            entries = self._frontier.next(WORKING_SET, self._taken)
        except ArchiveError as error:
            self._session.fail(error)
            self._run.gave_up = str(error)
            return
        self._dry = len(entries) < WORKING_SET
        self._taken.update(entry.url_id for entry in entries)
        self._queues.add(entries)

    def _request(self, entry: FrontierEntry) -> Request:
        return Request(
            entry.url,
            method=entry.method,
            body=entry.body or b"",
            headers={"Content-Type": "application/x-www-form-urlencoded"} if entry.body else None,
            errback=self._crawler.spider.failed,  # type: ignore[union-attr]  # a PortalSpider, open by now
            meta={"entry": entry, "verbatim_url": True},
            dont_filter=True,
        )

    def _committed(self, url_ids: list[int]) -> None:
        """Called by the writer's thread."""
        self._loop.call_soon_threadsafe(self._release, url_ids)

    def _release(self, url_ids: list[int]) -> None:
        self._taken.difference_update(url_ids)
        self._dry = False
        self._wake()

    def _wake(self) -> None:
        """Has the engine ask again at once; without it, it would only at its heartbeat of 5 s."""
        slot = self._crawler.engine._slot if self._crawler.engine else None
        if slot is not None and slot.closing is None:
            slot.nextcall.schedule()

    def _wake_in(self, seconds: float) -> None:
        if self._wake_at is None or self._wake_at.when() <= self._loop.time():
            self._wake_at = self._loop.call_later(max(seconds, 0.05), self._wake)
