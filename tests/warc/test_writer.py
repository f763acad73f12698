from __future__ import annotations

import errno
import fcntl
import gzip
import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from warcio.archiveiterator import ArchiveIterator

from crawler.errors import WarcError
from crawler.fetch.http1 import Limits, ResponseParser
from crawler.records import Exchange, Tls
from crawler.warc import WarcWriter, captures_from, read_record, records, repair
from crawler.warc.coding import decode_entity
from tests.fetch.test_http1 import ANSWERS
from tests.warc.exchanges import HEAD, REQUEST, check, exchange

NOW = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
INFO = {"software": "test/1", "operator": "Kho lưu trữ\r\nhuyện", "purpose": ""}


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"urn:uuid:00000000-0000-4000-8000-{next(numbers):012d}"


@pytest.fixture
def writer(tmp_path: Path) -> WarcWriter:
    return WarcWriter(tmp_path, INFO, prefix="t", new_id=ids(), now=lambda: NOW)


def content(folder: Path) -> bytes:
    return b"".join(gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.warc.gz")))


def test_every_byte_of_a_file(tmp_path: Path, writer: WarcWriter) -> None:
    capture = writer.write(exchange())
    writer.close()
    name = f"t-20261122010203-{os.getpid()}-00001.warc.gz"
    info = (
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "software: test/1\r\noperator: Kho lưu trữ huyện\r\n"
        "digest-note: WARC-Payload-Digest covers the payload as transferred, chunked framing included\r\n"
    ).encode()
    digest = capture.payload_digest
    [info_digest, block_digest, request_digest] = [r.headers[-3][1] for r in records(tmp_path, name)]
    expected = (
        "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2026-11-22T01:02:03.000000Z\r\nWARC-Filename: {name}\r\nWARC-Block-Digest: {info_digest}\r\n"
        f"Content-Type: application/warc-fields\r\nContent-Length: {len(info)}\r\n\r\n".encode()
        + info
        + b"\r\n\r\n"
        + (
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\n"
            "WARC-Date: 2026-11-22T01:02:03.000004Z\r\nWARC-Target-URI: http://huyen.gov.vn/tin/1\r\n"
            "WARC-Warcinfo-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-IP-Address: 203.0.113.9\r\n"
            f"WARC-Protocol: http/1.1\r\nWARC-Payload-Digest: {digest}\r\nWARC-Block-Digest: {block_digest}\r\n"
            "Content-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(HEAD) + 8}\r\n\r\n"
        ).encode()
        + HEAD
        + b"xin chao\r\n\r\n"
        + (
            "WARC/1.1\r\nWARC-Type: request\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000003>\r\n"
            "WARC-Date: 2026-11-22T01:02:03.000004Z\r\nWARC-Target-URI: http://huyen.gov.vn/tin/1\r\n"
            "WARC-Concurrent-To: <urn:uuid:00000000-0000-4000-8000-000000000002>\r\n"
            "WARC-Warcinfo-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-IP-Address: 203.0.113.9\r\n"
            f"WARC-Protocol: http/1.1\r\nWARC-Block-Digest: {request_digest}\r\n"
            f"Content-Type: application/http;msgtype=request\r\nContent-Length: {len(REQUEST)}\r\n\r\n"
        ).encode()
        + REQUEST
        + b"\r\n\r\n"
    )
    assert content(tmp_path) == expected
    assert digest == "sha1:M7ZESKE3MTQGXMU27JLIHE4RDAPBZBLG"
    assert check(tmp_path) == ""


def test_capture_says_where_it_lies(tmp_path: Path, writer: WarcWriter) -> None:
    first, second = writer.write(exchange()), writer.write(exchange(b"hai", url="http://huyen.gov.vn/2"))
    writer.close()
    record = read_record(tmp_path, second.warc)
    assert (record.url, record.payload, record.type, record.http_head) == (
        "http://huyen.gov.vn/2",
        b"hai",
        "response",
        HEAD,
    )
    assert (first.mime, first.status, first.payload_length, first.warc.offset > 0) == ("text/html", 200, 8, True)
    with (tmp_path / second.warc.file).open("rb") as file:
        file.seek(second.warc.offset)
        assert gzip.decompress(file.read(second.warc.length)).startswith(b"WARC/1.1\r\nWARC-Type: response\r\n")


def test_records_are_what_warcio_reads(tmp_path: Path, writer: WarcWriter) -> None:
    capture = writer.write(exchange())
    writer.close()
    with (tmp_path / capture.warc.file).open("rb") as file:
        seen = [
            (r.rec_type, r.http_headers and r.http_headers.statusline, r.raw_stream.read())
            for r in ArchiveIterator(file)
        ]
    assert seen[1:] == [("response", "200 Tốt", b"xin chao"), ("request", "/tin/1 HTTP/1.1", b"")]


def test_same_payload_again_is_a_revisit(tmp_path: Path) -> None:
    seen: dict[str, tuple[str, str, str]] = {}
    writer = WarcWriter(tmp_path, INFO, known=seen.get)
    first = writer.write(exchange())
    seen[first.payload_digest] = (first.warc.record_id, first.url, first.captured_at)
    again = writer.write(exchange(url="http://huyen.gov.vn/khac", captured_at="2026-11-23T00:00:00.000000Z"))
    empty = writer.write(exchange(b""))
    cut = writer.write(exchange(truncated="time"))
    writer.close()
    assert (again.record_type, again.refers_to, again.payload_length) == ("revisit", first.warc.record_id, 8)
    assert (empty.record_type, cut.record_type, cut.truncated) == ("response", "response", "time")
    record = read_record(tmp_path, again.warc, original=first.warc)
    assert (record.block, record.body) == (HEAD, b"xin chao")
    headers = dict(record.headers)
    assert headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert headers["WARC-Refers-To"] == f"<{first.warc.record_id}>"
    assert headers["WARC-Refers-To-Target-URI"] == "http://huyen.gov.vn/tin/1"
    assert headers["WARC-Refers-To-Date"] == "2026-11-22T01:02:03.000004Z"
    assert headers["WARC-Payload-Digest"] == first.payload_digest
    assert check(tmp_path) == ""
    assert list(captures_from(tmp_path, first.warc.file)) == [first, again, empty, cut]


def test_captures_come_back_from_the_file_alone(tmp_path: Path, writer: WarcWriter) -> None:
    tls = Tls("TLSv1", "TLS_RSA_WITH_AES_128_CBC_SHA", "ab" * 32, "certificate expired: it\r\nhas")
    told = Tls("TLSv1", "TLS_RSA_WITH_AES_128_CBC_SHA", "ab" * 32, "certificate expired: it has")
    post = exchange(
        method="POST", request=b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na=1", tls=told, url="https://h.vn/"
    )
    captures = [
        writer.write(post),
        writer.write(exchange(truncated="disconnect", tls=Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256", None))),
        writer.write(exchange(b"", HEAD.replace(b"200", b"404"), ip=None, tls=Tls(None, None, None))),
        writer.write(exchange(head=b"HTTP/1.0 302\nLocation: /\n\n", ip="2001:db8::1")),
    ]
    writer.close()
    assert list(captures_from(tmp_path, captures[0].warc.file)) == captures
    assert list(captures_from(tmp_path, captures[0].warc.file, captures[2].warc.offset)) == captures[2:]
    writer.write(exchange(tls=tls))
    writer.close()
    assert b"TLS-Error: certificate expired: it has\r\n" in content(tmp_path)
    assert b"WARC-Protocol: tls/1.0\r\n" in content(tmp_path)


def test_a_head_that_other_readers_end_earlier(tmp_path: Path, writer: WarcWriter) -> None:
    capture = writer.write(exchange(head=b"HTTP/1.1 200 OK\r\nX: a\r\n \r\nY: b\r\n\r\n"))
    writer.close()
    record = read_record(tmp_path, capture.warc)
    assert "WARC-Payload-Digest" not in dict(record.headers)
    assert record.head.headers == (("X", "a"), ("Y", "b"))
    assert check(tmp_path) == ""
    assert list(captures_from(tmp_path, capture.warc.file)) == [capture]


def test_nothing_breaks_out_of_its_header(tmp_path: Path, writer: WarcWriter) -> None:
    capture = writer.write(exchange(url="http://huyen.gov.vn/a b\r\nX: đ>"))
    writer.close()
    assert read_record(tmp_path, capture.warc).url == "http://huyen.gov.vn/a%20b%0D%0AX:%20%C4%91%3E"


def test_rotates_by_size(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO, max_bytes=1500)
    captures = [writer.write(exchange(os.urandom(400))) for _ in range(8)]
    writer.sync()
    writer.close()
    assert len({capture.warc.file for capture in captures}) == len(list(tmp_path.iterdir())) > 2
    assert check(tmp_path) == ""
    for capture in captures:
        assert read_record(tmp_path, capture.warc).location == capture.warc


def test_no_capture_no_file(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path / "warc", INFO)
    writer.sync()
    writer.close()
    assert list(tmp_path.iterdir()) == []


def test_holds_the_lock_while_open(tmp_path: Path, writer: WarcWriter) -> None:
    path = tmp_path / writer.write(exchange()).warc.file
    with path.open("rb") as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        writer.close()
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_sync_from_another_thread_while_files_change(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, INFO, max_bytes=1)
    stop, errors = threading.Event(), []

    def keep_syncing() -> None:
        try:
            while not stop.is_set():
                writer.sync()
        except WarcError as error:
            errors.append(error)

    thread = threading.Thread(target=keep_syncing)
    thread.start()
    for _ in range(50):
        writer.write(exchange())
    stop.set()
    thread.join()
    writer.close()
    assert errors == []


def test_disk_full_leaves_the_file_whole(tmp_path: Path, writer: WarcWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    first = writer.write(exchange())
    path = tmp_path / first.warc.file
    before, real_write = path.read_bytes(), os.write

    def half(fd: int, data: bytes) -> int:
        real_write(fd, bytes(data)[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(WarcError, match=r"No space left on device.*Make room.*same command"):
        writer.write(exchange(b"cannot be kept"))
    assert path.read_bytes() == before
    monkeypatch.undo()
    second = writer.write(exchange(b"again there is room"))
    writer.close()
    assert read_record(tmp_path, second.warc).payload == b"again there is room"
    assert check(tmp_path) == ""


def test_a_tail_that_can_not_be_cut_stops_the_writer(
    tmp_path: Path, writer: WarcWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, real_write = writer.write(exchange()), os.write

    def fails(_fd: int, _size: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "ftruncate", fails)

    def breaks_off(fd: int, data: bytes) -> None:
        real_write(fd, bytes(data)[:50])
        fails(fd, 0)

    monkeypatch.setattr(os, "write", breaks_off)
    with pytest.raises(WarcError):
        writer.write(exchange(b"half of it"))
    monkeypatch.undo()
    with pytest.raises(WarcError, match="Input/output error"):
        writer.write(exchange(b"not behind a torn record"))
    writer.close()
    assert [(found.cut, found.torn) for found in repair(tmp_path)] == [(50, f"{first.warc.file}.torn")]
    assert check(tmp_path) == ""


LIMITED = """
import resource, signal, sys
from pathlib import Path
from crawler.errors import WarcError
from crawler.warc import WarcWriter
from tests.warc.exchanges import exchange
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
writer = WarcWriter(Path(sys.argv[1]), {})
try:
    for number in range(1000):
        writer.write(exchange(number.to_bytes(4, "big") * 100))
except WarcError as error:
    print(error)
"""


def test_a_real_limit_of_the_system(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert "File too large" in done.stdout
    assert check(tmp_path) == ""
    assert [found.cut for found in repair(tmp_path)] == [0]


def test_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("a file")
    with pytest.raises(WarcError, match="can not write"):
        WarcWriter(tmp_path / "warc", INFO).write(exchange())


def _received(data: bytes) -> Exchange | None:
    parser = ResponseParser("GET", Limits())
    parser.feed(data)
    parser.finish(None)
    if parser.head is None:
        return None
    body = decode_entity(parser.entity, parser.frame.codings, parser.head.headers).body
    return exchange(parser.payload, parser.head_bytes, body=body, truncated=parser.truncated)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=ANSWERS)
def test_whatever_a_server_sends_is_accepted_and_read_back(
    tmp_path_factory: pytest.TempPathFactory, answer: bytes
) -> None:
    received = _received(answer)
    if received is None:
        return
    folder = tmp_path_factory.mktemp("warc")
    writer = WarcWriter(folder, INFO)
    capture = writer.write(received)
    writer.close()
    record = read_record(folder, capture.warc)
    assert (record.http_head, record.payload, record.body) == (received.head, received.payload, received.body)
    assert check(folder) == ""
