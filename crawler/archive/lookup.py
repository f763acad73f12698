"""Questions that a crawl asks of its archive while it runs and when it ends."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive.opening import explain, open_reader
from crawler.records import WarcLocation


def archive_id(conn: sqlite3.Connection) -> str:
    """What tells this archive's WARC files from those of another archive in the same folder."""
    row = conn.execute("SELECT value FROM archive_info WHERE key = 'archive_id'").fetchone()
    return str(row[0])


@dataclass(frozen=True, slots=True)
class Standing:
    """How a portal stands at the end of a walk."""

    pending: int
    failed: dict[str, int]
    """URLs of the walk that failed for good, or did not come whole, by failure class."""
    articles: int
    robots: int
    """URLs that robots.txt forbids."""
    met: int
    """URLs of the walk that showed an article."""
    closed_starts: tuple[str, ...]
    """Start pages of the walk that could not be read, each with what became of it."""


def standing(conn: sqlite3.Connection, portal_id: str, walk: int) -> Standing:
    """Counts what a verdict needs."""
    failed = conn.execute(
        "SELECT coalesce(reason, ''), count(*) FROM urls WHERE portal_id = ? AND walk = ? AND (state = 'failed'"
        " OR state <> 'pending' AND reason IN ('truncated', 'broken_encoding', 'unknown_encoding', 'too_large'))"
        " GROUP BY 1",
        (portal_id, walk),
    )
    return Standing(
        pending=waiting(conn, portal_id),
        failed=dict(failed.fetchall()),
        articles=_count(conn, "SELECT count(*) FROM articles WHERE portal_id = ?", portal_id),
        robots=_count(
            conn,
            "SELECT count(*) FROM urls WHERE portal_id = ? AND state = 'excluded' AND reason = 'robots'",
            portal_id,
        ),
        met=conn.execute(
            "SELECT count(*) FROM urls WHERE portal_id = ? AND walk = ? AND state IN ('captured', 'unchanged')"
            " AND article_id IS NOT NULL",
            (portal_id, walk),
        ).fetchone()[0],
        closed_starts=_closed_starts(conn, portal_id, walk),
    )


def _closed_starts(conn: sqlite3.Connection, portal_id: str, walk: int) -> tuple[str, ...]:
    rows = conn.execute(
        "SELECT url, state, reason, detail FROM urls WHERE portal_id = ? AND walk = ? AND depth = 0 AND role = 'page'"
        " AND (state IN ('failed', 'excluded') OR reason IN ('empty', 'soft_404', 'not_html') OR detail IS NOT NULL)"
        " AND state <> 'pending' ORDER BY url_id",
        (portal_id, walk),
    )
    return tuple(
        f"the start page {url} was not read: {detail or reason or state}" for url, state, reason, detail in rows
    )


def settle_platform(conn: sqlite3.Connection, portal_id: str) -> None:
    """Gives a portal that came without a platform the one that most of its articles were read as."""
    conn.execute(
        "UPDATE portals SET platform = (SELECT v.platform FROM article_versions v JOIN articles USING (article_id)"
        " WHERE portal_id = :portal GROUP BY v.platform ORDER BY count(*) DESC, v.platform LIMIT 1)"
        " WHERE portal_id = :portal AND platform IS NULL",
        {"portal": portal_id},
    )


def waiting(conn: sqlite3.Connection, portal_id: str) -> int:
    """URLs of the portal in the frontier."""
    return _count(conn, "SELECT count(*) FROM frontier WHERE portal_id = ?", portal_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article's current version was made of: by which parser, from which capture."""

    digest: str
    parser: str
    parser_version: str
    url: str
    captured_at: str
    warc: WarcLocation


class Readings:
    """Finds the current reading of an article; belongs to the thread that made it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._conn = open_reader(path)

    def current(self, portal_id: str, article_key: str) -> Reading | None:
        """The reading of the article with this key, None if it is not in the archive yet."""
        query = (
            "SELECT v.digest, v.parser, v.parser_version, c.url, c.captured_at,"
            " p.warc_file, p.warc_offset, p.warc_length, p.warc_record_id"
            " FROM articles a JOIN article_versions v ON v.version_id = a.current_version_id"
            " JOIN captures c ON c.capture_id = v.last_capture_id"
            " JOIN captures p ON p.capture_id = coalesce(c.payload_capture_id, c.capture_id)"
            " WHERE a.portal_id = ? AND a.article_key = ?"
        )
        try:
            row: tuple[Any, ...] | None = self._conn.execute(query, (portal_id, article_key)).fetchone()
        except sqlite3.Error as error:
            raise explain(error, self._path, "looking a version up") from error
        if row is None:
            return None
        digest, parser, parser_version, url, captured_at, *place = row
        return Reading(digest, parser, parser_version, url, captured_at, WarcLocation(*place))

    def close(self) -> None:
        self._conn.close()


class PayloadIndex:
    """Finds the record that already holds a payload, for revisit records; belongs to the thread that made it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._conn = open_reader(path)

    def find(self, payload_digest: str) -> tuple[str, str, str] | None:
        """Record id, URL and capture time of the first whole response with this payload digest; None: there is none."""
        query = (
            "SELECT warc_record_id, url, captured_at FROM captures WHERE payload_digest = ?"
            " AND record_type = 'response' AND truncated IS NULL ORDER BY capture_id LIMIT 1"
        )
        try:
            row: tuple[str, str, str] | None = self._conn.execute(query, (payload_digest,)).fetchone()
        except sqlite3.Error as error:
            raise explain(error, self._path, "looking a payload up") from error
        return row

    def close(self) -> None:
        self._conn.close()


def _count(conn: sqlite3.Connection, sql: str, portal_id: str) -> int:
    number: int = conn.execute(sql, (portal_id,)).fetchone()[0]
    return number
