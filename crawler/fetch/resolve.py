"""Where a host lies: what `--resolve` says, else the name service, and which addresses a portal may lead to."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crawler.errors import FetchError, UsageError

Address = tuple[str, int]
"""IP address and port."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_FORM = "HOST[:PORT]=ADDR[:PORT]"


def host_name(host: str) -> str:
    """`host` in the one spelling used for comparing: lower case, IDNA, no final dot; UnicodeError if it has none."""
    host = host.rstrip(".").lower()
    return host if host.isascii() else host.encode("idna").decode("ascii")


def allow_address(_host: str, ip: str) -> bool:
    """Whether a portal may lead to `ip`: only addresses of the public internet (RFC 6890's tables).

    Addresses that carry another one (IPv4-mapped, 6to4, NAT64) count as the one they carry.
    """
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        address = _carried(address) or address
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


@dataclass(frozen=True, slots=True)
class ResolveMap:
    """What `--resolve` says: for host and port (None: any port) the address and the port (None: the same port)."""

    entries: Mapping[tuple[str, int | None], tuple[str, int | None]] = field(default_factory=dict)

    @classmethod
    def parse(cls, texts: Iterable[str]) -> ResolveMap:
        """Reads `HOST[:PORT]=ADDR[:PORT]`, IPv6 in brackets; raises UsageError naming what is wrong.

        A port on the right without one on the left is meant for plain http, that is for port 80.
        """
        entries: dict[tuple[str, int | None], tuple[str, int | None]] = {}
        for text in texts:
            host, port, address = _entry(text)
            if entries.setdefault((host, port), address) != address:
                raise UsageError(f"--resolve names {host} twice with different addresses; keep one of them")
        return cls(entries)

    def lookup(self, host: str, port: int) -> Address | None:
        """The address to connect to for `host` (spelled as by `host_name`) and `port`, None if nothing is said."""
        found = self.entries.get((host, port)) or self.entries.get((host, None))
        return (found[0], found[1] or port) if found else None

    def names(self, host: str) -> bool:
        """Whether `host` is mentioned at all: then it may lie anywhere, also on this machine."""
        return any(name == host for name, _ in self.entries)

    def is_loopback(self, host: str) -> bool:
        """Whether all that is said about `host` leads to this machine."""
        said = [address for (name, _), (address, _) in self.entries.items() if name == host]
        return bool(said) and all(ipaddress.ip_address(address).is_loopback for address in said)

    def texts(self) -> list[str]:
        """The entries in the form that `parse` reads."""
        return [f"{_text(*left)}={_text(*right)}" for left, right in self.entries.items()]


def _text(host: str, port: int | None) -> str:
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if port is None else f"{bracketed}:{port}"


def _entry(text: str) -> tuple[str, int | None, tuple[str, int | None]]:
    left, equals, right = text.strip().partition("=")
    if not equals or not left or not right:
        raise UsageError(f"--resolve {text}: write {_FORM}")
    host, port = _host_and_port(left, text)
    address, address_port = _host_and_port(right, text)
    try:
        address = str(ipaddress.ip_address(address))
        host = host_name(host)
    except UnicodeError as error:
        raise UsageError(f"--resolve {text}: {host} is no host name") from error
    except ValueError as error:
        raise UsageError(f"--resolve {text}: {address} is no IP address; write {_FORM}, IPv6 in brackets") from error
    if address_port is not None and port is None:
        port = 80
    return host, port, (address, address_port)


def _host_and_port(text: str, whole: str) -> tuple[str, int | None]:
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        colon, port = rest[:1], rest[1:]
        host = host if bracket else ""
    else:
        host, colon, port = text.partition(":")
        if ":" in port:
            raise UsageError(f"--resolve {whole}: put the IPv6 address in brackets")
    if not host or host.isspace() or colon not in ("", ":"):
        raise UsageError(f"--resolve {whole}: write {_FORM}")
    if not colon:
        return host, None
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise UsageError(f"--resolve {whole}: {port!r} is no port (1 to 65535)")
    return host, int(port)


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """What the system's name service says, in its order; raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Resolver:
    """Asks the system's name service, waits a bounded time, and remembers answers for a minute."""

    timeout: float = 10.0
    keep: float = 60.0
    _answers: dict[tuple[str, int], tuple[float, tuple[str, ...]]] = field(default_factory=dict)

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The IP addresses of `host`; raises FetchError `dns`."""
        loop = asyncio.get_running_loop()
        known = self._answers.get((host, port))
        if known and known[0] > loop.time():
            return known[1]
        try:
            async with asyncio.timeout(self.timeout):
                found = await look_up(host, port)
        except TimeoutError as error:
            raise FetchError("dns", f"no answer about {host} within {self.timeout:g} s") from error
        except (OSError, UnicodeError) as error:
            raise FetchError("dns", f"{host}: {getattr(error, 'strerror', None) or error}") from error
        self._remember(host, port, loop.time(), found)
        return found

    def _remember(self, host: str, port: int, now: float, addresses: tuple[str, ...]) -> None:
        if len(self._answers) >= 4096:
            self._answers.clear()
        self._answers[host, port] = (now + self.keep, addresses)
