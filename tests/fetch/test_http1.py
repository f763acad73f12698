from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.fetch.http1 import Limits, ResponseParser
from crawler.warc.message import Dechunker

LIMITS = Limits(head_bytes=300, payload_bytes=200)
FRAGMENTS = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200 \n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 204 No\r\n",
        b"HTTP/1.1 404 Kh\xc3\xb4ng t\xc3\xacm th\xe1\xba\xa5y\r\n", b"ICY 200 OK\r\n", b"http/1.1 302\r\n",
        b"Content-Length: 5\r\n", b"Content-Length: 5, 5\n", b"Content-Length: -1\r\n", b"content-length: 900\r\n",
        b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip, chunked\r\n", b"Connection: close\r\n",
        b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n", b"X: a\r\n  folded\r\n", b"no colon\r\n", b" \r\n",
        b"\r\n", b"\n", b"\r", b"5\r\nhello\r\n", b"3;x=y\nabc\n", b"0\r\n\r\n", b"0\r\nT: x\r\n\r\n", b"zz\r\n",
        b"ffffffffffffffff\r\n", b"\x1f\x8b\x08\x00", b"<html>",
    ]
)  # fmt: skip
STARTS = st.sampled_from(
    [b"", b"\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]
)
ANSWERS = st.builds(
    lambda start, parts: start + b"".join(parts),
    STARTS,
    st.lists(st.one_of(FRAGMENTS, st.binary(max_size=40)), max_size=12),
)


def parsed(pieces: list[bytes], method: str = "GET", limits: Limits = LIMITS, *, close: bool = True) -> ResponseParser:
    parser = ResponseParser(method, limits)
    for piece in pieces:
        parser.feed(piece)
    if close:
        parser.finish(None)
    return parser


def result(parser: ResponseParser) -> tuple[object, ...]:
    error = parser.error.kind if parser.error else None
    return (parser.head, parser.head_bytes, parser.payload, parser.entity, parser.truncated, error, parser.reusable)


@settings(max_examples=600)
@given(ANSWERS, st.lists(st.integers(0, 400), max_size=8), st.sampled_from(["GET", "HEAD", "POST"]))
def test_any_bytes_cut_anywhere_give_the_same_result(data: bytes, cuts: list[int], method: str) -> None:
    marks = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    pieces = [data[start:end] for start, end in itertools.pairwise(marks)]
    assert result(parsed(pieces, method)) == result(parsed([data], method))


@settings(max_examples=150)
@given(ANSWERS)
def test_byte_by_byte_is_the_same_too(data: bytes) -> None:
    assert result(parsed([data[i : i + 1] for i in range(len(data))])) == result(parsed([data]))


@given(ANSWERS)
def test_nothing_that_came_is_lost_or_made_up(data: bytes) -> None:
    parser = parsed([data])
    if parser.error is None:
        assert parser.head_bytes + parser.payload in data
    assert len(parser.payload) <= LIMITS.payload_bytes


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=8), st.integers(1, 60))
def test_chunks_are_undone(chunks: list[bytes], step: int) -> None:
    data = b"".join(b"%X;ext=1\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\nTrailer: yes\r\n\r\nNEXT"
    decoder = Dechunker()
    taken = sum(decoder.feed(data[i : i + step]) for i in range(0, len(data), step) if not decoder.done)
    assert decoder.done
    assert not decoder.broken
    assert b"".join(decoder.finish()) == b"".join(chunks)
    assert data[taken:] == b"NEXT"


def one(data: bytes, method: str = "GET") -> ResponseParser:
    return parsed([data], method, Limits(), close=False)


def test_head_is_kept_as_received() -> None:
    head = b"HTTP/1.1 200 T\xe1\xbb\x91t l\xe1\xba\xafm\r\nSERVER: x\r\n"
    head += b"x-Folded: one\r\n\ttwo\r\nSet-Cookie: a\r\nset-cookie:b\r\n\r\n"
    parser = one(head + b"body")
    assert parser.head_bytes == head
    assert parser.head is not None
    assert parser.head.reason == "Tốt lắm".encode().decode("latin-1")
    assert parser.head.headers == (("SERVER", "x"), ("x-Folded", "one two"), ("Set-Cookie", "a"), ("set-cookie", "b"))


def test_interim_responses_are_kept_out() -> None:
    final = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n"
    parser = one(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + final + b"!")
    assert (parser.head_bytes, parser.payload, parser.reusable) == (final, b"!", True)


def test_thousands_of_interim_responses_end_at_the_head_limit() -> None:
    parser = one(b"HTTP/1.1 100\n\n" * 10_000)
    assert parser.error is not None
    assert parser.error.kind == "protocol"


@pytest.mark.parametrize(
    ("method", "status", "headers"),
    [
        ("HEAD", "200 OK", "Content-Length: 10"),
        ("GET", "204 No Content", "Content-Length: 10"),
        ("GET", "304 Not Modified", "Transfer-Encoding: chunked"),
    ],
)
def test_answers_without_payload(method: str, status: str, headers: str) -> None:
    parser = one(f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode(), method)
    assert (parser.done, parser.payload, parser.reusable) == (True, b"", True)


def test_bare_line_feeds() -> None:
    parser = one(b"HTTP/1.0 200 OK\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n")
    assert (parser.done, parser.entity, parser.payload) == (True, b"hi", b"2\nhi\n0\n\n")
    assert not parser.reusable


def test_chunk_extensions_and_trailers_stay_in_the_payload() -> None:
    payload = b'4 ;name="a;b"\r\nWiki\r\n5  \r\npedia\r\n0\r\nExpires: never\r\n\r\n'
    parser = one(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + payload)
    assert (parser.payload, parser.entity, parser.reusable) == (payload, b"Wikipedia", True)


def test_a_server_that_announces_chunks_and_sends_none() -> None:
    parser = parsed([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<html>", b"xin"])
    assert (parser.entity, parser.truncated) == (b"<html>xin", "disconnect")


@pytest.mark.parametrize(
    "headers",
    [b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Length: 9\r\nContent-Length: 9\r\n"],
)
def test_broken_off(headers: bytes) -> None:
    parser = parsed([b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n4\r\nab"])
    assert (parser.truncated, parser.payload) == ("disconnect", b"4\r\nab")


def test_closed_is_the_end_where_nothing_else_says_so() -> None:
    parser = parsed([b"HTTP/1.1 200 OK\r\n\r\nall of it"])
    assert (parser.truncated, parser.payload, parser.reusable) == (None, b"all of it", False)


def test_contradicting_lengths_are_no_length() -> None:
    parser = parsed([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabcdef"])
    assert parser.payload == b"abcdef"


def test_bytes_behind_the_end_spoil_the_connection() -> None:
    parser = one(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi there")
    assert (parser.payload, parser.surplus, parser.reusable) == (b"hi", True, False)


@pytest.mark.parametrize(
    "data", [b"<html>no http at all", b"HTTP/1.1 OK\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n", b"\x00\xff"]
)
def test_garbage_is_reported_with_its_bytes(data: bytes) -> None:
    parser = one(data)
    assert parser.error is not None
    assert (parser.error.kind, parser.error.received) == ("protocol", data)


def test_too_long_headers() -> None:
    parser = one(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000)
    assert parser.error is not None
    assert "longer than 65536 bytes" in parser.error.detail


@pytest.mark.parametrize(
    ("data", "kind"), [(b"", "connect"), (b"HTT", "truncated"), (b"HTTP/1.1 200 OK\r\nA: b", "truncated")]
)
def test_closed_before_the_headers_end(data: bytes, kind: str) -> None:
    error = parsed([data]).error
    assert error is not None
    assert error.kind == kind


def test_too_large_is_cut_to_the_limit() -> None:
    parser = parsed([b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x" * 150, b"x" * 150], close=False)
    assert (parser.done, parser.truncated, len(parser.payload)) == (True, "length", 200)
