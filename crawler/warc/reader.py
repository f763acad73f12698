"""Reading WARC records back: one by its location, or all of a file in order."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Literal

from isal import isal_zlib

from crawler.errors import WarcError
from crawler.records import Capture, Tls, WarcLocation
from crawler.warc.coding import Decoded, IsalFault, body_of
from crawler.warc.message import Head, Headers, first, parse_head, split_message, tokens, values

_READ = 64 * 1024
_RECORD_END = b"\r\n\r\n"


def sha1(*pieces: bytes) -> str:
    """`sha1:` and base32, as WARC files have it."""
    digest = hashlib.sha1(pieces[0], usedforsecurity=False)
    for piece in pieces[1:]:
        digest.update(piece)
    return "sha1:" + base64.b32encode(digest.digest()).decode("ascii")


@dataclass(frozen=True)
class WarcRecord:
    """One record: its WARC headers, and its block as stored."""

    location: WarcLocation
    headers: Headers
    block: bytes
    original: WarcRecord | None = None
    """Of a revisit record: the response whose payload it repeats, if it was asked for."""

    @property
    def type(self) -> str:
        """`warcinfo`, `request`, `response`, `revisit`, `metadata` …"""
        return first(self.headers, "warc-type") or ""

    @property
    def url(self) -> str:
        """The URL asked for; empty in a warcinfo record."""
        return first(self.headers, "warc-target-uri") or ""

    @property
    def date(self) -> str:
        """When it was captured (UTC, `…Z`)."""
        return first(self.headers, "warc-date") or ""

    @cached_property
    def _message(self) -> tuple[bytes, bytes]:
        return split_message(self.block)

    @property
    def http_head(self) -> bytes:
        """The HTTP head as sent or received, with its blank line."""
        return self._message[0]

    @property
    def payload(self) -> bytes:
        """What follows the HTTP head, as transferred (a revisit: the original's, empty without it)."""
        return self.original.payload if self.original else self._message[1]

    @cached_property
    def head(self) -> Head:
        """Status line and headers of a response or revisit record; raises ValueError for other records."""
        return parse_head(self.http_head)

    @cached_property
    def decoded(self) -> Decoded:
        """The body and, if it is not the whole of it, why; raises ValueError for other records than responses."""
        return body_of(self.head, self.payload)

    @property
    def body(self) -> bytes:
        """The payload de-chunked and decompressed: what a parser reads."""
        return self.decoded.body


def read_record(folder: Path, location: WarcLocation, original: WarcLocation | None = None) -> WarcRecord:
    """The record at `location`; `original` is where the response lies that a revisit record refers to.

    Raises WarcError if the file is gone or something else lies there.
    """
    path = _inside(folder, location.file)
    try:
        with path.open("rb") as file:
            data, end = read_member(file, location.offset)
    except OSError as error:
        raise WarcError(f"can not read {path}: {error.strerror}") from error
    except ValueError as error:
        raise WarcError(f"{path}: no whole record at offset {location.offset} ({error})") from error
    record = parse_record(data, location.file, location.offset, end - location.offset)
    if record.location != location:
        raise WarcError(f"{path}: another record lies at offset {location.offset}: {record.location.record_id}")
    return WarcRecord(location, record.headers, record.block, read_record(folder, original) if original else None)


def _inside(folder: Path, name: str) -> Path:
    if not name or Path(name).is_absolute() or ".." in Path(name).parts:
        raise WarcError(f"not a file name inside the WARC folder: {name!r}")
    return folder / name


def read_member(file: BinaryIO, offset: int) -> tuple[bytes, int]:
    """The gzip member at `offset`, decompressed, and the offset behind it; raises ValueError if it is not whole."""
    file.seek(offset)
    decompressor = isal_zlib.decompressobj(31)
    pieces: list[bytes] = []
    while not decompressor.eof:
        data = file.read(_READ)
        if not data:
            raise ValueError("the file ends inside it" if pieces else "the file ends before it")
        try:
            pieces.append(decompressor.decompress(data))
        except IsalFault as error:
            raise ValueError(f"not gzip: {error}") from error
        offset += len(data)
    return b"".join(pieces), offset - len(decompressor.unused_data)


def parse_record(data: bytes, file: str, offset: int, length: int) -> WarcRecord:
    """Reads one decompressed record; raises WarcError if it is none or not whole."""
    end = data.find(_RECORD_END)
    lines = data[: max(end, 0)].decode("utf-8", "replace").split("\r\n")
    headers = tuple((name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines[1:]))
    size = first(headers, "content-length") or ""
    if not lines[0].startswith("WARC/1.") or not size.isdigit():
        raise WarcError(f"{file}: what lies at offset {offset} is no WARC record")
    start, stop = end + 4, end + 4 + int(size)
    if data[stop:] != _RECORD_END:
        raise WarcError(f"{file}: the record at offset {offset} does not end where it says")
    record_id = (first(headers, "warc-record-id") or "").strip("<>")
    return WarcRecord(WarcLocation(file, offset, length, record_id), headers, data[start:stop])


def records(folder: Path, file: str, offset: int = 0) -> Iterator[WarcRecord]:
    """All records of one file from `offset` (a record's first byte) on; raises WarcError at a broken one."""
    path = _inside(folder, file)
    with path.open("rb") as stream:
        size = path.stat().st_size
        while offset < size:
            try:
                data, end = read_member(stream, offset)
            except ValueError as error:
                raise WarcError(f"{path}: no whole record at offset {offset} ({error})") from error
            yield parse_record(data, file, offset, end - offset)
            offset = end


def captures_from(folder: Path, file: str, offset: int = 0) -> Iterator[Capture]:
    """The captures whose response or revisit records lie in `file` at `offset` or behind it."""
    waiting: WarcRecord | None = None
    for record in records(folder, file, offset):
        if waiting:
            yield capture_of(waiting, record)
            waiting = None
        if record.type in ("response", "revisit"):
            waiting = record
    if waiting:
        yield capture_of(waiting, None)


def capture_of(record: WarcRecord, following: WarcRecord | None = None) -> Capture:
    """The capture that a response or revisit record holds; `following` is the next record: its request, as a rule."""
    revisit = record.type == "revisit"
    length = int(first(record.headers, "payload-length") or 0) if revisit else len(record.payload)
    return Capture(
        url=record.url,
        captured_at=record.date,
        method=_method(record, following),
        status=record.head.status,
        mime=mime_of(record.head.headers),
        payload_digest=first(record.headers, "warc-payload-digest") or sha1(record.payload),
        payload_length=length,
        warc=record.location,
        record_type="revisit" if revisit else "response",
        refers_to=(first(record.headers, "warc-refers-to") or "").strip("<>") or None,
        ip=first(record.headers, "warc-ip-address"),
        truncated=first(record.headers, "warc-truncated"),
        tls=_tls(record.headers),
    )


def _method(record: WarcRecord, following: WarcRecord | None) -> str:
    if following and following.type == "request":
        answers = (first(following.headers, "warc-concurrent-to") or "").strip("<>")
        if answers == record.location.record_id:
            return following.block.split(b" ", 1)[0].decode("latin-1")
    return "GET"


def _tls(headers: Headers) -> Tls | None:
    version = next((value for value in values(headers, "warc-protocol") if value.startswith("tls/")), None)
    if version is None:
        return None
    return Tls(
        version="TLSv" + version.removeprefix("tls/").removesuffix(".0") if version != "tls/unknown" else None,
        cipher=first(headers, "warc-cipher-suite"),
        certificate_sha256=first(headers, "tls-certificate-sha256"),
        error=first(headers, "tls-error"),
    )


def mime_of(headers: Headers) -> str | None:
    """The media type that a response names, lower-cased, without parameters."""
    named = tokens(headers, "content-type")
    return named[0].split(";")[0].strip() or None if named else None


RecordType = Literal["warcinfo", "request", "response", "revisit"]
