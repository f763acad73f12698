"""Opening a session: the archive, its WARC folder (mended if the last process died), the client, who we say we are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import scrapy

from crawler import __version__
from crawler.archive import (
    ArchiveWriter,
    index_orphans,
    is_replica,
    open_archive,
    refuse_replica,
    warc_end,
)
from crawler.archive.lookup import PayloadIndex
from crawler.errors import ArchiveError
from crawler.fetch.client import HttpClient
from crawler.fetch.http1 import STACK_NOTE
from crawler.fetch.robots import RobotsGate
from crawler.fetch.session import CrawlOptions, Session
from crawler.warc import WarcWriter, captures_from, repair


@contextmanager
def open_session(spiders: Sequence[Any], options: CrawlOptions) -> Iterator[Session]:
    """Everything that the crawls of one process share, closed again in the right order.

    Raises CrawlerError if the archive or its WARC folder can not be used, or if the archive holds replicas and these
    crawls would be live.
    """
    _prepare(spiders, options)
    payloads = PayloadIndex(options.archive)
    warc = WarcWriter(warc_folder(options.archive), warc_info(options), known=payloads.find)
    writer = ArchiveWriter(options.archive, before_commit=warc.sync)
    session = Session(options, writer, warc, _client(options), RobotsGate())
    try:
        yield session
    finally:
        try:
            writer.close()
        finally:
            warc.close()
            payloads.close()


def warc_folder(archive: Path) -> Path:
    """Where the WARC files of an archive lie: `warc/` beside `archive.db`, `NAME.warc/` beside `NAME.db`."""
    return archive.parent / ("warc" if archive.name == "archive.db" else f"{archive.stem}.warc")


def warc_info(options: CrawlOptions) -> dict[str, str]:
    """The fields of the warcinfo records (WARC 1.1, section 6.2; the rest are ours): who, why, with what settings."""
    return {
        "software": f"district-portal-crawler/{__version__} (Scrapy {scrapy.__version__})",
        "operator": options.operator,
        "description": "Archive of the web portals of Vietnam's former districts",
        "purpose": "preservation of public records",
        "robots": "classic",
        "http-header-user-agent": options.user_agent,
        "settings": " ".join(f"{name}={value}" for name, value in options.as_record().items()),
        "fidelity": STACK_NOTE,
    }


def _prepare(spiders: Sequence[Any], options: CrawlOptions) -> None:
    db = open_archive(options.archive)
    try:
        if is_replica(db.conn) and not all(_goes_to_loopback(spider, options) for spider in spiders):
            refuse_replica(db.conn, options.archive)
        _mend_warcs(db.conn, warc_folder(options.archive))
    finally:
        db.close()


def _goes_to_loopback(spider: Any, options: CrawlOptions) -> bool:
    return all(options.resolve.is_loopback(host) for host in spider.portal().hosts)


def _mend_warcs(conn: sqlite3.Connection, folder: Path) -> None:
    """Cuts torn tails, and indexes what reached a WARC file after the last commit of a process that died."""
    for mended in repair(folder, known_end=lambda file: warc_end(conn, file)):
        if mended.damage:
            raise ArchiveError(f"{folder / mended.file}: {mended.damage}. Restore this file from a copy.")
        start = warc_end(conn, mended.file)
        if start < mended.end:
            conn.execute("BEGIN IMMEDIATE")
            index_orphans(conn, captures_from(folder, mended.file, start))
            conn.execute("COMMIT")


def _client(options: CrawlOptions) -> HttpClient:
    return HttpClient(
        resolve=options.resolve,
        accept_broken_tls=options.accept_broken_tls,
        user_agent=options.user_agent,
    )
