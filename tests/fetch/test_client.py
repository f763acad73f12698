from __future__ import annotations

import asyncio
import gzip

import pytest

from crawler.errors import FetchError
from crawler.fetch.client import HttpClient
from crawler.fetch.http1 import AnswerError, Limits
from crawler.fetch.proxy import Proxies
from crawler.fetch.resolve import ResolveMap
from crawler.records import Exchange
from tests.fetch.wire import HOST, OK, Answer, WireServer, client_for, run

URL = f"http://{HOST}"


async def fetched(answer: Answer, **options: object) -> Exchange:
    async with WireServer({"/": answer}) as server:
        client = client_for(server, **options)
        try:
            return await client.fetch(f"{URL}/")
        finally:
            await client.close()


def failure(answer: Answer, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        run(fetched(answer, **options))
    return caught.value


def test_bytes_as_they_went_over_the_wire() -> None:
    head = b"HTTP/1.1 200 T\xc3\xb4t\r\nX-one:1\r\nCONTENT-type: text/html\r\n"
    head += b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    packed = gzip.compress(b"<p>Xin ch\xc3\xa0o</p>")
    payload = b"%X;x=1\r\n%s\r\n0\r\nT: 1\r\n\r\n" % (len(packed), packed)

    async def main() -> tuple[Exchange, bytes]:
        async with WireServer({"/a?b=%C4%91": Answer(head + payload)}) as server:
            client = client_for(server, user_agent="crawler/1 (+mailto:kho@example.org)")
            headers = (("X-Second", "2"), ("accept", "*/*"), ("x-first", "1"))
            exchange = await client.fetch(f"{URL}/a?b=đ#muc", headers=headers)
            await client.close()
            return exchange, server.requests[0]

    exchange, request = run(main())
    assert (exchange.head, exchange.payload, exchange.body) == (head, payload, b"<p>Xin ch\xc3\xa0o</p>")
    assert (exchange.status, exchange.ip, exchange.truncated, exchange.tls) == (200, "127.0.0.1", None, None)
    assert exchange.url == f"{URL}/a?b=đ#muc"
    assert exchange.request == request
    assert request == (
        b"GET /a?b=%C4%91 HTTP/1.1\r\nHost: huyen.gov.vn\r\nX-Second: 2\r\naccept: */*\r\nx-first: 1\r\n"
        b"User-Agent: crawler/1 (+mailto:kho@example.org)\r\nAccept-Language: vi,en;q=0.5\r\n"
        b"Accept-Encoding: gzip, deflate\r\n\r\n"
    )


def test_post_carries_its_body() -> None:
    async def main() -> bytes:
        async with WireServer() as server:
            client = client_for(server, default_headers=())
            await client.fetch(f"{URL}/p", "POST", (("Content-Type", "application/x-www-form-urlencoded"),), b"a=1&b=2")
            await client.close()
            return server.requests[0]

    assert run(main()) == (
        b"POST /p HTTP/1.1\r\nHost: huyen.gov.vn\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 7\r\n\r\na=1&b=2"
    )


def test_connections_are_kept_alive_and_redirects_not_followed() -> None:
    async def main() -> tuple[int, list[int]]:
        moved = Answer(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
        async with WireServer({"/moved": moved}) as server:
            client = client_for(server)
            statuses = [(await client.fetch(f"{URL}{path}")).status for path in ("/a", "/moved", "/b")]
            await client.close()
            return server.connections, statuses

    assert run(main()) == (1, [200, 302, 200])


def test_stale_connection_is_replaced_without_a_word() -> None:
    async def main() -> tuple[int, int]:
        lazy = Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", then="close")
        async with WireServer({"/1": lazy, "/2": lazy}) as server:
            client = client_for(server)
            for path in ("/1", "/2", "/3"):
                assert (await client.fetch(URL + path)).body == b"hi"
            await client.close()
            return server.connections, len(server.requests)

    assert run(main()) == (3, 3)


def test_the_late_rest_of_an_answer_is_not_taken_for_the_next() -> None:
    async def main() -> int:
        too_long = Answer((b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", b" there"))
        async with WireServer({"/1": too_long}) as server:
            client = client_for(server)
            assert [(await client.fetch(f"{URL}/{n}")).body for n in (1, 2)] == [b"hi", b"hi"]
            await client.close()
            return server.connections

    assert run(main()) == 2


def test_post_is_never_sent_twice() -> None:
    async def main() -> list[bytes]:
        async with WireServer({"/p": Answer(b"", then="reset")}) as server:
            client = client_for(server)
            await client.fetch(f"{URL}/1")
            with pytest.raises(FetchError, match="closed without an answer"):
                await client.fetch(f"{URL}/p", "POST")
            await client.close()
            return [request.split()[1] for request in server.requests]

    assert run(main()) == [b"/1", b"/p"]


def test_no_more_connections_than_allowed() -> None:
    async def main() -> tuple[int, int]:
        slow = Answer((b"HTTP/1.1 200 OK\r\n", b"Content-Length: 2\r\n\r\n", b"hi"))
        async with WireServer({f"/{n}": slow for n in range(12)}) as server:
            client = client_for(server, connections_per_host=3)
            await asyncio.gather(*(client.fetch(f"{URL}/{n}") for n in range(12)))
            await client.close()
            return server.most_open, len(server.requests)

    assert run(main()) == (3, 12)


def test_idle_connections_are_closed_and_hosts_forgotten() -> None:
    async def main() -> tuple[int, int]:
        async with WireServer() as server:
            client = client_for(server, keep_idle_seconds=0.05)
            await client.fetch(f"{URL}/")
            async with asyncio.timeout(5):
                while server.open_now:
                    await asyncio.sleep(0.02)
            left = len(client._hosts)
            await client.close()
            return left, server.open_now

    assert run(main()) == (0, 0)


@pytest.mark.parametrize(
    ("answer", "truncated", "payload"),
    [
        (Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", then="close"), "disconnect", b"hal"),
        (
            Answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", then="reset"),
            "disconnect",
            b"5\r\nhal",
        ),
        (Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", then="hang"), "time", b"hal"),
        (Answer(b"HTTP/1.0 200 OK\n\nall", then="close"), None, b"all"),
        (Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + b"x" * 999, then="hang"), "length", b"x" * 500),
    ],
)
def test_what_came_is_kept(answer: Answer, truncated: str | None, payload: bytes) -> None:
    exchange = run(fetched(answer, limits=Limits(idle_seconds=0.2, payload_bytes=500)))
    assert (exchange.truncated, exchange.payload) == (truncated, payload)


def test_slow_drip_ends_at_the_total_time() -> None:
    drip = Answer((b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 5000))
    exchange = run(fetched(drip, limits=Limits(idle_seconds=5, total_seconds=0.3)))
    assert exchange.truncated == "time"
    assert 0 < len(exchange.payload) < 1000


def test_compression_bomb_is_cut_but_its_bytes_are_kept() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    answer = Answer(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb) + bomb)
    exchange = run(fetched(answer))
    assert (exchange.payload, exchange.body_error, exchange.truncated) == (bomb, "too_large", None)
    assert len(exchange.body) == len(bomb) * 500


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"", then="close"), "connect"),
        (Answer(b"HTTP/1.1 200 OK\r\nX", then="close"), "truncated"),
        (Answer(b"SSH-2.0-OpenSSH\r\n", then="hang"), "protocol"),
        (Answer(b"", then="hang"), "timeout"),
        (Answer(b"HTTP/1.1 200 OK\r\n", then="hang"), "timeout"),
    ],
)
def test_failures(answer: Answer, kind: str) -> None:
    error = failure(answer, limits=Limits(idle_seconds=0.2))
    assert error.kind == kind
    assert isinstance(error, AnswerError)
    assert error.received == answer.data


