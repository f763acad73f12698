"""Undoing content codings (gzip, deflate, br, zstd) within limits, keeping what can be kept of broken data."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, cast

import brotli
from backports import zstd
from isal import isal_zlib
from isal.igzip_lib import IsalError

from crawler.warc.message import Dechunker, Head, Headers, framing, tokens

BodyError = Literal["broken", "too_large", "unknown"]
"""Why a body is not the whole decoded payload: damaged data, a limit, a coding that nobody knows."""

MAX_CODINGS = 4
"""More codings on top of one another than any server needs; nested bombs do."""
MAX_MEMBERS = 64
_PIECE = 64
IsalFault = cast("type[Exception]", IsalError)
"""isal's stub calls its exception class an instance."""
_ERRORS = (IsalFault, zlib.error, brotli.error, zstd.ZstdError)
_ZSTD_OPTIONS = {int(zstd.DecompressionParameter.window_log_max): 25}
"""32 MiB; RFC 9659 lets a content coding use 8 MiB, the default would let a page ask for 128."""


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """How large a body may become: `bytes`, and `ratio` times the payload where that is more than `floor` bytes."""

    bytes: int = 64 * 1024 * 1024
    ratio: int = 500
    floor: int = 8 * 1024 * 1024

    def of(self, size: int) -> int:
        """The most bytes that a payload of `size` bytes may become."""
        return min(self.bytes, max(self.floor, size * self.ratio))


class Decoded(NamedTuple):
    """A body and, if it is not the whole of it, why."""

    body: bytes
    error: BodyError | None = None


class _Decoder(Protocol):
    def decode(self, data: bytes, room: int) -> bytes:
        """Up to `room` bytes made of `data` and of what is still inside."""

    @property
    def rest(self) -> bytes | None:
        """What followed the end of the stream; None: the end has not come."""


class _Inflate:
    def __init__(self, wbits: int) -> None:
        self._inner = isal_zlib.decompressobj(wbits)
        self._has_members = wbits == 31

    def decode(self, data: bytes, room: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, room)

    @property
    def rest(self) -> bytes | None:
        if not self._inner.eof:
            return None
        return self._inner.unused_data if self._has_members else b""


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def decode(self, data: bytes, room: int) -> bytes:
        pieces = [self._inner.process(data, output_buffer_limit=room)]
        room -= len(pieces[0])
        while room > 0 and not self._inner.is_finished() and not self._inner.can_accept_more_data():
            pieces.append(self._inner.process(b"", output_buffer_limit=room))
            room -= len(pieces[-1])
        return b"".join(pieces)

    @property
    def rest(self) -> bytes | None:
        return b"" if self._inner.is_finished() else None


class _Zstd:
    def __init__(self) -> None:
        self._inner = zstd.ZstdDecompressor(options=_ZSTD_OPTIONS)

    def decode(self, data: bytes, room: int) -> bytes:
        return self._inner.decompress(data, room)

    @property
    def rest(self) -> bytes | None:
        return self._inner.unused_data if self._inner.eof else None


DEFAULT_LIMITS = DecodeLimits()


def _gzip(data: bytes) -> _Decoder | None:
    return _Inflate(31) if data[:2] == b"\x1f\x8b" else None


def _deflate(data: bytes) -> _Decoder:
    """RFC 9110 means zlib's format (RFC 1950); many old servers send the bare stream (RFC 1951)."""
    zlib_header = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _Inflate(15 if zlib_header else -15)


def _brotli(_data: bytes) -> _Decoder:
    return _Brotli()


def _zstandard(data: bytes) -> _Decoder | None:
    return _Zstd() if data[:4] == b"\x28\xb5\x2f\xfd" or data[1:4] == b"\x2a\x4d\x18" else None


_DECODERS: dict[str, Callable[[bytes], _Decoder | None]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}


def decode(data: bytes, codings: Sequence[str], limits: DecodeLimits = DEFAULT_LIMITS) -> Decoded:
    """Undoes `codings` (in the order in which they were applied); never raises, gives what could be decoded."""
    room = limits.of(len(data))
    result = Decoded(data)
    for name in reversed([name for name in codings if name != "identity"][:MAX_CODINGS]):
        if name not in _DECODERS:
            return Decoded(result.body, "unknown")
        if result.body:
            result = _undo(_DECODERS[name], result.body, room)
        if result.error:
            return result
    return result if len(codings) <= MAX_CODINGS else Decoded(result.body, "unknown")


def _undo(make: Callable[[bytes], _Decoder | None], data: bytes, room: int) -> Decoded:
    """All members of `data` one after the other; what is no further member is ignored, as browsers do."""
    whole: list[bytes] = []
    size = 0
    rest: bytes | None = data
    while rest and (decoder := make(rest)):
        body, error = _member(decoder, make, rest, room - size)
        whole.append(body)
        size += len(body)
        if error:
            return Decoded(b"".join(whole), error)
        if len(whole) == MAX_MEMBERS:
            return Decoded(b"".join(whole), "too_large")
        rest = decoder.rest
    return Decoded(b"".join(whole)) if whole else Decoded(data, "broken")


def _member(decoder: _Decoder, make: Callable[[bytes], _Decoder | None], data: bytes, room: int) -> Decoded:
    try:
        body = decoder.decode(data, room + 1)
    except _ERRORS:
        fresh = make(data)
        return Decoded(_salvage(fresh, data, room) if fresh else data, "broken")
    if len(body) > room:
        return Decoded(body[:room], "too_large")
    return Decoded(body, None if decoder.rest is not None else "broken")


def _salvage(decoder: _Decoder, data: bytes, room: int) -> bytes:
    """What comes out before the error, found by feeding small pieces."""
    pieces: list[bytes] = []
    for start in range(0, len(data), _PIECE):
        if room <= 0 or decoder.rest is not None:
            break
        try:
            pieces.append(decoder.decode(data[start : start + _PIECE], room))
        except _ERRORS:
            break
        room -= len(pieces[-1])
    return b"".join(pieces)


def decode_entity(
    entity: bytes, transfer_codings: Sequence[str], headers: Headers, limits: DecodeLimits = DEFAULT_LIMITS
) -> Decoded:
    """The body that a de-chunked payload stands for, by its response's headers."""
    codings = (*tokens(headers, "content-encoding"), *transfer_codings)
    return decode(entity, codings, limits) if codings else Decoded(entity)


def body_of(head: Head, payload: bytes, limits: DecodeLimits = DEFAULT_LIMITS) -> Decoded:
    """The body that a stored `payload` stands for: de-chunked, decompressed; never raises."""
    frame = framing(head, "GET")
    if frame.kind == "chunked":
        chunks = Dechunker()
        chunks.feed(payload)
        payload = b"".join(chunks.finish())
    return decode_entity(payload, frame.codings, head.headers, limits)
