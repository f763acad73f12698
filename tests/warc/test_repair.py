from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from crawler.errors import WarcError
from crawler.warc import Repair, WarcWriter, captures_from, records, repair
from tests.warc.exchanges import check, exchange


def write(folder: Path, payloads: tuple[bytes, ...] = (b"one", b"two")) -> Path:
    writer = WarcWriter(folder, {"software": "test"})
    names = {writer.write(exchange(payload)).warc.file for payload in payloads}
    writer.close()
    return folder / names.pop()


def ends(path: Path) -> list[int]:
    return [record.location.offset + record.location.length for record in records(path.parent, path.name)]


def test_every_cut_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # hundreds of them, on a disk that may be slow
    whole = write(tmp_path / "whole")
    data, borders = whole.read_bytes(), ends(whole)
    path = tmp_path / "cut" / whole.name
    path.parent.mkdir()
    for size in range(1, len(data)):
        path.write_bytes(data[:size])
        kept = max((border for border in borders if border <= size), default=0)
        torn = f"{path.name}.torn" if kept < size else None
        assert repair(path.parent) == [Repair(path.name, kept, cut=size - kept, torn=torn)]
        assert (path.read_bytes() if kept else b"") == data[:kept]
        assert (kept == 0) is not path.exists()
        if torn:
            assert (path.parent / torn).read_bytes() == data[kept:size]
            (path.parent / torn).unlink()
        if kept:
            assert repair(path.parent) == [Repair(path.name, kept)]
    path.write_bytes(data)
    assert check(path.parent) == ""


@pytest.mark.parametrize("tail", [b"\0" * 5000, b"\x1f\x8b\x08\0", b"garbage", os.urandom(3000)])
def test_tails_of_a_power_cut(tmp_path: Path, tail: bytes) -> None:
    path = write(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    assert repair(tmp_path) == [Repair(path.name, len(whole), len(tail), f"{path.name}.torn")]
    assert path.read_bytes() == whole
    assert check(tmp_path) == ""


def test_damage_in_the_middle_is_not_cut(tmp_path: Path) -> None:
    path = write(tmp_path)
    second, third, _ = ends(path)[0:3]
    data = bytearray(path.read_bytes())
    data[second + 30 : second + 40] = b"\xff" * 10
    path.write_bytes(data)
    [found] = repair(tmp_path)
    assert (found.end, found.cut, path.read_bytes()) == (second, 0, bytes(data))
    assert found.damage == f"broken at {second}, but a whole record follows at {third}"


def test_a_file_that_lost_what_the_archive_knows(tmp_path: Path) -> None:
    path = write(tmp_path)
    [found] = repair(tmp_path, lambda file: {path.name: 10**6}[file])
    assert found.damage == f"the archive knows records up to 1000000, the file ends at {path.stat().st_size}"


def test_only_the_part_behind_the_known_end_is_read(tmp_path: Path) -> None:
    path = write(tmp_path)
    known = ends(path)[2]
    data = path.read_bytes()
    path.write_bytes(b"\0" * known + data[known:] + b"torn")
    assert repair(tmp_path, lambda _: known) == [Repair(path.name, len(data), 4, f"{path.name}.torn")]
    assert [capture.payload_length for capture in captures_from(tmp_path, path.name, known)] == [3]


def test_files_of_the_living_are_left_alone(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, {})
    path = tmp_path / writer.write(exchange()).warc.file
    with path.open("ab") as file:
        file.write(b"not yet whole")
    assert repair(tmp_path) == []
    writer.close()
    assert [found.cut for found in repair(tmp_path)] == [13]


def test_an_earlier_repair_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    path = write(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + b"torn bytes")
    torn = tmp_path / f"{path.name}.torn"
    torn.write_bytes(b"torn")
    assert repair(tmp_path)[0].torn == torn.name
    assert torn.read_bytes() == b"torn bytes"
    path.write_bytes(whole + b"others")
    assert repair(tmp_path)[0].torn == f"{torn.name}2"
    assert (torn.read_bytes(), (tmp_path / f"{torn.name}2").read_bytes()) == (b"torn bytes", b"others")


def test_an_empty_file_is_moved_away(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").touch()
    assert repair(tmp_path) == [Repair("x.warc.gz", 0, 0, "x.warc.gz.torn")]
    assert repair(tmp_path) == []


def test_no_folder_nothing_to_do(tmp_path: Path) -> None:
    assert repair(tmp_path / "none") == []


def test_cannot_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path)
    path.write_bytes(path.read_bytes() + b"torn")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(WarcError, match="No space left"):
        repair(tmp_path)
    assert path.read_bytes().endswith(b"torn")
