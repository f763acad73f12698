"""An HTTP/1.1 client for archives: bytes as they went over the wire, connections kept alive, redirects not followed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.errors import FetchError
from crawler.fetch.connect import AllowAddress, Connector, Origin
from crawler.fetch.http1 import Connection, Limits, ResponseParser
from crawler.fetch.proxy import Proxies
from crawler.fetch.resolve import ResolveMap, Resolver, allow_address, host_name
from crawler.fetch.tls import TlsPolicy
from crawler.records import Exchange
from crawler.warc.coding import decode_entity
from crawler.warc.message import Headers, wire_url

DEFAULT_HEADERS: Headers = (
    ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("Accept-Language", "vi,en;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
)
"""Sent unless the caller gives the same header himself.

br and zstd are understood but not asked for: payloads are kept as they came, and gzip is what every reader of WARC
files knows (warcio 1.8 breaks on br where the `brotli` package is installed, its issue 73).
"""

_SAFE_TO_REPEAT = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})
"""RFC 9110, section 9.2.2."""
_METHOD = re.compile(r"[A-Z]+")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LINE_BREAK = re.compile(r"[\r\n\0]")


@dataclass(frozen=True, slots=True)
class _Request:
    origin: Origin
    method: str
    target: str
    fields: Headers
    body: bytes

    def to_bytes(self, *, via_proxy: bool = False, authorization: str | None = None) -> bytes:
        """As it goes over the wire; `authorization` is for the proxy and never recorded."""
        target = f"{self.origin.scheme}://{self.origin.authority}{self.target}" if via_proxy else self.target
        lines = [f"{self.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in self.fields)]
        if authorization:
            lines.append(f"Proxy-Authorization: {authorization}")
        return "\r\n".join([*lines, "\r\n"]).encode("latin-1") + self.body


@dataclass(slots=True)
class _Host:
    """What is open to one origin; `users` are the fetches that hold or await a connection."""

    slots: asyncio.Semaphore
    idle: list[Connection] = field(default_factory=list)
    users: int = 0


class HttpClient:
    """Fetches URLs one exchange at a time; belongs to one event loop."""

    def __init__(
        self,
        resolve: ResolveMap | None = None,
        *,
        accept_broken_tls: bool = False,
        proxies: Proxies | None = None,
        limits: Limits | None = None,
        user_agent: str | None = None,
        connections_per_host: int = 4,
        keep_idle_seconds: float = 15.0,
        allow_address: AllowAddress = allow_address,
        default_headers: Headers = DEFAULT_HEADERS,
    ) -> None:
        """`proxies`: None for those of the environment, `Proxies()` for none."""
        self.limits = limits or Limits()
        self._connector = Connector(
            resolve or ResolveMap(),
            Resolver(),
            proxies if proxies is not None else Proxies.from_environment(),
            TlsPolicy(accept_broken_tls),
            allow_address,
            self.limits,
        )
        self._defaults = (*((("User-Agent", user_agent),) if user_agent else ()), *default_headers)
        self._per_host = connections_per_host
        self._keep_idle = keep_idle_seconds
        self._hosts: dict[Origin, _Host] = {}
        self._sweeper: asyncio.TimerHandle | None = None

    async def fetch(
        self,
        url: str,
        method: str = "GET",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        timeout: float | None = None,
    ) -> Exchange:
        """Sends one request and returns it with its response, whatever its status.

        `headers` go out in their order and spelling (Host first unless it is among them), then the defaults that are
        missing. `timeout`: seconds for all of it, waiting for a free connection apart. An answer that breaks off
        after its headers is returned with `truncated`; everything worse raises FetchError.
        """
        request = self._request(url, method, headers, body)
        host = self._hosts.get(request.origin) or _Host(asyncio.Semaphore(self._per_host))
        self._hosts[request.origin] = host
        host.users += 1
        try:
            async with host.slots:
                return await self._fetch(url, request, host, timeout or self.limits.total_seconds)
        finally:
            host.users -= 1
            self._forget(request.origin, host)

    async def close(self) -> None:
        """Closes all idle connections."""
        if self._sweeper is not None:
            self._sweeper.cancel()
            self._sweeper = None
        for origin, host in list(self._hosts.items()):
            while host.idle:
                host.idle.pop().close()
            self._forget(origin, host)
        await asyncio.sleep(0)

    def _request(self, url: str, method: str, headers: Iterable[tuple[str, str]], body: bytes) -> _Request:
        origin, target = _split(url)
        given = tuple(headers)
        names = {name.lower() for name, _ in given}
        fields = given if "host" in names else (("Host", origin.authority), *given)
        fields += tuple(entry for entry in self._defaults if entry[0].lower() not in names)
        if (body or method == "POST") and "content-length" not in names:
            fields += (("Content-Length", str(len(body))),)
        _check(method, fields)
        return _Request(origin, method, target, fields, body)

    async def _fetch(self, url: str, request: _Request, host: _Host, seconds: float) -> Exchange:
        deadline = asyncio.get_running_loop().time() + seconds
        connection = self._idle(host) if request.method in _SAFE_TO_REPEAT else None
        if connection is not None:
            sent_at, parser = await self._ask(request, connection, deadline)
            # Silence: closed while idle. Garbage: the rest of an answer that was longer than it said.
            if parser.error is None or parser.error.kind not in ("connect", "protocol"):
                return self._result(url, request, host, connection, parser, sent_at)
        connection = await self._connect(request.origin, deadline, seconds)
        sent_at, parser = await self._ask(request, connection, deadline)
        return self._result(url, request, host, connection, parser, sent_at)

    async def _connect(self, origin: Origin, deadline: float, seconds: float) -> Connection:
        try:
            async with asyncio.timeout_at(deadline):
                return await self._connector.connect(origin)
        except TimeoutError as error:
            raise FetchError("timeout", f"no connection to {origin.host} within {seconds:g} s") from error

    async def _ask(self, request: _Request, connection: Connection, deadline: float) -> tuple[str, ResponseParser]:
        proxy = self._connector.proxy_of(request.origin) if request.origin.scheme == "http" else None
        data = request.to_bytes(via_proxy=bool(proxy), authorization=proxy.authorization if proxy else None)
        parser = ResponseParser(request.method, self.limits)
        sent_at = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        await connection.exchange(data, parser, deadline)
        return sent_at, parser

    def _result(
        self, url: str, request: _Request, host: _Host, connection: Connection, parser: ResponseParser, sent_at: str
    ) -> Exchange:
        if parser.reusable and not connection.closed:
            self._keep(host, connection)
        if parser.error:
            raise parser.error
        assert parser.head is not None
        decoded = decode_entity(parser.entity, parser.frame.codings, parser.head.headers, self.limits.decode)
        via_proxy = request.origin.scheme == "http" and self._connector.proxy_of(request.origin) is not None
        return Exchange(
            url=url,
            method=request.method,
            request=request.to_bytes(via_proxy=via_proxy),
            status=parser.head.status,
            reason=parser.head.reason,
            head=parser.head_bytes,
            headers=parser.head.headers,
            payload=parser.payload,
            body=decoded.body,
            captured_at=sent_at,
            ip=connection.ip,
            truncated=parser.truncated,
            tls=connection.tls,
            body_error=decoded.error,
        )

    def _idle(self, host: _Host) -> Connection | None:
        oldest = asyncio.get_running_loop().time() - self._keep_idle
        while host.idle:
            connection = host.idle.pop()
            if not connection.closed and connection.idle_since > oldest:
                return connection
            connection.close()
        return None

    def _keep(self, host: _Host, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        connection.idle_since = loop.time()
        host.idle.append(connection)
        if self._sweeper is None:
            self._sweeper = loop.call_later(self._keep_idle, self._sweep, loop)

    def _sweep(self, loop: asyncio.AbstractEventLoop) -> None:
        """Closes what was idle for too long, and forgets hosts that nobody visits any more."""
        oldest = loop.time() - self._keep_idle
        for origin, host in list(self._hosts.items()):
            for connection in host.idle:
                if connection.idle_since <= oldest:
                    connection.close()
            host.idle = [connection for connection in host.idle if not connection.closed]
            self._forget(origin, host)
        idle = any(host.idle for host in self._hosts.values())
        self._sweeper = loop.call_later(self._keep_idle, self._sweep, loop) if idle else None

    def _forget(self, origin: Origin, host: _Host) -> None:
        if not host.users and not host.idle:
            self._hosts.pop(origin, None)


def _split(url: str) -> tuple[Origin, str]:
    """Where to connect, and what to ask for; raises FetchError `protocol` for what is no http(s) URL."""
    try:
        parts = urlsplit(url)
        host = host_name(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except (ValueError, UnicodeError) as error:
        raise FetchError("protocol", f"not a URL: {url[:200]!r} ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("protocol", f"not an http or https URL: {url[:200]!r}")
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    return Origin(parts.scheme, host, port), wire_url(f"{path}?{parts.query}" if parts.query else path)


def _check(method: str, fields: Headers) -> None:
    """Raises FetchError `protocol` for what would break out of its line."""
    if not _METHOD.fullmatch(method):
        raise FetchError("protocol", f"not a request method: {method!r}")
    for name, value in fields:
        if not _HEADER_NAME.fullmatch(name) or _LINE_BREAK.search(value) or any(ord(char) > 255 for char in value):
            raise FetchError("protocol", f"this header can not be sent: {name!r}: {value[:200]!r}")
