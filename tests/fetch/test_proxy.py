from __future__ import annotations

import logging

import pytest

from crawler.errors import FetchError, UsageError
from crawler.fetch.client import HttpClient
from crawler.fetch.proxy import Proxies, Proxy
from crawler.fetch.resolve import ResolveMap
from crawler.records import Exchange
from tests.fetch.wire import Answer, WireServer, run

SECRET = "Basic dXNlcjpi4buLIG3huq10"  # user:bị mật


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://user:b%E1%BB%8B%20m%E1%BA%ADt@proxy.local:3128/")
    monkeypatch.setenv("all_proxy", "other.local:8080")
    monkeypatch.setenv("no_proxy", "kontum.gov.vn,.local,10.0.0.1")
    proxies = Proxies.from_environment()
    assert proxies.of("http", "a.vn", 80) == Proxy("proxy.local", 3128, SECRET)
    assert proxies.of("https", "a.vn", 443) == Proxy("other.local", 8080)
    assert proxies.of("http", "konray.kontum.gov.vn", 80) is None
    assert proxies.of("http", "10.0.0.1", 80) is None
    assert Proxies().of("http", "a.vn", 80) is None


@pytest.mark.parametrize("value", ["socks5://localhost:1080", "https://secret:word@p:1", "http://", "http://a:b:c"])
def test_proxies_that_can_not_be_used(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("https_proxy", value)
    with pytest.raises(UsageError, match="only http://HOST:PORT is known") as caught:
        Proxies.from_environment()
    assert "word" not in str(caught.value)


async def through(
    answers: dict[str, Answer], url: str, resolve: ResolveMap | None = None
) -> tuple[Exchange, list[bytes]]:
    async with WireServer(answers) as server:
        proxy = Proxy("127.0.0.1", server.port, SECRET)
        client = HttpClient(resolve, proxies=Proxies({"http": proxy, "https": proxy}), default_headers=())
        try:
            return await client.fetch(url), server.requests
        finally:
            await client.close()


def test_plain_http(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    exchange, requests = run(through({}, "http://a.vn:8080/x?y#z"))
    line = b"GET http://a.vn:8080/x?y HTTP/1.1\r\nHost: a.vn:8080\r\n"
    assert requests == [line + b"Proxy-Authorization: " + SECRET.encode() + b"\r\n\r\n"]
    assert exchange.request == line + b"\r\n"
    assert (exchange.ip, exchange.body) == (None, b"hi")
    assert SECRET.split()[1] not in f"{exchange}{caplog.text}{Proxy('p', 1, SECRET)!r}{Proxy('p', 1, SECRET)!s}"


def test_connect_is_refused() -> None:
    answers = {"a.vn:443": Answer(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")}
    with pytest.raises(FetchError, match=r"does not lead to a\.vn:443: 407 Who are you") as caught:
        run(through(answers, "https://a.vn/"))
    assert caught.value.kind == "connect"
    assert SECRET.split()[1] not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://169.254.169.254/x", "https://[::1]/", "http://x.localhost/", "http://2130706433/"],
)
def test_no_way_around_through_the_proxy(url: str) -> None:
    with pytest.raises(FetchError, match="blocked"):
        run(through({}, url))


def test_resolve_goes_past_the_proxy() -> None:
    async def main() -> tuple[int, int]:
        async with WireServer() as server:
            exchange, asked = await through({}, "http://a.vn/", ResolveMap.parse([f"a.vn=127.0.0.1:{server.port}"]))
            assert exchange.ip == "127.0.0.1"
            return len(server.requests), len(asked)

    assert run(main()) == (1, 0)
