"""What happens to every request on its way out and to every response on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy.exceptions import IgnoreRequest

from crawler.errors import WarcError
from crawler.fetch.session import PortalRun, Session, run_of, session_of
from crawler.records import Exchange
from crawler.urls import host_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class RobotsMiddleware:
    """Refuses what robots.txt forbids, and waits for the turn at the host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._session = session_of(crawler)
        self._run = run_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        session, agent = self._session, self._session.options.user_agent
        own = self._crawler.spider.owns(request.url)  # type: ignore[union-attr]  # a PortalSpider, open by now
        rules = await session.robots.rules(session, self._run.portal.id, request.url, delay=self._run.delay, own=own)
        if not rules.allows(request.url, agent):
            raise IgnoreRequest("robots")
        if asked := rules.delay(agent):
            session.pace.slow_down(host_of(request.url), asked)
        await session.pace.turn(host_of(request.url), self._run.delay)


class CaptureMiddleware:
    """Writes each exchange to the WARC file before anything looks at the page."""

    def __init__(self, session: Session, run: PortalRun) -> None:
        self._session = session
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(session_of(crawler), run_of(crawler))

    def process_response(self, request: Request, response: Response) -> Response:
        exchange: Exchange = request.meta["exchange"]
        try:
            request.meta["capture"] = self._session.warc.write(exchange)
        except WarcError as error:
            self._session.fail(error)
            raise
        return response
