from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import WarcError
from crawler.records import Capture, WarcLocation
from crawler.warc import WarcWriter, read_record, records
from tests.warc.exchanges import exchange


@pytest.fixture
def capture(tmp_path: Path) -> Capture:
    writer = WarcWriter(tmp_path, {})
    made = writer.write(exchange())
    writer.close()
    return made


@pytest.mark.parametrize(
    "change", [{"offset": 1}, {"offset": 10**9}, {"offset": 0}, {"length": 3}, {"record_id": "urn:uuid:0"}]
)
def test_another_record_than_expected(tmp_path: Path, capture: Capture, change: dict[str, Any]) -> None:
    with pytest.raises(WarcError, match=capture.warc.file):
        read_record(tmp_path, replace(capture.warc, **change))


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.warc.gz", "", "a/../../b"])
def test_never_outside_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(WarcError, match="not a file name inside"):
        read_record(tmp_path, WarcLocation(name, 0, 1, "urn:uuid:0"))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WarcError, match="No such file"):
        read_record(tmp_path, WarcLocation("gone.warc.gz", 0, 1, "urn:uuid:0"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"WARC/1.1\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: 5\r\n\r\nabc\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: x\r\n\r\n\r\n\r\n",
    ],
)
def test_gzip_that_holds_no_record(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(data))
    with pytest.raises(WarcError, match=r"x\.warc\.gz"):
        list(records(tmp_path, "x.warc.gz"))
