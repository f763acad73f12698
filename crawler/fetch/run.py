"""Runs crawls: one process, one archive, one event loop, each portal with an engine of its own."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import logging
import signal
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rich.console import Console
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.archive import finish_crawl, seed, start_crawl
from crawler.archive.lookup import settle_platform, standing, waiting
from crawler.errors import ArchiveError, CrawlerError
from crawler.fetch.facts import facts_of
from crawler.fetch.opening import open_session
from crawler.fetch.progress import PortalState, Progress
from crawler.fetch.session import CrawlOptions, PortalRun, Session, attach
from crawler.fetch.verdict import Verdict, judge
from crawler.portals import scrapy_settings

if TYPE_CHECKING:
    from crawler.portals import SpiderClass

logger = logging.getLogger(__name__)

REFRESH = 0.25
"""Seconds between two looks at the counters."""
RECOUNT = 8
"""Looks between two counts of the queues."""


@dataclass(slots=True, eq=False)
class _Crawls:
    """All crawls of this process, and how far each one is."""

    session: Session
    process: AsyncCrawlerProcess
    console: Console
    progress: Progress
    spiders: Sequence[Any]
    states: dict[str, PortalState] = field(default_factory=dict)
    runs: dict[str, PortalRun] = field(default_factory=dict)
    begun: dict[str, float] = field(default_factory=dict)
    interrupts: int = 0
    stopping: asyncio.Future[None] | None = None


def run_crawls(
    spiders: Sequence[type[SpiderClass]], options: CrawlOptions, console: Console
) -> tuple[list[PortalState], bool]:
    """Crawls the portals into the archive; gives the end state of each, and whether the person interrupted.

    Raises CrawlerError if nothing could be begun: the archive can not be opened, or holds replicas.
    """
    # default 700: what a crawl makes is mostly freed without the collector, whose rounds cost 4 % of the processor time
    gc.set_threshold(50_000, 20, 50)
    process = AsyncCrawlerProcess(scrapy_settings())
    # Errors of our own callbacks and pipelines are told once, by CrashRecorder. (Scrapy's set-up just reset the level.)
    logging.getLogger("scrapy.core.scraper").setLevel(logging.CRITICAL)
    with open_session(spiders, options) as session, Progress(console) as progress:
        crawls = _Crawls(session, process, console, progress, spiders)
        session.stop = lambda: _stop(crawls)
        _run_loop(crawls)
    return [crawls.states[spider.name] for spider in spiders], crawls.interrupts > 0


def _run_loop(crawls: _Crawls) -> None:
    loop = asyncio.get_event_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _interrupt, crawls)
    everything = loop.create_task(_crawl_all(crawls))
    everything.add_done_callback(lambda _: crawls.process._stop_reactor())
    try:
        crawls.process.start(stop_after_crawl=False, install_signal_handlers=False)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
    if everything.done() and not everything.cancelled():
        everything.result()
    _close_unfinished(crawls)


async def _crawl_all(crawls: _Crawls) -> None:
    turn = asyncio.Semaphore(crawls.session.options.portals_at_once)
    display = asyncio.ensure_future(_display(crawls))
    turns = (_crawl_in_turn(crawls, spider, turn) for spider in crawls.spiders)
    ends = await asyncio.gather(*turns, return_exceptions=True)
    for spider, end in zip(crawls.spiders, ends, strict=True):
        _note_crash(crawls, spider.name, end)
    display.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await display
    await crawls.session.client.close()


async def _display(crawls: _Crawls) -> None:
    for turn in itertools.count():
        for portal_id in crawls.begun:
            if crawls.states[portal_id].verdict is None:
                crawls.states[portal_id] = _state(crawls, portal_id)
                if turn % RECOUNT == 0:
                    _count_queue(crawls, crawls.runs[portal_id])
        crawls.progress.show(list(crawls.states.values()))
        await asyncio.sleep(REFRESH)


def _count_queue(crawls: _Crawls, run: PortalRun) -> None:
    """Has the writer's thread count the queue; the display shows the number once it is known."""

    def counted(future: Future[int]) -> None:
        if future.exception() is None:
            run.queued = future.result()

    with contextlib.suppress(ArchiveError):
        crawls.session.writer.submit(lambda conn: waiting(conn, run.portal.id)).add_done_callback(counted)


