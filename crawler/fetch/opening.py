"""Opening a session: the archive, its WARC folder (mended if the last process died), the client, who we say we are."""

from __future__ import annotations

import fcntl
import ipaddress
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
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
from crawler.archive.lookup import PayloadIndex, archive_id
from crawler.errors import ArchiveError, UsageError, WarcError
from crawler.fetch.client import HttpClient
from crawler.fetch.http1 import STACK_NOTE
from crawler.fetch.proxy import Proxies
from crawler.fetch.resolve import allow_address
from crawler.fetch.robots import RobotsGate
from crawler.fetch.session import CrawlOptions, Session
from crawler.warc import WarcWriter, captures_from, repair


@contextmanager
def open_session(spiders: Sequence[Any], options: CrawlOptions) -> Iterator[Session]:
    """Everything that the crawls of one process share, closed again in the right order.

    Raises CrawlerError if the archive or its WARC folder can not be used, if the archive holds replicas and these
    crawls would be live, or if one of the portals is being crawled into it already.
    """
    with ExitStack() as stack:
        folder = warc_folder(options.archive)
        prefix, replica = _prepare(spiders, options, folder)
        for spider in spiders:
            stack.enter_context(_only_crawl_of(spider.name, folder))
        payloads = stack.enter_context(closing(PayloadIndex(options.archive)))
        warc = stack.enter_context(closing(WarcWriter(folder, warc_info(options), prefix=prefix, known=payloads.find)))
        writer = stack.enter_context(closing(ArchiveWriter(options.archive, before_commit=warc.sync)))
        yield Session(options, writer, warc, _client(options, replica=replica), RobotsGate())


@contextmanager
def _only_crawl_of(portal_id: str, folder: Path) -> Iterator[None]:
    """Holds the lock of a portal: two crawls of one portal would ask its host twice as often, and count crosswise."""
    path = folder / f".{portal_id}.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"{portal_id} is being crawled into this archive by another process. Wait for its end, or stop it."
            ) from error
        yield


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


def _prepare(spiders: Sequence[Any], options: CrawlOptions, folder: Path) -> tuple[str, bool]:
    """Makes or migrates the archive and mends its WARC files; the prefix of their names, and if it is a replica."""
    db = open_archive(options.archive)
    try:
        replica = is_replica(db.conn)
        if replica and not all(_goes_to_loopback(spider, options) for spider in spiders):
            refuse_replica(db.conn, options.archive)
        prefix = f"crawl-{archive_id(db.conn)}"
        _make_folder(folder)
        _mend_warcs(db.conn, folder, prefix)
    finally:
        db.close()
    return prefix, replica


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarcError(f"can not make {folder}: {error.strerror}. Permit writing there, or move it.") from error


def _goes_to_loopback(spider: Any, options: CrawlOptions) -> bool:
    return all(options.resolve.is_loopback(host) for host in spider.portal().hosts)


def _mend_warcs(conn: sqlite3.Connection, folder: Path, prefix: str) -> None:
    """Cuts torn tails, and indexes what reached a WARC file after the last commit of a process that died."""
    for mended in repair(folder, known_end=lambda file: warc_end(conn, file), prefix=prefix):
        if mended.damage:
            raise ArchiveError(f"{folder / mended.file}: {mended.damage}. Restore this file from a copy.")
        start = warc_end(conn, mended.file)
        if start < mended.end:
            conn.execute("BEGIN IMMEDIATE")
            index_orphans(conn, captures_from(folder, mended.file, start))
            conn.execute("COMMIT")


def _client(options: CrawlOptions, *, replica: bool) -> HttpClient:
    """Of an archive that holds replicas, not one connection may leave this machine."""
    return HttpClient(
        resolve=options.resolve,
        accept_broken_tls=options.accept_broken_tls,
        user_agent=options.user_agent,
        proxies=Proxies() if replica else None,
        allow_address=_loopback_only if replica else allow_address,
    )


def _loopback_only(_host: str, ip: str) -> bool:
    return ipaddress.ip_address(ip.partition("%")[0]).is_loopback
