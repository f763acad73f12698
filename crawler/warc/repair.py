"""Mending what a sudden death left behind: a record that was only half written at the end of a file."""

from __future__ import annotations

import fcntl
import mmap
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.errors import WarcError
from crawler.warc.reader import parse_record, read_member

_GZIP_MAGIC = b"\x1f\x8b\x08"
_COPY = 64 * 1024


@dataclass(frozen=True, slots=True)
class Repair:
    """What was found at the end of one WARC file, and what was done about it."""

    file: str
    end: int
    """Offset behind the last whole record."""
    cut: int = 0
    """Bytes of a half-written record that were moved out of the file."""
    torn: str | None = None
    """Name of the file that keeps those bytes."""
    damage: str | None = None
    """What is wrong and was left as it is: whole records follow, or records the archive knows are gone."""


def _from_the_start(_file: str) -> int:
    return 0


def repair(folder: Path, known_end: Callable[[str], int] = _from_the_start, prefix: str = "") -> list[Repair]:
    """Cuts the torn tail off every file whose writer is dead; the bytes cut are kept in `<file>.torn`.

    `known_end(file)` is an offset up to which the file is known to be whole (a record ends there). Files that a
    living process holds, or whose names do not begin with `prefix`, are left alone and not in the answer. Raises
    WarcError if a file can not be mended.
    """
    repairs = []
    for path in sorted(folder.glob(f"{prefix}*.warc.gz")):
        try:
            with _locked(path) as stream:
                if stream is not None:
                    repairs.append(_mend(path, stream, known_end(path.name)))
        except OSError as error:
            raise WarcError(f"can not mend {path}: {error.strerror or error}. Free space or permit writing.") from error
    return repairs


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO | None]:
    """The file, locked as its writer would; None if a living process has it."""
    with path.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield stream


def _mend(path: Path, stream: BinaryIO, start: int) -> Repair:
    size = path.stat().st_size
    if start > size:
        return Repair(path.name, size, damage=f"the archive knows records up to {start}, the file ends at {size}")
    end = _whole_until(stream, path.name, start, size)
    if end == size and size > 0:
        return Repair(path.name, end)
    if later := _later_record(stream, path.name, end):
        return Repair(path.name, end, damage=f"broken at {end}, but a whole record follows at {later}")
    return Repair(path.name, end, cut=size - end, torn=_cut(path, stream, end))


def _whole_until(stream: BinaryIO, file: str, offset: int, size: int) -> int:
    while offset < size:
        try:
            data, end = read_member(stream, offset)
            parse_record(data, file, offset, end - offset)
        except (ValueError, WarcError):
            break
        offset = end
    return offset


def _later_record(stream: BinaryIO, file: str, broken: int) -> int | None:
    """Offset of a whole record behind a broken one: then this is no torn tail, and nothing may be cut."""
    if broken == os.fstat(stream.fileno()).st_size:
        return None
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        position = broken
        while (position := content.find(_GZIP_MAGIC, position + 1)) >= 0:
            if _whole_until(stream, file, position, position + 1) > position:
                return position
    return None


def _cut(path: Path, stream: BinaryIO, end: int) -> str:
    """Moves all behind `end` into a file beside; a file without one whole record is moved as it is."""
    torn = _free_name(path, stream, end)
    if end == 0:
        path.replace(torn)
        return torn.name
    stream.seek(end)
    with torn.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        os.fsync(copy.fileno())
    with path.open("r+b") as file:
        file.truncate(end)
        os.fsync(file.fileno())
    return torn.name


def _free_name(path: Path, stream: BinaryIO, end: int) -> Path:
    """A name that is not taken; or taken by the beginning of these bytes, when an earlier repair was cut short."""
    for number in range(1, 1_000):
        torn = path.with_name(f"{path.name}.torn" if number == 1 else f"{path.name}.torn{number}")
        if not torn.exists() or _begins_with(stream, end, torn):
            return torn
    raise WarcError(f"{path}: too many .torn files lie beside it")


def _begins_with(stream: BinaryIO, offset: int, other: Path) -> bool:
    stream.seek(offset)
    with other.open("rb") as copy:
        return all(stream.read(len(piece)) == piece for piece in iter(lambda: copy.read(_COPY), b""))
