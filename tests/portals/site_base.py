"""What every replica site has in common: addresses, the answers behind them, and what differs with each request."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import Literal
from urllib.parse import parse_qsl, urlencode

Coding = Literal["", "gzip", "br"]
HTML = "text/html; charset=utf-8"
_NOISE = re.compile(r"utm_\w+|fbclid|gclid|ref|sid|zarsrc|_ga", re.I)
_JSESSION = re.compile(r";jsessionid=[^?]*", re.I)
_TOKEN = re.compile(rb"@@(\w+)(?::([^@]*))?@@")
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_VIETNAM = timezone(timedelta(hours=7))
_SECRET = b"replica-viewstate"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response made ahead; `@@name:argument@@` in a dynamic body is filled in for each request."""

    body: bytes
    status: int = 200
    content_type: str | None = HTML
    headers: tuple[tuple[str, str], ...] = ()
    coding: Coding = ""
    chunked: bool = False
    dynamic: bool = True
    fails_first: bool = False
    """The first request for the address, per server process, is answered 500."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a site sees of a request."""

    host: str
    target: str
    method: str = "GET"
    body: bytes = b""

    @property
    def path(self) -> str:
        return _JSESSION.sub("", self.target.partition("?")[0])

    @property
    def query(self) -> dict[str, str]:
        """Query parameters without those that mean nothing to the portal."""
        pairs = parse_qsl(self.target.partition("?")[2], keep_blank_values=True)
        return {name: value for name, value in pairs if not _NOISE.fullmatch(name)}

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def key(self) -> str:
        """Path and meaningful query: under which a page is stored."""
        query = urlencode(self.query)
        return f"{self.path}?{query}" if query else self.path


@dataclass(slots=True)
class Visitors:
    """The state of a server process that shows up in pages: counters and session ids."""

    serial: int = 0
    reads: Counter[str] = field(default_factory=Counter)

    def fill(self, body: bytes, request: Request) -> bytes:
        """The body with today's date, counters, session ids and form tokens of this request."""
        self.serial += 1
        self.reads[request.host + request.path] += 1

        def value(found: re.Match[bytes]) -> bytes:
            name, argument = found[1].decode(), (found[2] or b"").decode()
            return _DYNAMIC[name](self, request, argument).encode()

        return _TOKEN.sub(value, body)


def view_state(page: str, nonce: str) -> str:
    """A form token in the manner of ASP.NET: bound to the page that carries it, different with each request."""
    mark = hashlib.blake2b(f"{page}|{nonce}".encode(), key=_SECRET, digest_size=18).hexdigest()
    return f"/wEPDwUK{nonce}{mark}" + hashlib.shake_256(page.encode()).hexdigest(900) + "=="


def view_state_holds(token: str, page: str) -> bool:
    """Whether a token was given out by `view_state` for this page."""
    nonce = token.removeprefix("/wEPDwUK")[:8]
    return token == view_state(page, nonce)


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(_VIETNAM).date()


def long_day(day: date) -> str:
    """A day as headers print it: `Thứ Sáu, 10/06/2022`."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def _digest(visitors: Visitors, purpose: str) -> str:
    return hashlib.md5(f"{purpose}{visitors.serial}".encode(), usedforsecurity=False).hexdigest()


_DYNAMIC: Mapping[str, Callable[[Visitors, Request, str], str]] = {
    "long_day": lambda _v, _r, _a: long_day(today()),
    "day": lambda _v, _r, _a: f"{today():%d/%m/%Y}",
    "hits": lambda v, _r, base: f"{int(base) + v.serial:,}".replace(",", "."),
    "online": lambda v, _r, _a: str(3 + v.serial % 17),
    "views": lambda v, r, base: str(int(base) + v.reads[r.host + r.path]),
    "sid": lambda v, _r, _a: _digest(v, "session").upper(),
    "short_sid": lambda v, _r, _a: _digest(v, "session")[:12],
    "nonce": lambda v, _r, _a: _digest(v, "nonce")[:8],
    "viewstate": lambda v, _r, page: view_state(f"vs {page}", _digest(v, "nonce")[:8]),
    "validation": lambda v, _r, page: view_state(f"ev {page}", _digest(v, "nonce")[:8]),
}


class Site:
    """A host and its answers, by path and query."""

    host: str
    missing_status = 404

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.kinds: dict[str, str] = {}
        """Page kind by path, of pages that are no articles."""

    def add(self, target: str, answer: Answer | str, kind: str | None = None) -> None:
        """Serve an answer (or an HTML page) at a path."""
        self.answers[target] = Answer(answer.encode()) if isinstance(answer, str) else answer
        if kind:
            self.kinds[target] = kind

    def change(self, target: str, **fields: object) -> None:
        """Serve what is at `target` in another manner."""
        self.answers[target] = replace(self.answers[target], **fields)  # type: ignore[arg-type]

    def answer(self, request: Request) -> Answer:
        """What the site says to a request."""
        return self.answers.get(request.key) or self.special(request) or self.missing(request)

    def special(self, request: Request) -> Answer | None:
        """Answers that cannot be listed ahead: calendars, searches, forms."""
        return None

    def missing(self, request: Request) -> Answer:
        """The answer for an address that does not exist."""
        return Answer(b"<html><body><h1>404 Not Found</h1></body></html>", 404)


def redirect(location: str, status: int = 301) -> Answer:
    """A redirect, with the small page that servers send along."""
    link = f'Object moved to <a href="{location}">here</a>.'
    page = f"<html><head><title>Object moved</title></head><body><h2>{link}</h2></body></html>"
    return Answer(page.encode(), status, HTML, (("Location", location),))
