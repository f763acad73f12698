"""HTTP/1.x messages as bytes: where a head ends, what it says, and how a chunked payload is undone (RFC 9112).

Written for what old servers really send: bare line feeds, folded headers, padded chunk sizes, framing that breaks off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Headers = tuple[tuple[str, str], ...]

HEAD_END = re.compile(rb"\n\r?\n")
MAX_CHUNK_LINE = 16 * 1024
MAX_TRAILERS = 64 * 1024

_STATUS_LINE = re.compile(r"HTTP/(\d+(?:\.\d+)?)[ \t]+([1-9]\d\d)(?:[ \t](.*))?", re.IGNORECASE | re.DOTALL)
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")
_CHUNK_SIZE_BEGUN = re.compile(rb"[ \t]*[0-9A-Fa-f]{0,16}[ \t]*(?:;.*)?\r?", re.DOTALL)
_UNSAFE = re.compile(rb"[^\x21-\x7e]|[<>\"]")


@dataclass(frozen=True, slots=True)
class Head:
    """Status line and headers of a response, latin-1 decoded; folded lines are joined by one blank."""

    version: str
    status: int
    reason: str
    headers: Headers

    @property
    def keeps_alive(self) -> bool:
        """Whether the connection may carry another request (RFC 9112, section 9.3)."""
        said = tokens(self.headers, "connection")
        return "close" not in said and (self.version != "1.0" or "keep-alive" in said)


@dataclass(frozen=True, slots=True)
class Framing:
    """How the end of a payload is known (RFC 9112, section 6.3)."""

    kind: Literal["none", "length", "chunked", "close"]
    length: int = 0
    """Bytes of the payload; only for `length`."""
    codings: tuple[str, ...] = ()
    """Transfer codings other than `chunked`, in the order in which they were applied."""


def parse_head(head: bytes) -> Head:
    """Reads a response's head as received; raises ValueError if its first line is no HTTP status line."""
    lines = head.decode("latin-1").split("\n")
    status = _STATUS_LINE.fullmatch(lines[0].rstrip("\r"))
    if status is None:
        raise ValueError(f"not an HTTP status line: {lines[0][:80]!r}")
    version, code, reason = status.groups()
    return Head(version, int(code), reason or "", _parse_headers(lines[1:]))


def _parse_headers(lines: Iterable[str]) -> Headers:
    headers: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and headers:
            name, value = headers[-1]
            headers[-1] = (name, f"{value} {line.strip()}".strip())
            continue
        name, colon, value = line.partition(":")
        if colon:
            headers.append((name.strip(), value.strip()))
    return tuple(headers)


def values(headers: Headers, name: str) -> list[str]:
    """All values of the header `name` (lower case), in their order."""
    return [value for key, value in headers if key.lower() == name]


def first(headers: Headers, name: str) -> str | None:
    """The first value of the header `name` (lower case), None if there is none."""
    return next((value for key, value in headers if key.lower() == name), None)


def tokens(headers: Headers, name: str) -> list[str]:
    """The comma-separated tokens of the header `name` (lower case), lower-cased, empty ones left out."""
    parts = (part.strip().lower() for value in values(headers, name) for part in value.split(","))
    return [part for part in parts if part]


def framing(head: Head, method: str) -> Framing:
    """How the payload after `head` ends, for a response to `method`."""
    if method == "HEAD" or head.status < 200 or head.status in (204, 304):
        return Framing("none")
    if method == "CONNECT" and head.status < 300:
        return Framing("none")
    codings = tuple(token for token in tokens(head.headers, "transfer-encoding") if token != "identity")
    if codings:
        chunked = codings[-1] == "chunked"
        return Framing("chunked" if chunked else "close", codings=codings[:-1] if chunked else codings)
    lengths = set(tokens(head.headers, "content-length"))
    if len(lengths) == 1 and (text := lengths.pop()).isascii() and text.isdigit() and len(text) <= 18:
        return Framing("length", int(text))
    return Framing("close")


def split_message(block: bytes) -> tuple[bytes, bytes]:
    """Head (with the blank line that ends it) and payload of a message; without a blank line all of it is head."""
    end = HEAD_END.search(block)
    return (block[: end.end()], block[end.end() :]) if end else (block, b"")


def wire_url(url: str) -> str:
    """`url` with everything percent-encoded that can not stand in a request line or a WARC header (UTF-8)."""
    if _UNSAFE.search(raw := url.encode("utf-8", "surrogatepass")) is None:
        return url
    return _UNSAFE.sub(lambda match: b"%%%02X" % match[0][0], raw).decode("ascii")


@dataclass(slots=True)
class Dechunker:
    """Undoes the chunked transfer coding (RFC 9112, section 7.1) however the bytes are cut up.

    Where the framing breaks off, all that follows is taken as it is: some servers announce chunks and send none.
    """

    done: bool = False
    broken: bool = False
    pieces: list[bytes] = field(default_factory=list)
    """The content without its framing, as far as it came."""
    _left: int = 0
    _step: Literal["size", "data", "end", "trailers"] = "size"
    _carry: bytes = b""
    _trailers: int = 0

    def feed(self, data: bytes) -> int:
        """Takes the next bytes and returns how many of them belong to the message: all, or less once it is `done`."""
        carried = len(self._carry)
        data, self._carry = self._carry + data, b""
        position = 0
        while position < len(data) and not self.done:
            position, waiting = self._advance(data, position)
            if waiting:
                self._carry = data[position:]
                return len(data) - carried
        return position - carried

    def finish(self) -> list[bytes]:
        """All pieces, at the end of the input; bytes of a framing line that never ended are no content."""
        if self._carry and (self.broken or (self._step == "size" and not _CHUNK_SIZE_BEGUN.fullmatch(self._carry))):
            self.pieces.append(self._carry)
            self._carry = b""
        return self.pieces

    def _advance(self, data: bytes, position: int) -> tuple[int, bool]:
        """One step from `position`: the new position, and whether more bytes are needed to go on."""
        if self.broken:
            self.pieces.append(data[position:])
            return len(data), False
        if self._step == "data":
            return self._data(data, position), False
        if self._step == "end":
            return self._chunk_end(data, position)
        line_end = data.find(b"\n", position) + 1
        if (line_end or len(data)) - position > MAX_CHUNK_LINE:
            self.broken = True
            return position, False
        if not line_end:
            return position, True
        return (self._size if self._step == "size" else self._trailer)(data, position, line_end), False

    def _data(self, data: bytes, position: int) -> int:
        end = min(len(data), position + self._left)
        self.pieces.append(data[position:end])
        self._left -= end - position
        if not self._left:
            self._step = "end"
        return end

    def _chunk_end(self, data: bytes, position: int) -> tuple[int, bool]:
        self._step = "size"
        if data.startswith(b"\r\n", position):
            return position + 2, False
        if data.startswith(b"\n", position):
            return position + 1, False
        if data[position:] == b"\r":
            self._step = "end"
            return position, True
        self.broken = True
        return position, False

    def _size(self, data: bytes, position: int, line_end: int) -> int:
        size = _CHUNK_SIZE.fullmatch(data, position, line_end)
        if size is None:
            self.broken = True
            return position
        self._left = int(size[1], 16)
        self._step = "data" if self._left else "trailers"
        return line_end

    def _trailer(self, data: bytes, position: int, line_end: int) -> int:
        self._trailers += line_end - position
        self.done = not data[position:line_end].strip(b"\r\n")
        self.broken = self._trailers > MAX_TRAILERS and not self.done
        return line_end