async def _crawl_in_turn(crawls: _Crawls, spider: Any, turn: asyncio.Semaphore) -> None:
    crawls.states[spider.name] = PortalState(spider.name, {}, 0, 0.0)
    async with turn:
        if crawls.stopping:
            return
        run = _begin(crawls, spider)
        crawler = Crawler(spider, scrapy_settings().copy())
        attach(crawler, crawls.session, run)
        await crawls.process.crawl(crawler)
        _finish(crawls, run)


def _note_crash(crawls: _Crawls, portal_id: str, end: BaseException | None) -> None:
    """One portal's crash is that portal's verdict, and no other's."""
    if isinstance(end, CrawlerError):
        crawls.session.fail(end)
    elif end is not None:
        logger.error("%s: the crawl broke down", portal_id, exc_info=end)
        run = crawls.runs.get(portal_id)
        if run is not None:
            run.broken = f"the crawl broke down ({type(end).__name__}: {end})"


def _begin(crawls: _Crawls, spider: Any) -> PortalRun:
    """Makes the crawl's row, and queues the seeds unless an earlier crawl left a queue to go on with."""
    options = crawls.session.options
    delay = spider.delay if options.delay is None else options.delay
    portal, seeds = spider.portal(), spider.seeds()

    def begin(conn: Any) -> Any:
        crawl = start_crawl(conn, portal, settings={"delay": delay, **options.as_record()})
        if not crawl.resumed:
            seed(conn, crawl, seeds)
        return crawl

    crawl = crawls.session.writer.run(begin)
    run = PortalRun(portal, crawl, delay, requisites=options.requisites)
    crawls.runs[portal.id] = run
    crawls.begun[portal.id] = time.monotonic()
    return run


def _finish(crawls: _Crawls, run: PortalRun) -> None:
    """Judges the crawl and writes the verdict down."""
    session, portal_id = crawls.session, run.portal.id
    interrupted = crawls.interrupts > 0
    try:
        now = session.writer.run(lambda conn: standing(conn, portal_id, run.crawl.walk))
        pages = _counts(crawls, run)["pages"]
        facts = facts_of(now, run, session, pages, interrupted=interrupted)
        verdict, reasons = judge(facts)
        held = now.articles
        session.writer.run(lambda conn: _write_down(conn, run, verdict, reasons))
    except ArchiveError as error:
        session.fail(error)
        verdict, reasons, held = "failed", (str(session.fatal),), None
    ended = _state(crawls, portal_id)
    crawls.states[portal_id] = replace(ended, verdict=verdict, reasons=tuple(reasons), held=held)


def _state(crawls: _Crawls, portal_id: str) -> PortalState:
    run = crawls.runs[portal_id]
    return PortalState(portal_id, _counts(crawls, run), run.queued, time.monotonic() - crawls.begun[portal_id])


def _write_down(conn: Any, run: PortalRun, verdict: Verdict, reasons: Sequence[str]) -> None:
    settle_platform(conn, run.portal.id)
    finish_crawl(conn, run.crawl.id, verdict, reasons)


def _counts(crawls: _Crawls, run: PortalRun) -> Counter[str]:
    return crawls.session.writer.counts.get(run.crawl.id) or Counter()


def _interrupt(crawls: _Crawls) -> None:
    """First Ctrl-C (or SIGTERM): finish what is in flight. Second: stop; what was not committed is fetched again."""
    crawls.interrupts += 1
    if crawls.interrupts == 1:
        crawls.console.print("Interrupted: finishing what is in flight (Ctrl-C again stops at once).")
        _stop(crawls)
    else:
        crawls.console.print("Stopped. What was not stored yet will be fetched again.")
        # Tasks that wait for slow servers die with the loop; that is what was asked for, and no news.
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
        crawls.process._stop_reactor()


def _stop(crawls: _Crawls) -> None:
    if crawls.stopping is None:
        crawls.stopping = asyncio.ensure_future(crawls.process.stop())


def _close_unfinished(crawls: _Crawls) -> None:
    """Gives the portals that never came to an end their verdict: a second Ctrl-C, or a turn that never came."""
    for spider in crawls.spiders:
        run = crawls.runs.get(spider.name)
        if run is None:
            state = crawls.states.get(spider.name, PortalState(spider.name, {}, 0, 0.0))
            fatal = crawls.session.fatal
            verdict: Verdict = "failed" if fatal else "partial"
            reasons = (str(fatal) if fatal else "its turn did not come",)
            crawls.states[spider.name] = replace(state, verdict=verdict, reasons=reasons)
        elif crawls.states[spider.name].verdict is None:
            _finish(crawls, run)
