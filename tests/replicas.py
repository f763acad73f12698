"""Helpers of the end-to-end tests: crawls of the replica portals through the command line, and what they left."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive import open_reader
from tests.portals.demo import PORTALS, UNKNOWN
from tests.portals.server import ReplicaServer

CRAWLER = (sys.executable, "-m", "crawler")
UNKNOWN_ID = "thixasonglam_gov_vn"
PORTAL_IDS = (*PORTALS, UNKNOWN_ID)
TIMEOUT = 240


@dataclass(frozen=True, slots=True)
class Crawled:
    """An archive and the output of the crawl that filled it."""

    archive: Path
    run: subprocess.CompletedProcess[str]

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return query(self.archive, sql, *parameters)


def query(archive: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    with closing(open_reader(archive)) as conn:
        rows: list[tuple[Any, ...]] = conn.execute(sql, parameters).fetchall()
    return rows


def crawl_command(archive: Path, server: ReplicaServer, portals: Sequence[str] = PORTAL_IDS, *more: str) -> list[str]:
    """The command line that crawls replicas without delay."""
    known = [portal for portal in portals if portal != UNKNOWN_ID]
    unknown = ["--start-url", UNKNOWN] if UNKNOWN_ID in portals else []
    arguments = [*known, *unknown, "--archive", str(archive), "--contact", "test@example.org", *server.resolve_args()]
    return [*CRAWLER, "crawl", *arguments, *([] if "--delay" in more else ["--delay", "0"]), *more]


def crawl(archive: Path, server: ReplicaServer, portals: Sequence[str] = PORTAL_IDS, *more: str) -> Crawled:
    """Runs a crawl to its end."""
    command = crawl_command(archive, server, portals, *more)
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
    return Crawled(archive, run)


RECORDS = """
SELECT portal_id, url, title, lead, body, author, author_role, published_at, published_precision, updated_at, category,
       news_source, language, version FROM article_current ORDER BY portal_id, url
"""
LEDGER = (
    "SELECT portal_id, url, method, identity, role, state, reason FROM urls ORDER BY portal_id, url, method, identity"
)
PICTURES = """
SELECT a.portal_id, a.url, i.position, i.url, i.caption, i.alt FROM images i
JOIN articles a ON a.current_version_id = i.version_id ORDER BY 1, 2, 3
"""


def content(archive: Path) -> tuple[list[tuple[Any, ...]], ...]:
    """Everything that two crawls of the same portals must agree on."""
    return tuple(query(archive, sql) for sql in (RECORDS, LEDGER, PICTURES))


def row_counts(archive: Path) -> dict[str, int]:
    """Rows by table."""
    with closing(open_reader(archive)) as conn:
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: conn.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0] for table in tables}


def check_integrity(archive: Path) -> None:
    """The file is sound, foreign keys hold, and the frontier is what the ledger calls pending."""
    conn = sqlite3.connect(archive)
    with closing(conn):
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        stray = conn.execute(
            "SELECT count(*) FROM urls u LEFT JOIN frontier f USING (url_id)"
            " WHERE (u.state = 'pending') <> (f.url_id IS NOT NULL)"
        ).fetchone()
        assert stray == (0,)
