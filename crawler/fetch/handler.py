"""Scrapy's downloads through our own client: the spider gets a response, the pipelines get the exact bytes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from crawler.fetch.session import session_of
from crawler.warc.reader import mime_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapy import Request
    from scrapy.crawler import Crawler

    from crawler.records import Exchange

_UNDONE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that are not true of the decoded body; Scrapy's middlewares would decode it once more."""


class Client(Protocol):
    """What the handler needs of `crawler.fetch.client.HttpClient`."""

    async def fetch(
        self,
        url: str,
        method: str = "GET",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        timeout: float | None = None,
    ) -> Exchange:
        """See `HttpClient.fetch`."""


class RawDownloadHandler:
    """Scrapy 2.19 download handler for http and https.

    The exchange is left in `request.meta["exchange"]`; FetchError passes through to the errback as it is.
    """

    lazy = True

    def __init__(self, client: Client) -> None:
        self._client = client

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RawDownloadHandler:
        """The handler for `crawler`, on the client of the session it is attached to."""
        return cls(session_of(crawler).client)

    async def download_request(self, request: Request) -> Response:
        """Fetches `request`; raises FetchError."""
        started = time.monotonic()
        exchange = await self._client.fetch(
            request.url, request.method, _headers(request), request.body, request.meta.get("download_timeout")
        )
        request.meta["download_latency"] = time.monotonic() - started
        request.meta["exchange"] = exchange
        return response_of(exchange, request)

    async def close(self) -> None:
        """The client belongs to the session, which closes it."""


def _headers(request: Request) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in request.headers.items()
        for value in values
        if name != b"Proxy-Authorization"
    ]


def response_of(exchange: Exchange, request: Request | None = None) -> Response:
    """The exchange as Scrapy knows responses, with the decoded body."""
    headers = [(name, value) for name, value in exchange.headers if name.lower() not in _UNDONE]
    kind = _class_for(mime_of(exchange.headers), exchange.body)
    flags = [f"truncated:{exchange.truncated}"] if exchange.truncated else None
    url = request.url if request is not None else exchange.url
    return kind(url=url, status=exchange.status, headers=headers, body=exchange.body, flags=flags)


def _class_for(mime: str | None, body: bytes) -> type[Response]:
    if mime is None:
        return HtmlResponse if body[:200].lstrip()[:1] == b"<" else Response
    if mime in ("text/html", "application/xhtml+xml"):
        return HtmlResponse
    if mime.endswith(("/xml", "+xml")):
        return XmlResponse
    return TextResponse if mime.startswith("text/") or mime.endswith(("json", "javascript")) else Response
