"""The archive: one SQLite file that says what is in the WARC files, and what became of every URL (docs/schema.md)."""

from crawler.archive.captures import index_orphans, warc_end
from crawler.archive.crawls import (
    Crawl,
    archived_portals,
    finish_crawl,
    portals,
    save_portal,
    seed,
    start_crawl,
)
from crawler.archive.frontier import Frontier
from crawler.archive.opening import is_replica, mark_replica, open_archive, open_reader, refuse_replica
from crawler.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "Crawl",
    "Frontier",
    "archived_portals",
    "finish_crawl",
    "index_orphans",
    "is_replica",
    "mark_replica",
    "open_archive",
    "open_reader",
    "portals",
    "refuse_replica",
    "save_portal",
    "seed",
    "start_crawl",
    "warc_end",
]
