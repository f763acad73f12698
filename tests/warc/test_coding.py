from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from crawler.warc.coding import Decoded, DecodeLimits, body_of, decode
from crawler.warc.message import parse_head

TEXT = ("Huyện miền núi tổ chức hội nghị tổng kết. " * 200).encode()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("name", PACKERS)
def test_each_coding(name: str) -> None:
    assert decode(PACKERS[name](TEXT), [name]) == Decoded(TEXT)


def test_deflate_without_its_header() -> None:
    assert decode(raw_deflate(TEXT), ["deflate"]) == Decoded(TEXT)


def test_several_members_and_what_follows_them() -> None:
    data = gzip.compress(b"mot ") + gzip.compress(b"hai")
    assert decode(data, ["gzip"]) == Decoded(b"mot hai")
    assert decode(data + b"\0\0 rest", ["gzip"]) == Decoded(b"mot hai")
    assert decode(zstd.compress(b"a") + zstd.compress(b"b"), ["zstd"]) == Decoded(b"ab")


def test_codings_are_undone_in_reverse() -> None:
    assert decode(brotli.compress(gzip.compress(TEXT)), ["gzip", "identity", "br"]) == Decoded(TEXT)


@pytest.mark.parametrize("name", PACKERS)
def test_cut_short_gives_what_came(name: str) -> None:
    packed = PACKERS[name](bytes(range(256)) * 40 + TEXT)
    body, error = decode(packed[: len(packed) * 2 // 3], [name])
    assert error == "broken"
    assert body == b"" or (bytes(range(256)) * 40 + TEXT).startswith(body)


def test_damaged_in_the_middle_gives_the_beginning() -> None:
    text = "".join(f"Tin số {number}, ngày {number % 28 + 1}. " for number in range(5000)).encode()
    for name in ("gzip", "deflate"):
        packed = bytearray(PACKERS[name](text))
        packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
        body, error = decode(bytes(packed), [name])
        assert error == "broken"
        assert body[:20_000] == text[:20_000]


def test_wrong_checksum_gives_all() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 1
    assert decode(bytes(packed), ["gzip"]) == Decoded(TEXT, "broken")


def test_not_compressed_at_all() -> None:
    assert decode(b"<html>", ["gzip"]) == Decoded(b"<html>", "broken")
    assert decode(b"<html>", ["zstd"]) == Decoded(b"<html>", "broken")
    assert decode(b"<html>", ["utf-8"]) == Decoded(b"<html>", "unknown")
    assert decode(b"", ["gzip"]) == Decoded(b"")


@pytest.mark.parametrize("name", PACKERS)
def test_bombs_are_cut(name: str) -> None:
    limits = DecodeLimits(bytes=1_000_000, ratio=10, floor=50_000)
    body, error = decode(PACKERS[name](b"\0" * 5_000_000), [name], limits)
    assert error == "too_large"
    assert len(body) == limits.of(len(PACKERS[name](b"\0" * 5_000_000)))


def test_endless_members_and_layers_are_cut() -> None:
    assert decode(gzip.compress(b"x") * 10_000, ["gzip"])[1] == "too_large"
    assert decode(gzip.compress(TEXT), ["gzip"] * 9)[1] is not None


@given(st.binary(max_size=400), st.lists(st.sampled_from([*PACKERS, "identity", "?"]), max_size=6))
def test_any_bytes_under_any_codings(data: bytes, codings: list[str]) -> None:
    assert isinstance(decode(data, codings, DecodeLimits(10_000, 10, 1_000)).body, bytes)


@given(st.binary(max_size=300), st.sampled_from([*PACKERS]), st.integers(0, 200), st.binary(min_size=1, max_size=5))
def test_damaged_data_never_raises(data: bytes, name: str, place: int, damage: bytes) -> None:
    packed = PACKERS[name](data)
    place %= len(packed)
    assert isinstance(decode(packed[:place] + damage + packed[place:], [name]).body, bytes)


def test_body_of_a_stored_payload() -> None:
    head = parse_head(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")
    packed = gzip.compress(brotli.compress(TEXT))
    payload = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert body_of(head, payload) == Decoded(TEXT)
