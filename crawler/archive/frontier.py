"""The reading side of the frontier: which URLs of a portal come next."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from crawler.archive.opening import explain, open_reader
from crawler.records import FrontierEntry

NEXT = """
SELECT f.url_id, f.portal_id, u.url, u.role, f.method, f.body, u.depth, u.attempts
FROM frontier f CROSS JOIN urls u ON u.url_id = f.url_id
WHERE f.portal_id = ? AND f.not_before <= ?
ORDER BY f.priority, f.url_id LIMIT ?
"""
WAITING = """
SELECT (SELECT count(*) FROM frontier WHERE portal_id = :portal), count(*), min(not_before)
FROM frontier WHERE portal_id = :portal AND not_before > 0 AND not_before > :now
"""


class Frontier:
    """The queue of one portal, read over a connection of its own; belongs to the thread that made it."""

    def __init__(self, path: Path | str, portal_id: str) -> None:
        self._path = path
        self._portal_id = portal_id
        self._conn = open_reader(path)

    def next(self, limit: int, taken: Collection[int] = ()) -> list[FrontierEntry]:
        """The next URLs that may be fetched now, by priority and age, without those already `taken`.

        Fewer than `limit` rows means: there are no more at present. Raises ArchiveError if the archive can not be read.
        """
        rows = self._read(NEXT, (self._portal_id, time.time(), limit + len(taken)))
        entries = (FrontierEntry(*row) for row in rows if row[0] not in taken)
        return [entry for entry, _ in zip(entries, range(limit), strict=False)]

    def waiting(self) -> tuple[int, int, float]:
        """(URLs that may be fetched now, URLs that must wait, seconds until the first of these may be fetched)."""
        now = time.time()
        count, delayed, first = self._read(WAITING, {"portal": self._portal_id, "now": now})[0]
        return count - delayed, delayed, max(0.0, first - now) if first is not None else 0.0

    def close(self) -> None:
        self._conn.close()

    def _read(self, query: str, values: tuple[object, ...] | dict[str, object]) -> list[tuple[Any, ...]]:
        try:
            return self._conn.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise explain(error, self._path, "reading the frontier") from error
