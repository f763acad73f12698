"""A server that says exactly the bytes it is told to, and remembers exactly the bytes it got."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import uvloop

from crawler.fetch.client import HttpClient
from crawler.fetch.http1 import Limits
from crawler.fetch.proxy import Proxies
from crawler.fetch.resolve import ResolveMap

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """Pieces to send one after the other, and what to do with the connection then."""

    data: bytes | tuple[bytes, ...]
    then: Literal["keep", "close", "hang", "reset"] = "keep"


OK = Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")


@dataclass
class WireServer:
    """`async with WireServer({path: answer}) as server`: `port`, `requests`, `connections`, `names` (SNI)."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    context: ssl.SSLContext | None = None
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    open_now: int = 0
    most_open: int = 0

    async def __aenter__(self) -> WireServer:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.context)
        self.port = self._server.sockets[0].getsockname()[1]
        self._tasks: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        try:
            while await self._one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.open_now -= 1
            self._tasks.discard(task)
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            (int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length:")), 0
        )
        self.requests.append(head + (await reader.readexactly(length) if length else b""))
        answer = self.answers.get(head.split(b" ")[1].decode(), OK)
        for piece in (answer.data,) if isinstance(answer.data, bytes) else answer.data:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.005 if isinstance(answer.data, tuple) else 0)
        if answer.then == "hang":
            await asyncio.sleep(60)
        if answer.then == "close":
            writer.close()
            await writer.wait_closed()
        return answer.then == "keep"


HOST = "huyen.gov.vn"


def client_for(server: WireServer, **options: Any) -> HttpClient:
    """A client for which `huyen.gov.vn` lies at `server`, on port 80 and on port 443."""
    texts = [f"{HOST}=127.0.0.1:{server.port}", f"{HOST}:443=127.0.0.1:{server.port}"]
    options.setdefault("limits", Limits(connect_seconds=5, idle_seconds=5, total_seconds=10))
    return HttpClient(ResolveMap.parse(texts), proxies=Proxies(), **options)


def run(main: Coroutine[Any, Any, T]) -> T:
    """Runs `main` on the loop that the crawler uses."""
    return uvloop.run(main)
