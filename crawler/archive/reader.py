"""SQL from people: one statement that reads, over a connection that can not write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive.opening import open_reader
from crawler.errors import UsageError

READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
BARE_PRAGMAS = {
    *("application_id", "collation_list", "compile_options", "database_list", "encoding", "foreign_key_check"),
    *("freelist_count", "function_list", "integrity_check", "journal_mode", "page_count", "page_size", "quick_check"),
    *("table_list", "user_version"),
}
"""Pragmas that read, as long as they are given no value."""
TABLE_PRAGMAS = {
    *("foreign_key_list", "index_info", "index_list", "index_xinfo", "table_info", "table_list", "table_xinfo"),
}
"""Pragmas whose value is the name of the thing to describe."""
PROGRESS_STEPS = 20_000
"""Steps of SQLite's machine between two chances for Ctrl-C: about a millisecond."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, each once, and the rows, read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(path: Path | str, sql: str) -> Iterator[Answer]:
    """Runs one SQL statement that reads; the rows can be read inside the `with` block.

    Works while a crawl writes. Raises ArchiveError if there is no archive at `path`, UsageError for SQL that is wrong,
    writes, or reaches for other files; KeyboardInterrupt on Ctrl-C, also in the middle of a long search.
    """
    with closing(open_reader(path)) as conn:
        conn.set_authorizer(_authorize)
        conn.set_progress_handler(lambda: 0, PROGRESS_STEPS)
        with _explained():
            cursor = conn.execute(sql)
            if cursor.description is None:
                raise UsageError(f"This is no query that answers anything: {sql.strip() or '(nothing)'}")
            names = tuple(name for name, *_ in cursor.description)
            yield Answer(_distinct(names), cursor)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from error
        raise UsageError(f"{_reason(error)}\n{_advice(error)}".rstrip()) from error


def _reason(error: Exception) -> str:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH:
        return f"Queries can only read this archive ({error})."
    if "one statement" in str(error):
        return "Give one statement at a time."
    return f"SQL error: {error}."


def _advice(error: Exception) -> str:
    if "no such table" in str(error):
        return "Tables and views are described in docs/schema.md; start with article_current."
    if "no such column" in str(error):
        return "Columns are described in docs/schema.md. Text goes into 'single quotes'."
    return ""


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action in READS:
        return sqlite3.SQLITE_DENY if second == "load_extension" else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        # So a table function (`json_each`, `pragma_table_info`) introduces itself; the connection refuses real updates.
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first is not None:
        name = first.lower()
        if name in TABLE_PRAGMAS or (second is None and name in BARE_PRAGMAS):
            return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """`url, url` becomes `url, url_2`: a row object can not have a name twice."""
    taken: dict[str, None] = {}
    for name in names:
        number, unique = 1, name
        while unique in taken:
            number += 1
            unique = f"{name}_{number}"
        taken[unique] = None
    return tuple(taken)