def test_refused_unknown_and_blocked() -> None:
    async def main() -> list[str]:
        async with WireServer() as server:
            port = server.port
        client = HttpClient(ResolveMap.parse([f"{HOST}=127.0.0.1:{port}"]), proxies=Proxies())
        kinds = []
        urls = (URL, "http://no-such-host.invalid/", f"http://127.0.0.1:{port}/", f"http://[::ffff:127.0.0.1]:{port}/")
        for url in (
            *urls,
            "http://localhost/",
            "http://0x7f.1/",
            "ftp://a.vn/",
            "http://a.vn:99999/",
            "http://[x/",
            "http:///",
        ):
            with pytest.raises(FetchError) as caught:
                await client.fetch(url)
            kinds.append(caught.value.kind)
        await client.close()
        return kinds

    assert run(main()) == ["refused", "dns", *["blocked"] * 4, *["protocol"] * 4]


def test_name_service_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> FetchError:
        client = HttpClient(proxies=Proxies())
        client._connector.resolver.timeout = 0.05
        never = asyncio.get_running_loop().create_future()
        monkeypatch.setattr("crawler.fetch.resolve.look_up", lambda *_: never)
        with pytest.raises(FetchError) as caught:
            await client.fetch("http://huyen.gov.vn/")
        return caught.value

    error = run(main())
    assert (error.kind, error.detail) == ("dns", "no answer about huyen.gov.vn within 0.05 s")


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", ("X", "a\r\nY: b")),
        ("GET", ("X Y", "a")),
        ("GET", ("X", "đ")),
        ("GET /\r\n", ("X", "a")),
        ("get", ("X", "a")),
    ],
)
def test_nothing_breaks_out_of_its_line(method: str, headers: tuple[str, str]) -> None:
    async def main() -> None:
        async with WireServer() as server:
            await client_for(server).fetch(URL, method, [headers])

    with pytest.raises(FetchError, match="protocol"):
        run(main())


def test_giving_up_closes_the_connection() -> None:
    async def main() -> int:
        async with WireServer({"/": Answer(b"", then="hang"), "/2": OK}) as server:
            client = client_for(server, connections_per_host=1)
            task = asyncio.ensure_future(client.fetch(URL))
            async with asyncio.timeout(5):
                while not server.requests:
                    await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert (await client.fetch(f"{URL}/2")).body == b"hi"
            await client.close()
            return server.connections

    assert run(main()) == 2
