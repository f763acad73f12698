"""Portals and crawls: who is crawled, which walk a run belongs to, and how it ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from crawler import __version__
from crawler.archive.ledger import Batch, Origin, Place, queue
from crawler.archive.lookup import waiting
from crawler.archive.opening import open_reader
from crawler.archive.schema import now
from crawler.records import Link, Portal


@dataclass(frozen=True, slots=True)
class Crawl:
    """One run over one portal. `walk` is the first crawl of its going-over; `resumed`: the frontier was not empty."""

    id: int
    portal_id: str
    walk: int
    resumed: bool


def start_crawl(
    conn: sqlite3.Connection,
    portal: Portal,
    settings: Mapping[str, object] | None = None,
    software: str = f"district-portal-crawler {__version__}",
) -> Crawl:
    """Notes that a crawl begins. It resumes the earlier walk if the portal's frontier holds anything, else starts one.

    To be called inside a transaction (`ArchiveWriter.run`). `settings` must be JSON-serialisable. An earlier crawl that
    never said how it ended (the process was killed) gets the verdict `interrupted`.
    """
    save_portal(conn, portal)
    _close_dead(conn, portal.id)
    walk = _open_walk(conn, portal.id)
    cursor = conn.execute(
        "INSERT INTO crawls (portal_id, walk, started_at, settings, software) VALUES (?, ?, ?, ?, ?)",
        (portal.id, walk or 0, now(), json.dumps(settings or {}, ensure_ascii=False, sort_keys=True), software),
    )
    crawl_id = cursor.lastrowid
    assert crawl_id is not None
    if walk is None:
        conn.execute("UPDATE crawls SET walk = crawl_id WHERE crawl_id = ?", (crawl_id,))
    return Crawl(crawl_id, portal.id, walk or crawl_id, resumed=walk is not None)


def _close_dead(conn: sqlite3.Connection, portal_id: str) -> None:
    conn.execute(
        "UPDATE crawls SET verdict = 'interrupted', reasons = '[\"ended without a verdict\"]'"
        " WHERE portal_id = ? AND verdict IS NULL",
        (portal_id,),
    )


def _open_walk(conn: sqlite3.Connection, portal_id: str) -> int | None:
    """The walk whose URLs still wait in the frontier; None if it is empty."""
    row = conn.execute(
        "SELECT walk FROM crawls WHERE portal_id = :portal"
        " AND EXISTS (SELECT 1 FROM frontier WHERE portal_id = :portal) ORDER BY crawl_id DESC LIMIT 1",
        {"portal": portal_id},
    ).fetchone()
    return row[0] if row else None


def seed(conn: sqlite3.Connection, crawl: Crawl, links: Iterable[Link]) -> int:
    """Queues the links that a crawl starts from; how many were queued (a resumed walk already has them)."""
    batch = Batch(Place(crawl.portal_id, crawl.id, crawl.walk))
    before = waiting(conn, crawl.portal_id)
    queue(conn, batch, links, Origin(None, 0, now()))
    return waiting(conn, crawl.portal_id) - before


def finish_crawl(conn: sqlite3.Connection, crawl_id: int, verdict: str, reasons: Sequence[str] = ()) -> None:
    """Notes how a crawl ended: `complete, partial, empty, failed, interrupted`, and why, in words."""
    conn.execute(
        "UPDATE crawls SET finished_at = ?, verdict = ?, reasons = ? WHERE crawl_id = ?",
        (now(), verdict, json.dumps(list(reasons), ensure_ascii=False), crawl_id),
    )


def portals(conn: sqlite3.Connection) -> tuple[Portal, ...]:
    """The portals of the archive, by id."""
    rows = conn.execute("SELECT portal_id, name, base_url, province, platform, hosts FROM portals ORDER BY portal_id")
    return tuple(
        Portal(portal_id, name, base_url, province, platform, tuple(json.loads(hosts)))
        for portal_id, name, base_url, province, platform, hosts in rows
    )


def archived_portals(path: Path | str) -> tuple[Portal, ...]:
    """The portals of the archive at `path`, none if there is no archive yet; ArchiveError if it can not be read."""
    if not Path(path).exists():
        return ()
    with closing(open_reader(path)) as conn:
        return portals(conn)


def save_portal(conn: sqlite3.Connection, portal: Portal) -> Portal:
    """Makes or updates the portal's row; hosts are only ever added, what is unknown now stays as it was known."""
    old = next((known for known in portals(conn) if known.id == portal.id), None)
    if old is not None:
        hosts = tuple(dict.fromkeys((*portal.hosts, *old.hosts)))
        portal = replace(
            portal,
            province=portal.province or old.province,
            platform=portal.platform or old.platform,
            hosts=hosts,
        )
    if portal != old:
        conn.execute(
            "INSERT INTO portals VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (portal_id) DO UPDATE SET"
            " name = excluded.name, base_url = excluded.base_url, province = excluded.province,"
            " platform = excluded.platform, hosts = excluded.hosts",
            (
                *(portal.id, portal.name, portal.base_url, portal.province, portal.platform),
                *(json.dumps(portal.hosts, ensure_ascii=False), now()),
            ),
        )
    return portal
