"""From a host and a port to a connection that can carry requests: address, TCP, proxy, TLS."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from crawler.errors import FetchError
from crawler.fetch.http1 import Connection, Limits, ResponseParser
from crawler.fetch.proxy import Proxies, Proxy
from crawler.fetch.resolve import Address, ResolveMap, Resolver
from crawler.fetch.tls import TlsPolicy, describe, fault

AllowAddress = Callable[[str, str], bool]
"""Given host and IP address: whether a portal may make the crawler connect there."""


class Origin(NamedTuple):
    """Scheme, host (in its one spelling) and port of a URL."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as a Host header has them: IPv6 in brackets, the scheme's own port left out."""
        usual = self.port == (443 if self.scheme == "https" else 80)
        return self.bracketed if usual else f"{self.bracketed}:{self.port}"

    @property
    def bracketed(self) -> str:
        """The host, IPv6 in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host


@dataclass(slots=True)
class Connector:
    """Opens connections; knows the ways around (`--resolve`, proxies) and the places that are off limits."""

    resolve: ResolveMap
    resolver: Resolver
    proxies: Proxies
    tls: TlsPolicy
    allow: AllowAddress
    limits: Limits

    def proxy_of(self, origin: Origin) -> Proxy | None:
        """The proxy on the way to `origin`; none to a host that `--resolve` names."""
        if self.resolve.lookup(origin.host, origin.port):
            return None
        return self.proxies.of(*origin)

    async def connect(self, origin: Origin) -> Connection:
        """A fresh connection to `origin`; raises FetchError `dns, refused, connect, tls, timeout, blocked`."""
        if origin.scheme == "http":
            return await self._tcp(origin)
        if not self.tls.accept_broken:
            return await self._handshake(origin, self.tls.strict)
        return await self._whatever_tls(origin)

    async def _whatever_tls(self, origin: Origin) -> Connection:
        """Tries a strict handshake first, to be able to say what is wrong; then takes what there is."""
        key = (origin.host, origin.port)
        if self.tls.known_fault(key):
            connection = await self._handshake(origin, self.tls.lax)
            assert connection.tls is not None
            if recalled := self.tls.recall(key, connection.tls):
                connection.tls = recalled
                return connection
            connection.close()
        try:
            return await self._handshake(origin, self.tls.strict)
        except FetchError as error:
            if error.kind != "tls":
                raise
            connection = await self._handshake(origin, self.tls.lax, error.detail)
        assert connection.tls is not None
        self.tls.remember(key, connection.tls)
        return connection

    async def _handshake(self, origin: Origin, context: ssl.SSLContext, error: str | None = None) -> Connection:
        connection = await self._tcp(origin)
        done = False
        try:
            await self._secure(connection, origin, context, error)
            done = True
        except ConnectionAbortedError as failure:  # asyncio's word for a handshake that takes too long
            raise FetchError("timeout", f"{origin.host}: no end of the TLS handshake in time") from failure
        except (OSError, ValueError) as failure:
            detail = fault(failure) if isinstance(failure, OSError) else f"{origin.host}: {failure}"
            raise FetchError("tls", detail) from failure
        finally:
            if not done:
                connection.close()
        return connection

    async def _secure(self, connection: Connection, origin: Origin, context: ssl.SSLContext, error: str | None) -> None:
        assert connection.transport is not None
        transport = await asyncio.get_running_loop().start_tls(
            connection.transport,
            connection,
            context,
            server_hostname=origin.host,
            ssl_handshake_timeout=self.limits.connect_seconds,
        )
        if transport is None:
            raise ConnectionResetError("closed during the handshake")
        connection.secured(transport, describe(transport, error))

    async def _tcp(self, origin: Origin) -> Connection:
        if proxy := self.proxy_of(origin):
            return await self._through(proxy, origin)
        failure: FetchError | None = None
        for ip, port in await self._addresses(origin):
            try:
                return await self._dial(ip, port, ip)
            except FetchError as error:
                failure = error
        raise failure or FetchError("dns", f"{origin.host} has no address")

    async def _addresses(self, origin: Origin) -> list[Address]:
        if pinned := self.resolve.lookup(origin.host, origin.port):
            return [pinned]
        literal = _literal(origin.host)
        found = (literal,) if literal else await self.resolver.addresses(origin.host, origin.port)
        allowed = [ip for ip in found if self.resolve.names(origin.host) or self.allow(origin.host, ip)]
        if found and not allowed:
            raise _blocked(origin.host, found[0])
        return [(ip, origin.port) for ip in allowed]

    async def _through(self, proxy: Proxy, origin: Origin) -> Connection:
        """The proxy looks names up by itself; what can be refused here are addresses written as such."""
        literal = "127.0.0.1" if f".{origin.host}".endswith(".localhost") else _literal(origin.host)
        if literal and not self.allow(origin.host, literal):
            raise _blocked(origin.host, literal)
        connection = await self._dial(proxy.host, proxy.port, None)
        if origin.scheme == "https":
            await self._tunnel(connection, proxy, origin)
        return connection

    async def _tunnel(self, connection: Connection, proxy: Proxy, origin: Origin) -> None:
        target = f"{origin.bracketed}:{origin.port}"
        lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
        if proxy.authorization:
            lines.append(f"Proxy-Authorization: {proxy.authorization}")
        answer = ResponseParser("CONNECT", self.limits)
        deadline = asyncio.get_running_loop().time() + self.limits.connect_seconds
        await connection.exchange("\r\n".join([*lines, "\r\n"]).encode("latin-1"), answer, deadline)
        if answer.head is None or answer.head.status >= 300:
            connection.close()
            said = f"{answer.head.status} {answer.head.reason}" if answer.head else str(answer.error)
            raise FetchError("connect", f"the proxy {proxy} does not lead to {target}: {said}")

    async def _dial(self, host: str, port: int, ip: str | None) -> Connection:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.limits.connect_seconds):
                return (await loop.create_connection(lambda: Connection(ip), host, port))[1]
        except TimeoutError as error:
            raise FetchError("timeout", f"no connection to {host} port {port} in time") from error
        except ConnectionRefusedError as error:
            raise FetchError("refused", f"{host} port {port} refused the connection") from error
        except OSError as error:
            raise FetchError("connect", f"{host} port {port}: {error.strerror or error}") from error


def _blocked(host: str, ip: str) -> FetchError:
    detail = f"{host} leads to {ip}, which is no public address; --resolve {host}={ip} permits it"
    return FetchError("blocked", detail)


def _literal(host: str) -> str | None:
    """The address that `host` spells, in any of the ways that the C library reads (`127.1`, `0x7f000001`)."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None
