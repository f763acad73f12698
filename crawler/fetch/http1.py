"""HTTP/1.1 on one connection: sends a request, keeps the bytes of the answer as they come, knows where it ends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Literal, cast

from crawler.errors import FetchError
from crawler.records import Tls
from crawler.warc.coding import DecodeLimits
from crawler.warc.message import HEAD_END, Dechunker, Framing, Head, framing, parse_head

STACK_NOTE = (
    "HTTP/1.1 only, one request at a time on a connection; bytes as received, except that interim responses (1xx), "
    "blank lines before the status line and bytes after the end of a message are not kept, and that a "
    "Proxy-Authorization header is left out of the request record"
)
"""What the records do not show, for the warcinfo record."""

Truncated = Literal["length", "time", "disconnect"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one response may cost: sizes in bytes, times in seconds."""

    head_bytes: int = 64 * 1024
    """Of all heads of one answer, interim ones included."""
    payload_bytes: int = 64 * 1024 * 1024
    decode: DecodeLimits = field(default_factory=DecodeLimits)
    connect_seconds: float = 15.0
    """For each address tried, and for a TLS handshake."""
    idle_seconds: float = 30.0
    """Between two pieces of an answer."""
    total_seconds: float = 180.0


class AnswerError(FetchError):
    """An answer of which no capture can be made; `received` are its bytes as far as they were read."""

    def __init__(self, kind: str, detail: str, received: bytes = b"") -> None:
        super().__init__(kind, detail)
        self.received = received


@dataclass(slots=True)
class ResponseParser:
    """Takes the bytes of one answer in any pieces; the result does not depend on how they were cut."""

    method: str
    limits: Limits
    done: bool = False
    head: Head | None = None
    head_bytes: bytes = b""
    frame: Framing = field(default_factory=lambda: Framing("none"))
    truncated: Truncated | None = None
    error: AnswerError | None = None
    surplus: bool = False
    """Bytes came behind the end of the message: the connection can not be trusted any more."""
    _waiting: bytes = b""
    _head_room: int = 0
    _received: int = 0
    _pieces: list[bytes] = field(default_factory=list)
    _chunks: Dechunker = field(default_factory=Dechunker)

    def __post_init__(self) -> None:
        self._head_room = self.limits.head_bytes

    @property
    def silent(self) -> bool:
        """Whether nothing at all has come."""
        return self.head is None and not self._waiting and self._head_room == self.limits.head_bytes

    @property
    def reusable(self) -> bool:
        """Whether another request may follow on the same connection."""
        whole = self.done and not self.error and not self.truncated and not self.surplus
        if not whole or self.head is None:
            return False
        return self.method == "CONNECT" or (self.head.keeps_alive and self.frame.kind != "close")

    @property
    def payload(self) -> bytes:
        """What followed the head, as received."""
        return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)

    @property
    def entity(self) -> bytes:
        """The payload without chunk framing; content codings still on it."""
        return b"".join(self._chunks.finish()) if self.frame.kind == "chunked" else self.payload

    def feed(self, data: bytes) -> None:
        """Takes the next bytes; sets `done`, and `error` if this is no HTTP."""
        if self.done:
            self.surplus = self.surplus or bool(data)
        elif self.head is None:
            self._feed_head(data)
        else:
            self._feed_payload(data)

    def finish(self, reason: Truncated | None) -> None:
        """No more bytes come: the peer closed (None), the connection broke off, or time is up."""
        if self.done:
            return
        self.done = True
        if self.head is None:
            self.error = self._no_head(reason)
        elif reason or self.frame.kind != "close":
            self.truncated = reason or "disconnect"

    def _no_head(self, reason: Truncated | None) -> AnswerError:
        if reason == "time":
            return AnswerError("timeout", "no answer in time", self._waiting)
        if self.silent:
            return AnswerError("connect", "the connection was closed without an answer")
        return AnswerError("truncated", "the answer breaks off before its headers end", self._waiting)

    def _fail(self, detail: str, received: bytes) -> bytes:
        self.done = True
        self.error = AnswerError("protocol", detail, received)
        return b""

    def _feed_head(self, data: bytes) -> None:
        while data and self.head is None and not self.done:
            data = self._one_head(data)
        if data:
            self.feed(data)

    def _one_head(self, data: bytes) -> bytes:
        """Takes one head, interim or final, and returns what follows it; nothing as long as it is not whole."""
        searched = max(0, len(self._waiting) - 2)
        data = self._waiting + data
        if data[:1] in (b"\r", b"\n"):
            data, searched = self._skip_blank_lines(data), 0
        if data[:5].upper() != b"HTTP/"[: len(data)]:
            return self._fail(f"this is no HTTP: {data[:60]!r}", data)
        end = HEAD_END.search(data, searched)
        if (end.end() if end else len(data)) > self._head_room:
            return self._fail(f"the headers are longer than {self.limits.head_bytes} bytes", data)
        self._waiting = b"" if end else data
        if end is None:
            return b""
        self._head_room -= end.end()
        self._take_head(data[: end.end()])
        return data[end.end() :]

    def _skip_blank_lines(self, data: bytes) -> bytes:
        """Old servers send a line end too many after a body (RFC 9112, section 2.2, allows to skip it)."""
        rest = data.lstrip(b"\r\n")
        self._head_room -= len(data) - len(rest)
        return rest

    def _take_head(self, head_bytes: bytes) -> None:
        try:
            head = parse_head(head_bytes)
        except ValueError as error:
            self._fail(str(error), head_bytes)
            return
        if head.status < 200 and head.status != 101:
            return
        self.head, self.head_bytes, self.frame = head, head_bytes, framing(head, self.method)
        self.done = self.frame.kind == "none" or (self.frame.kind == "length" and not self.frame.length)

    def _feed_payload(self, data: bytes) -> None:
        room = self.limits.payload_bytes - self._received
        belongs = self._extent(data[:room])
        self._pieces.append(data[:belongs])
        self._received += belongs
        if self.done:
            self.surplus = belongs < len(data)
        elif len(data) > room:
            self.done, self.truncated = True, "length"

    def _extent(self, data: bytes) -> int:
        """How many bytes of `data` belong to the payload; sets `done` where it ends."""
        if self.frame.kind == "chunked":
            belongs = self._chunks.feed(data)
            self.done = self._chunks.done
            return belongs
        if self.frame.kind == "length":
            left = self.frame.length - self._received
            self.done = left <= len(data)
            return min(left, len(data))
        return len(data)


