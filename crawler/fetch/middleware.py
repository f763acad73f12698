"""What happens to every request on its way out and to every response on its way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy.exceptions import IgnoreRequest

from crawler.errors import WarcError
from crawler.fetch.session import PortalRun, Session, run_of, session_of
from crawler.records import Exchange

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class RobotsMiddleware:
    """Refuses what robots.txt forbids, and slows down to the delay it asks for."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._session = session_of(crawler)
        self._run = run_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        agent = self._session.options.user_agent
        rules = await self._session.robots.rules(self._session, self._run.portal.id, request.url)
        if not rules.allows(request.url, agent):
            raise IgnoreRequest("robots")
        asked = rules.delay(agent)
        if asked > self._run.delay:
            self._slow_down(request, asked)

    def _slow_down(self, request: Request, seconds: float) -> None:
        assert self._crawler.engine is not None
        _, slot = self._crawler.engine.downloader._get_slot(request)
        slot.delay = max(slot.delay, seconds)


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
