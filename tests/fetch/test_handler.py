from __future__ import annotations

import asyncio
import gzip
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse
from scrapy.utils.misc import build_from_crawler

from crawler.errors import FetchError
from crawler.fetch.handler import RawDownloadHandler, response_of
from tests.fetch.wire import HOST, Answer, WireServer, client_for, run
from tests.warc.exchanges import exchange

PACKED = gzip.compress("<h1>Tin tức</h1>".encode())


def test_request_in_response_out() -> None:
    html = Answer(
        b"HTTP/1.1 203 Sure\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n"
        b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED
    )

    async def main() -> tuple[Request, Response, bytes]:
        async with WireServer({"/tin": html}) as server:
            client = client_for(server, default_headers=())
            handler = RawDownloadHandler(client)
            headers = {"X-One": ["1", "2"], "Proxy-Authorization": "secret"}
            request = Request(f"http://{HOST}/tin", method="POST", body=b"a=1", headers=headers)
            response = await handler.download_request(request)
            await handler.close()
            await client.close()
            return request, response, server.requests[0]

    request, response, wire = run(main())
    assert wire == b"POST /tin HTTP/1.1\r\nHost: huyen.gov.vn\r\nX-One: 1\r\nX-One: 2\r\nContent-Length: 3\r\n\r\na=1"
    assert request.meta["exchange"].payload == PACKED
    assert 0 < request.meta["download_latency"] < 10
    assert isinstance(response, HtmlResponse)
    assert (response.status, response.url, response.text) == (203, f"http://{HOST}/tin", "<h1>Tin tức</h1>")
    assert response.headers.getlist("Set-Cookie") == [b"a=1", b"b=2"]
    assert "Content-Encoding" not in response.headers


def test_takes_the_client_of_its_session(monkeypatch: pytest.MonkeyPatch) -> None:
    session = SimpleNamespace(client=SimpleNamespace(fetch=lambda *_: asyncio.sleep(0, exchange())))
    monkeypatch.setattr("crawler.fetch.handler.session_of", lambda crawler: {"this crawler": session}[crawler])
    crawler: Any = "this crawler"
    handler = build_from_crawler(RawDownloadHandler, crawler)
    assert run(handler.download_request(Request(f"http://{HOST}/"))).body == b"xin chao"


def test_errors_and_time_out_pass_through() -> None:
    async def main() -> FetchError:
        async with WireServer({"/": Answer(b"", then="hang")}) as server:
            client = client_for(server)
            with pytest.raises(FetchError) as caught:
                await RawDownloadHandler(client).download_request(
                    Request(f"http://{HOST}/", meta={"download_timeout": 0.1})
                )
            await client.close()
            await asyncio.sleep(0)
            return caught.value

    assert run(main()).kind == "timeout"


@pytest.mark.parametrize(
    ("mime", "body", "kind"),
    [
        ("text/html", b"", HtmlResponse),
        ("application/xhtml+xml", b"", HtmlResponse),
        ("application/rss+xml", b"", XmlResponse),
        ("text/xml", b"", XmlResponse),
        ("text/plain", b"", TextResponse),
        ("application/json", b"", TextResponse),
        ("image/png", b"<svg>", Response),
        ("", b"  <html>", HtmlResponse),
        ("", b"%PDF", Response),
    ],
)
def test_kinds_of_responses(mime: str, body: bytes, kind: type[Response]) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\n\r\n".encode()
    assert type(response_of(exchange(body, head))) is kind


def test_truncated_responses_are_flagged() -> None:
    assert response_of(exchange(truncated="time")).flags == ["truncated:time"]
