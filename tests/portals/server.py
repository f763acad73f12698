"""The HTTP server of the replica portals: all hosts behind one port on loopback, and the child process that runs it."""

from __future__ import annotations

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import brotli

from tests.portals import switches as knobs
from tests.portals.site_base import HTML, Answer, Request, Site, Visitors
from tests.portals.site_index import portals

CONTROL_HOST = "control.replica"
_MOST_HEAD = 64 * 1024
_CHUNK = 7_919
_BANNERS = {
    "kontum": "Microsoft-IIS/8.5",
    "dienbien": "Microsoft-IIS/7.5",
    "sonla": "nginx",
    "kiengiang": "Apache/2.2.15 (CentOS)",
}
_ERROR_PAGE = (
    b"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>"
)
_START = Path(__file__).parent.parent.parent


class Seen(NamedTuple):
    """One request in the server's log."""

    host: str
    method: str
    path: str


@dataclass(slots=True)
class Replica:
    """What all connections share: the sites, and what the server remembers."""

    switches: frozenset[str]
    sites: dict[str, Site] = field(default_factory=dict)
    visitors: Visitors = field(default_factory=Visitors)
    log: list[Seen] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Addresses that have answered their first request with 500."""

    def __post_init__(self) -> None:
        self.switch(self.switches)

    def switch(self, switches: frozenset[str]) -> None:
        """Serve the portals as they are with these switches."""
        self.switches = knobs.check(switches)
        self.sites = portals(knobs.content(self.switches))

    def answer(self, request: Request) -> Answer:
        """The answer to a request, body as sent (before any chunking)."""
        site = self.sites.get(request.host)
        if site is None:
            return Answer(b"<h1>Bad Request - Invalid Hostname</h1>", 400, HTML)
        answer = site.answer(request)
        address = request.host + request.key
        if answer.fails_first and address not in self.failed:
            self.failed.add(address)
            return Answer(_ERROR_PAGE, 500)
        return answer

    def control(self, request: Request) -> Answer:
        """The server's own host: its log, and its switches."""
        if request.path == "/switches":
            self.switch(frozenset(filter(None, request.query.get("set", "").split(","))))
        elif request.path == "/forget":
            self.log.clear()
            self.failed.clear()
        return Answer(json.dumps(self.log).encode(), content_type="application/json", dynamic=False)


class Connection(asyncio.Protocol):
    """One client connection: HTTP/1.1 (RFC 9112) with keep-alive and pipelining."""

    def __init__(self, replica: Replica) -> None:
        self.replica = replica
        self.buffer = b""
        self.transport: asyncio.Transport | None = None
        self.waiting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self._next()

    def _next(self) -> None:
        while self.transport is not None and not self.waiting:
            head, found, rest = self.buffer.partition(b"\r\n\r\n")
            if not found:
                if len(head) > _MOST_HEAD:
                    self._send(Answer(b"", 431), "GET", {}, close=True)
                return
            lines = head.decode("latin-1").split("\r\n")
            headers = _headers(lines[1:])
            length = headers.get("content-length", "0")
            parts = lines[0].split(" ")
            if len(parts) != 3 or not parts[2].startswith("HTTP/1.") or not length.isdecimal():
                self._send(Answer(b"<h1>Bad Request</h1>", 400), "GET", {}, close=True)
                return
            if len(rest) < int(length):
                return
            self.buffer = rest[int(length) :]
            self._handle(_request(parts[0], parts[1], headers, rest[: int(length)]), headers)

    def _handle(self, request: Request, headers: dict[str, str]) -> None:
        assert self.transport is not None
        replica = self.replica
        if request.host == CONTROL_HOST:
            self._send(_controlled(replica, request), request.method, headers)
            return
        replica.log.append(Seen(request.host, request.method, request.target))
        if request.host in knobs.hosts_down(replica.switches):
            self.transport.abort()
            return
        answer = _filled(replica, request, headers)
        seconds = knobs.hosts_slow(replica.switches).get(request.host)
        if seconds is None:
            self._send(answer, request.method, headers, request.host)
            return
        self.waiting = True
        asyncio.get_running_loop().call_later(seconds, self._send_late, answer, request, headers)

    def _send_late(self, answer: Answer, request: Request, headers: dict[str, str]) -> None:
        self.waiting = False
        if self.transport is not None:
            self._send(answer, request.method, headers, request.host)
            self._next()

    def _send(
        self, answer: Answer, method: str, headers: dict[str, str], host: str = "", *, close: bool = False
    ) -> None:
        assert self.transport is not None
        close = close or headers.get("connection", "").lower() == "close"
        self.transport.write(_head(answer, host, close=close) + (b"" if method == "HEAD" else _payload(answer)))
        if close:
            self.transport.close()


def _headers(lines: list[str]) -> dict[str, str]:
    fields = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in fields}


def _request(method: str, target: str, headers: dict[str, str], body: bytes) -> Request:
    if target.startswith("http://"):  # as a proxy is asked (RFC 9112 section 3.2.2)
        host, _, path = target.removeprefix("http://").partition("/")
        target = f"/{path}"
    else:
        host = headers.get("host", "")
    return Request(host.partition(":")[0].lower(), target, method, body)


