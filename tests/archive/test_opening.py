"""Opening archives, and saying what is wrong with what is no archive."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import (
    ArchiveWriter,
    Frontier,
    is_replica,
    mark_replica,
    open_archive,
    open_reader,
    refuse_replica,
)
from crawler.errors import ArchiveError, ReplicaArchiveError
from tests.archive.made import PORTAL, Run, outcome

ROOT = Path(__file__).parents[2]


def folder(path: Path) -> None:
    path.mkdir()


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE music (title)")


def newer(path: Path) -> None:
    with open_archive(path) as db:
        db.conn.execute("INSERT INTO _sqlite_migrations VALUES (99, 'archive', 'm099_future', '2030')")


def text(path: Path) -> None:
    path.write_text("Đây là một tệp văn bản, không phải kho lưu trữ. " * 200, encoding="utf-8")


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (folder, "is a folder"),
    (other_database, "not an archive of portals"),
    (newer, r"newer version of this software .*m099_future"),
    (text, "no SQLite database"),
]


@pytest.mark.parametrize(("make", "message"), BROKEN, ids=[make.__name__ for make, _ in BROKEN])
def test_what_is_no_archive_is_refused_with_what_to_do(path: Path, make: Callable[[Path], None], message: str) -> None:
    make(path)
    with pytest.raises(ArchiveError, match=message):
        open_archive(path)
    with pytest.raises(ArchiveError, match=message):
        ArchiveWriter(path)
    if make is not folder:
        with pytest.raises(ArchiveError, match=message):
            open_reader(path)


@pytest.mark.parametrize("path", ["/proc/archive.db", "/nowhere/at/all/archive.db"])
def test_a_place_that_can_not_be_written_is_explained(path: str) -> None:
    with pytest.raises(ArchiveError, match=r"archive\.db: opening the archive failed .*another --archive"):
        ArchiveWriter(path)


def test_a_missing_archive_is_explained_to_readers(path: Path) -> None:
    for reader in (open_reader, lambda path: Frontier(path, PORTAL.id)):
        with pytest.raises(ArchiveError, match=r"There is no archive at .*--archive PATH"):
            reader(path)
    assert not path.exists()


def test_an_empty_file_becomes_an_archive_but_can_not_be_read(path: Path) -> None:
    path.touch()
    with pytest.raises(ArchiveError, match="is empty"):
        open_reader(path)
    open_archive(path).close()
    open_reader(path).close()


def test_the_settings_that_keep_it_safe(path: Path) -> None:
    with open_archive(path) as db:
        pragmas = {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in
                   ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


def test_opening_again_changes_nothing(path: Path) -> None:
    dumps = []
    for _ in range(2):
        with open_archive(path) as db:
            dumps.append(list(db.conn.iterdump()))
    assert dumps[0] == dumps[1]


def test_a_reader_can_not_write(path: Path) -> None:
    open_archive(path).close()
    with closing(open_reader(path)) as conn, pytest.raises(sqlite3.OperationalError, match="readonly"):
        conn.execute("DELETE FROM portals")


def test_a_reader_sees_commits_while_the_writer_works(run: Run) -> None:
    with closing(open_reader(run.writer.path)) as conn:
        assert conn.execute("SELECT count(*) FROM captures").fetchone() == (0,)
        run.store(outcome(run.entry()))
        assert conn.execute("SELECT count(*) FROM captures").fetchone() == (1,)


def test_an_archive_on_a_read_only_medium_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_archive(path).close()
    monkeypatch.setattr("crawler.archive.opening._writable", lambda _: False)
    with closing(open_reader(path)) as conn:
        assert conn.execute("SELECT count(*) FROM portals").fetchone() == (0,)
    assert sorted(file.name for file in path.parent.iterdir()) == ["archive.db"]


def test_a_closed_archive_is_one_file_even_while_it_is_read(path: Path, tmp_path: Path) -> None:
    open_archive(path).close()
    with closing(open_reader(path)) as reader:
        with ArchiveWriter(path) as writer:
            run = Run(writer, PORTAL)
            run.store(outcome(run.entry()))
        reader.execute("SELECT count(*) FROM captures").fetchone()
        copy = tmp_path / "copy.db"
        copy.write_bytes(path.read_bytes())
    with closing(open_reader(copy)) as conn:
        assert conn.execute("SELECT count(*) FROM captures").fetchone() == (1,)


def test_a_path_with_odd_characters_is_that_path(tmp_path: Path) -> None:
    path = tmp_path / "kho #1 ?mode=rw & lưu trữ%20.db"
    open_archive(path).close()
    open_reader(path).close()
    assert path.exists()


def test_the_replica_mark(path: Path) -> None:
    with open_archive(path) as db:
        refuse_replica(db.conn, path)
        mark_replica(db.conn)
        mark_replica(db.conn)
        assert is_replica(db.conn)
        with pytest.raises(ReplicaArchiveError, match=r"archive\.db was made by the demo.*--archive"):
            refuse_replica(db.conn, path)


def test_live_captures_are_not_declared_replicas(run: Run) -> None:
    run.store(outcome(run.entry()))
    with pytest.raises(ArchiveError, match="live portals"):
        run.writer.run(mark_replica)
    assert not run.writer.run(is_replica)


def test_only_this_package_opens_archives() -> None:
    opens = re.compile(r"sqlite3\.connect|Database\(")
    files = [file for part in ("crawler", "spiders", "pipelines") for file in (ROOT / part).rglob("*.py")]
    guilty = {str(file.relative_to(ROOT)) for file in files if opens.search(file.read_text(encoding="utf-8"))}
    assert guilty == {"crawler/archive/opening.py"}
