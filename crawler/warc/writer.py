"""Writing captures: WARC 1.1, one gzip member per record, one file per process and per `max_bytes`.

`WARC-Payload-Digest` is taken over the payload as it was transferred, chunked framing included. That is what warcio,
wget and warcprox write and check; WARC 1.1 (section 6.3.1) can be read otherwise. The cost: the same page cut into
other chunks is stored again instead of as a revisit.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from isal import igzip_lib

from crawler.errors import WarcError
from crawler.records import Capture, Exchange, Tls, WarcLocation
from crawler.warc.message import Headers, wire_url
from crawler.warc.reader import RecordType, mime_of, sha1

GZIP_LEVEL = 2
"""isal's; 283 MB/s against zlib-6's 32, files 12 % larger. The members are ordinary gzip."""
DIGEST_NOTE = "WARC-Payload-Digest covers the payload as transferred, chunked framing included"
PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

_CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_BLANK_LOOKING_LINE = re.compile(rb"\n[^\x21-\x7e\n]*\n")
_CONTENT_TYPES = {
    "warcinfo": "application/warc-fields",
    "request": "application/http;msgtype=request",
    "response": "application/http;msgtype=response",
    "revisit": "application/http;msgtype=response",
}

Known = Callable[[str], tuple[str, str, str] | None]
"""Given a payload digest: record id, URL and date of a response record that holds this payload, or None."""


def _nothing_known(_digest: str) -> None:
    return None


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def _now() -> datetime:
    return datetime.now(UTC)


class WarcWriter:
    """The open WARC file of this process; made when the first capture comes, rotated by size.

    `write` and `close` belong to one thread; `sync` may be called from another.
    """

    def __init__(
        self,
        folder: Path,
        info: Mapping[str, str],
        *,
        prefix: str = "crawl",
        max_bytes: int = 1_000_000_000,
        known: Known = _nothing_known,
        new_id: Callable[[], str] = _new_id,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """`info` goes into the warcinfo record of each file; a file is closed once it is larger than `max_bytes`."""
        self._folder = folder
        self._info = dict(info)
        self._prefix = prefix
        self._max_bytes = max_bytes
        self._known = known
        self._new_id = new_id
        self._now = now
        self._lock = threading.Lock()
        self._fd: int | None = None
        self._file = ""
        self._info_id = ""
        self._size = 0
        self._serial = 0
        self._broken: str | None = None

    def write(self, exchange: Exchange) -> Capture:
        """Appends response (or revisit) and request record; raises WarcError, the file unharmed, if that fails."""
        if self._fd is None or self._size >= self._max_bytes:
            self._rotate()
        digest = sha1(exchange.payload)
        known = self._known(digest) if exchange.payload and not exchange.truncated else None
        response_id = self._new_id()
        response = _pack(self._response(exchange, response_id, digest, known))
        request = _pack(self._request(exchange, response_id))
        offset = self._size
        self._append(response + request)
        return _capture(exchange, digest, WarcLocation(self._file, offset, len(response), response_id), known)

    def sync(self) -> None:
        """Returns when all that was written is on the disk; raises WarcError if it can not be brought there."""
        with self._lock:
            fd = os.dup(self._fd) if self._fd is not None else None
        if fd is None:
            return
        try:
            os.fsync(fd)
        except OSError as error:
            raise self._error(error) from error
        finally:
            os.close(fd)

    def close(self) -> None:
        """Closes the file (synced) and gives up its lock; the next `write` would begin a new file."""
        with self._lock:
            if self._fd is None:
                return
            fd, self._fd = self._fd, None
            try:
                os.fsync(fd)
            except OSError as error:
                raise self._error(error) from error
            finally:
                os.close(fd)

    def _rotate(self) -> None:
        self.close()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open_next()
        except OSError as error:
            raise self._error(error) from error

    def _open_next(self) -> None:
        """A file gets its name only when it is locked and has its warcinfo: `repair` never meets a half-made one."""
        now = self._now()
        self._serial += 1
        self._file = f"{self._prefix}-{now:%Y%m%d%H%M%S}-{os.getpid()}-{self._serial:05d}.warc.gz"
        self._info_id = self._new_id()
        draft = self._folder / f".{self._file}.tmp"
        fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            info = _pack(self._warcinfo(now))
            _write_all(fd, info)
            draft.rename(self._folder / self._file)
        except OSError:
            os.close(fd)
            draft.unlink(missing_ok=True)
            raise
        self._sync_folder()
        self._fd, self._size, self._broken = fd, len(info), None

    def _sync_folder(self) -> None:
        fd = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def _append(self, data: bytes) -> None:
        assert self._fd is not None
        if self._broken:
            raise WarcError(self._broken)
        try:
            _write_all(self._fd, data)
        except OSError as error:
            failure = self._error(error)
            self._cut_back(failure)
            raise failure from error
        self._size += len(data)

    def _cut_back(self, failure: WarcError) -> None:
        try:
            assert self._fd is not None
            os.ftruncate(self._fd, self._size)
        except OSError:
            self._broken = str(failure)

    def _error(self, error: OSError) -> WarcError:
        path = self._folder / self._file
        return WarcError(
            f"can not write {path}: {error.strerror or error}. Make room or give write access there, "
            "then run the same command again: it goes on where it stopped."
        )

    def _warcinfo(self, now: datetime) -> bytes:
        fields = {"format": "WARC File Format 1.1", "conformsTo": _CONFORMS, **self._info, "digest-note": DIGEST_NOTE}
        lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items() if value.strip())
        block = "".join(lines).encode()
        headers = (("WARC-Filename", self._file),)
        return _record("warcinfo", self._info_id, f"{now:%Y-%m-%dT%H:%M:%S.%fZ}", headers, block)

    def _response(self, exchange: Exchange, record_id: str, digest: str, known: tuple[str, str, str] | None) -> bytes:
        block = exchange.head if known else exchange.head + exchange.payload
        headers = [("WARC-Target-URI", wire_url(exchange.url)), *self._wire_headers(exchange)]
        if exchange.truncated:
            headers.append(("WARC-Truncated", exchange.truncated))
        if known:
            headers += _refers_to(known, len(exchange.payload))
        if not _head_reads_two_ways(exchange.head):
            headers.append(("WARC-Payload-Digest", digest))
        return _record("revisit" if known else "response", record_id, exchange.captured_at, tuple(headers), block)

    def _request(self, exchange: Exchange, response_id: str) -> bytes:
        headers = (
            ("WARC-Target-URI", wire_url(exchange.url)),
            ("WARC-Concurrent-To", f"<{response_id}>"),
            *self._wire_headers(exchange),
        )
        return _record("request", self._new_id(), exchange.captured_at, headers, exchange.request)

    def _wire_headers(self, exchange: Exchange) -> list[tuple[str, str]]:
        headers = [("WARC-Warcinfo-ID", f"<{self._info_id}>")]
        if exchange.ip:
            headers.append(("WARC-IP-Address", exchange.ip))
        headers.append(("WARC-Protocol", _http_version(exchange.head)))
        return headers + _tls_headers(exchange.tls) if exchange.tls else headers


def _http_version(head: bytes) -> str:
    return head.split(maxsplit=1)[0].decode("latin-1").lower()


def _tls_headers(tls: Tls) -> list[tuple[str, str]]:
    """`WARC-Protocol` and `WARC-Cipher-Suite` as the IIPC's proposals 42 and 86 have them, the rest are our own."""
    version = tls.version.removeprefix("TLSv") if tls.version else "unknown"
    fields = {
        "WARC-Protocol": "tls/" + (version + ".0" if version == "1" else version),
        "WARC-Cipher-Suite": tls.cipher,
        "TLS-Certificate-SHA256": tls.certificate_sha256,
        "TLS-Error": " ".join(tls.error.split()) if tls.error else None,
    }
    return [(name, value) for name, value in fields.items() if value]