def _controlled(replica: Replica, request: Request) -> Answer:
    try:
        return replica.control(request)
    except ValueError as error:
        return Answer(str(error).encode(), 400, "text/plain; charset=utf-8", dynamic=False)


def _filled(replica: Replica, request: Request, headers: dict[str, str]) -> Answer:
    """The answer with its moving parts filled in, compressed where the client allows it, 304 where it has the file."""
    answer = replica.answer(request)
    fields: dict[str, Any] = {"headers": answer.headers}
    if not answer.dynamic and _has_it(answer, headers):
        return Answer(b"", 304, None, answer.headers, dynamic=False)
    body = replica.visitors.fill(answer.body, request) if answer.dynamic else answer.body
    accepted = headers.get("accept-encoding", "").lower()
    if answer.coding and answer.coding in accepted:
        body = gzip.compress(body, 1, mtime=0) if answer.coding == "gzip" else brotli.compress(body, quality=1)
        fields["headers"] = (*answer.headers, ("Content-Encoding", answer.coding), ("Vary", "Accept-Encoding"))
    return Answer(body, answer.status, answer.content_type, chunked=answer.chunked, **fields)


def _has_it(answer: Answer, headers: dict[str, str]) -> bool:
    own = {name.lower(): value for name, value in answer.headers}
    if "if-none-match" in headers:
        return own.get("etag") in [tag.strip() for tag in headers["if-none-match"].split(",")]
    return "last-modified" in own and headers.get("if-modified-since") == own["last-modified"]


def _head(answer: Answer, host: str, *, close: bool) -> bytes:
    status = HTTPStatus(answer.status)
    banner = next((name for part, name in _BANNERS.items() if part in host), "Apache")
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Date: {formatdate(usegmt=True)}", f"Server: {banner}"]
    if "IIS" in banner:
        lines += ["X-AspNet-Version: 4.0.30319", "x-powered-by: ASP.NET"]
    if answer.content_type:
        lines.append(f"Content-Type: {answer.content_type}")
    lines += [f"{name}: {value}" for name, value in answer.headers]
    if answer.chunked:
        lines.append("Transfer-Encoding: chunked")
    elif status not in (HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT):
        lines.append(f"Content-Length: {len(answer.body)}")
    lines.append("Connection: close" if close else "Connection: keep-alive")
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _payload(answer: Answer) -> bytes:
    if not answer.chunked:
        return answer.body
    pieces = (answer.body[at : at + _CHUNK] for at in range(0, len(answer.body), _CHUNK))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class ReplicaServer:
    """The replica portals in a child process; a context manager.

    `switches` as in `tests.portals.switches`; they can be changed while it runs, the port stays.
    """

    def __init__(self, *switches: str) -> None:
        self.switches = knobs.check(switches)
        self.port = 0
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> Self:
        """Start the server and wait until it listens. RuntimeError: it did not come up."""
        command = [sys.executable, "-m", "tests.portals.serve", "--port", "0", "--until-eof"]
        for switch in sorted(self.switches):
            command += ["--switch", switch]
        self._process = subprocess.Popen(command, cwd=_START, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.strip().isdecimal():
            self.stop()
            raise RuntimeError("the replica portals did not start")
        self.port = int(line)
        return self

    def stop(self) -> None:
        """End the server."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def hosts(self) -> tuple[str, ...]:
        """All host names that the server answers for."""
        return tuple(portals())

    @property
    def portal_ids(self) -> tuple[str, ...]:
        """Ids of the portals."""
        return tuple(dict.fromkeys(site.portal_id for site in portals().values() if hasattr(site, "portal_id")))

    def resolve_args(self) -> list[str]:
        """Command line options that lead every host to this server."""
        return [arg for host in self.hosts for arg in ("--resolve", f"{host}=127.0.0.1:{self.port}")]

    def requests(self) -> tuple[Seen, ...]:
        """All requests since the start (or `forget`), in the order they came."""
        return tuple(Seen(*entry) for entry in json.loads(self._control("/log")))

    def forget(self) -> None:
        """Empty the log; addresses that answer 500 at first do so again."""
        self._control("/forget")

    def switch(self, *switches: str) -> None:
        """Serve the portals with these switches from now on. ValueError: there is no such switch."""
        self.switches = knobs.check(switches)
        self._control("/switches?set=" + ",".join(sorted(self.switches)))

    def get(
        self,
        host: str,
        target: str,
        *,
        method: str = "GET",
        body: str | None = None,
        headers: Iterable[tuple[str, str]] = (),
    ) -> Fetched:
        """One request of one's own, redirects not followed."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, {"Host": host, **dict(headers)})
            response = connection.getresponse()
            return Fetched(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def _control(self, target: str) -> bytes:
        return self.get(CONTROL_HOST, target).body


class Fetched(NamedTuple):
    """What `ReplicaServer.get` brings back."""

    status: int
    headers: dict[str, str]
    body: bytes