class Connection(asyncio.Protocol):
    """One connection to one address; carries one request at a time."""

    def __init__(self, ip: str | None = None) -> None:
        self.ip = ip
        """Address of the server itself; None behind a proxy, which looks it up."""
        self.tls: Tls | None = None
        self.transport: asyncio.Transport | None = None
        self.closed = False
        self.idle_since = 0.0
        self._parser: ResponseParser | None = None
        self._answered: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._heard = 0.0
        self._deadline = 0.0

    async def exchange(self, request: bytes, parser: ResponseParser, deadline: float) -> None:
        """Sends `request` and returns once `parser` is done; `deadline` is in the loop's time."""
        loop = asyncio.get_running_loop()
        self._parser, self._answered = parser, loop.create_future()
        self._heard, self._deadline = loop.time(), deadline
        if self.transport is None or self.closed:
            parser.finish("disconnect")
            return
        self.transport.write(request)
        self._set_timer(loop)
        try:
            await self._answered
        finally:
            self._end()

    def secured(self, transport: asyncio.Transport, tls: Tls) -> None:
        """From now on all goes through `transport`."""
        self.transport, self.tls = transport, tls

    def close(self) -> None:
        """Ends the connection at once; what was not sent is dropped."""
        self.closed = True
        if self.transport is not None:
            self.transport.abort()

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._parser is None or not self._parser.reusable:
            self.close()
        self._parser = self._answered = self._timer = None

    def _set_timer(self, loop: asyncio.AbstractEventLoop) -> None:
        assert self._parser is not None
        when = min(self._deadline, self._heard + self._parser.limits.idle_seconds)
        self._timer = loop.call_at(when, self._time_passed, loop)

    def _time_passed(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._parser is None:
            return
        quiet = loop.time() - self._heard
        if loop.time() >= self._deadline or quiet >= self._parser.limits.idle_seconds:
            self._finish("time")
        else:
            self._set_timer(loop)

    def _finish(self, reason: Truncated | None) -> None:
        if self._parser is not None:
            self._parser.finish(reason)
            self._wake()

    def _wake(self) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The TCP connection stands."""
        self.transport = cast(asyncio.Transport, transport)  # uvloop's are none by class

    def data_received(self, data: bytes) -> None:
        """Hands the bytes on; bytes that nobody asked for end the connection."""
        if self._parser is None:
            self.close()
            return
        self._heard = asyncio.get_running_loop().time()
        self._parser.feed(data)
        if self._parser.done:
            self._wake()

    def eof_received(self) -> None:
        """The peer has no more to say: for some answers that is how they end."""
        self.closed = True
        self._finish(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, in order or not."""
        self.closed = True
        self._finish("disconnect" if exc else None)
