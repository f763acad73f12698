"""Proxies as the environment names them (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`)."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment
from urllib.request import proxy_bypass_environment as bypass  # type: ignore[attr-defined]  # not in typeshed

from crawler.errors import UsageError


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; its credentials appear in no text form of it."""

    host: str
    port: int
    authorization: str | None = field(default=None, repr=False)
    """Value of the Proxy-Authorization header: goes over the wire, never into a log or a WARC record."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Proxies:
    """Which proxy to use for which URL."""

    by_scheme: Mapping[str, Proxy] = field(default_factory=dict)
    exceptions: str = ""
    """As in `no_proxy`."""

    @classmethod
    def from_environment(cls) -> Proxies:
        """Reads the environment; raises UsageError for a proxy that can not be used."""
        named = getproxies_environment()
        fallback = named.get("all")
        texts = {scheme: named.get(scheme) or fallback for scheme in ("http", "https")}
        by_scheme = {scheme: _proxy(scheme, text) for scheme, text in texts.items() if text}
        return cls(by_scheme, named.get("no", ""))

    def of(self, scheme: str, host: str, port: int) -> Proxy | None:
        """The proxy for this origin, None to connect directly."""
        proxy = self.by_scheme.get(scheme)
        if proxy is None or bypass(f"{host}:{port}", {"no": self.exceptions}):
            return None
        return proxy


def _proxy(scheme: str, text: str) -> Proxy:
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port or 80
    except ValueError:
        host = None
    if not host or parts.scheme != "http":
        raise UsageError(f"the proxy for {scheme} in the environment can not be used: only http://HOST:PORT is known")
    return Proxy(host, port, _basic(parts.username, parts.password))


def _basic(user: str | None, password: str | None) -> str | None:
    """RFC 7617."""
    if user is None:
        return None
    pair = f"{unquote(user)}:{unquote(password or '')}"
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")
