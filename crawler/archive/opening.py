"""Opening an archive: for writing (made or migrated on the way) and for reading only."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from crawler.archive import schema
from crawler.errors import ArchiveError, ReplicaArchiveError

BUSY_SECONDS = 30.0
"""How long a writer waits for another process's transaction; groups are short, four processes need 4 s at worst."""
CACHE_KIB = 32 * 1024

ADVICE = {
    sqlite3.SQLITE_FULL: "The disk is full: make room, then run the same command again; it goes on where it stopped.",
    sqlite3.SQLITE_READONLY: "The file or its folder is read-only: change its permissions, or give another --archive.",
    sqlite3.SQLITE_CANTOPEN: "Its folder does not exist or is not writable: make it, or give another --archive.",
    sqlite3.SQLITE_IOERR: "The disk or the network share failed: check it, then run the same command again.",
    sqlite3.SQLITE_CORRUPT: "The file is damaged: put it aside and restore a copy; the WARC files are not affected.",
    sqlite3.SQLITE_NOTADB: "This is no SQLite database: give another --archive.",
    sqlite3.SQLITE_BUSY: "Another program holds the archive locked: close it, then run the same command again.",
}


def explain(error: sqlite3.Error, path: Path | str, doing: str) -> ArchiveError:
    """The error for people: what happened, where, and what to do."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    advice = ADVICE.get(code, "")
    return ArchiveError(f"{path}: {doing} failed ({error}). {advice}".rstrip())


def open_archive(path: Path | str) -> Database:
    """Opens an archive for writing in this thread; makes it if there is none, brings an older schema up to date.

    Raises ArchiveError if the place can not be written, the file is no archive, or a newer software made it.
    """
    path = Path(path)
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder: give the archive's file, as in {path / 'archive.db'}.")
    try:
        conn = _connect(path)
    except sqlite3.Error as error:
        raise explain(error, path, "opening the archive") from error
    try:
        return _ready(conn, path)
    except sqlite3.Error as error:
        conn.close()
        raise explain(error, path, "opening the archive") from error
    except BaseException:
        conn.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _set_up(conn)
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _set_up(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    # FULL, not NORMAL: in WAL mode NORMAL may undo the last commits after a power cut. The archive would stay sound,
    # but a crawl already reported complete would have pages pending again, and more than the pages in flight would be
    # lost. It costs one fsync per group of outcomes, in the writer's thread, beside the WARC file's own.
    conn.execute("PRAGMA synchronous = FULL")


def _ready(conn: sqlite3.Connection, path: Path) -> Database:
    db = Database(conn, execute_plugins=False)
    conn.execute("BEGIN IMMEDIATE")
    try:
        check(conn, path)
        schema.migrations.apply(db)
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")
    _use_wal(conn)
    return db


def _use_wal(conn: sqlite3.Connection) -> None:
    """SQLite answers BUSY to a change of journal mode without waiting, so that two first runs need patience here."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def check(conn: sqlite3.Connection, path: Path) -> None:
    """Raises ArchiveError unless the database is empty or an archive of a schema that this software knows."""
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not tables:
        return
    if not {schema.MIGRATIONS_TABLE, "archive_info"} <= tables:
        raise ArchiveError(f"{path} is a SQLite database, but not an archive of portals: give another --archive.")
    query = f"SELECT name FROM {schema.MIGRATIONS_TABLE} WHERE migration_set = ?"
    unknown = sorted({name for (name,) in conn.execute(query, [schema.migrations.name])} - {*schema.names()})
    if unknown:
        raise ArchiveError(
            f"{path} was made by a newer version of this software (unknown: {', '.join(unknown)}): "
            "update the software, or give another --archive."
        )


def open_reader(path: Path | str) -> sqlite3.Connection:
    """Opens an archive for reading only; works while a crawl writes, and on a read-only medium.

    Raises ArchiveError if there is no archive at `path`, or none that this software can read.
    """
    path = Path(path)
    if not path.is_file():
        raise ArchiveError(f"There is no archive at {path}: `crawler crawl` makes one, --archive PATH names another.")
    try:
        conn = _connect_reader(path)
    except sqlite3.Error as error:
        raise explain(error, path, "reading the archive") from error
    try:
        check(conn, path)
        if not conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise ArchiveError(f"{path} is empty: no crawl has written to it yet.")
    except sqlite3.Error as error:
        conn.close()
        raise explain(error, path, "reading the archive") from error
    except ArchiveError:
        conn.close()
        raise
    return conn


def _connect_reader(path: Path) -> sqlite3.Connection:
    """A file in WAL mode needs its -shm file; where none can be made, nobody can be writing, and it is immutable."""
    mode = "mode=ro&immutable=1" if _at_rest(path) and not _writable(path.parent) else "mode=ro"
    conn = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    conn.execute("PRAGMA query_only = ON")
    conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return conn


def _at_rest(path: Path) -> bool:
    """Whether nobody has the archive open, and its file alone holds everything."""
    wal, shared = (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))
    return not shared.exists() and not (wal.exists() and wal.stat().st_size)


def _writable(folder: Path) -> bool:
    """On a medium mounted read-only `os.access` may still tell root that all is well."""
    return os.access(folder, os.W_OK) and not os.statvfs(folder).f_flag & os.ST_RDONLY


def fold_wal(conn: sqlite3.Connection) -> None:
    """Brings everything into the one file, so that it can be copied alone; leaves it be while others are at work.

    SQLite does so by itself only for the last connection, and a reader may outlive the writer.
    """
    with suppress(sqlite3.Error):
        conn.execute("PRAGMA busy_timeout = 1000")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def mark_replica(conn: sqlite3.Connection) -> None:
    """Marks the archive as one of replica portals (the demo's); ArchiveError if it already holds live captures."""
    if is_replica(conn):
        return
    if conn.execute("SELECT 1 FROM captures LIMIT 1").fetchone():
        raise ArchiveError("This archive holds captures of live portals; the demo writes into an archive of its own.")
    conn.execute("INSERT INTO archive_info VALUES ('replica', '1')")


def is_replica(conn: sqlite3.Connection) -> bool:
    """Whether the archive holds pages of the replica portals, which say nothing about the real ones."""
    return conn.execute("SELECT 1 FROM archive_info WHERE key = 'replica' AND value = '1'").fetchone() is not None


def refuse_replica(conn: sqlite3.Connection, path: Path | str) -> None:
    """Raises ReplicaArchiveError if a live crawl must not write here."""
    if is_replica(conn):
        raise ReplicaArchiveError(
            f"{path} was made by the demo from replica portals; live pages must not be mixed into it. "
            "Give another file with --archive, or move this one away."
        )