def _refers_to(known: tuple[str, str, str], payload_length: int) -> Headers:
    record_id, url, date = known
    return (
        ("WARC-Profile", PROFILE),
        ("WARC-Refers-To", f"<{record_id}>"),
        ("WARC-Refers-To-Target-URI", wire_url(url)),
        ("WARC-Refers-To-Date", date),
        ("Payload-Length", str(payload_length)),
    )


def _head_reads_two_ways(head: bytes) -> bool:
    """Whether a line before the end looks blank: other readers then begin the payload there, and its digest fails."""
    blank = _BLANK_LOOKING_LINE.search(head)
    return blank is not None and blank.end() < len(head)


def _record(kind: RecordType, record_id: str, date: str, headers: Headers, block: bytes) -> bytes:
    fields = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", date),
        *headers,
        ("WARC-Block-Digest", sha1(block)),
        ("Content-Type", _CONTENT_TYPES[kind]),
        ("Content-Length", str(len(block))),
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def _pack(record: bytes) -> bytes:
    return igzip_lib.compress(record, GZIP_LEVEL, igzip_lib.COMP_GZIP)


def _write_all(fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def _capture(exchange: Exchange, digest: str, location: WarcLocation, known: tuple[str, str, str] | None) -> Capture:
    return Capture(
        url=exchange.url,
        captured_at=exchange.captured_at,
        method=exchange.method,
        status=exchange.status,
        mime=mime_of(exchange.headers),
        payload_digest=digest,
        payload_length=len(exchange.payload),
        warc=location,
        record_type="revisit" if known else "response",
        refers_to=known[0] if known else None,
        ip=exchange.ip,
        truncated=exchange.truncated,
        tls=exchange.tls,
    )
