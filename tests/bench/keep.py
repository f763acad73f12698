"""Writes what an archive holds once more, WARC records or rows alone; prints number, CPU seconds, peak memory as JSON.

python -m tests.bench.keep warc|store ARCHIVE TARGET
"""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from crawler.archive import ArchiveWriter, open_archive, open_reader, seed, start_crawl
from crawler.fetch.opening import warc_folder
from crawler.parsing import read_page
from crawler.records import Capture, Exchange, FrontierEntry, Link, Outcome, Page, Portal, WarcLocation
from crawler.warc import WarcWriter, read_record

PORTAL = Portal("bench", "bench", "http://bench.example/")
COPIES = 4
"""Times each page is stored under another address, so that the rows outweigh the start."""


def exchanges_of(archive: Path) -> list[Exchange]:
    """Every response of the archive, as it came."""
    with closing(open_reader(archive)) as conn:
        rows = conn.execute(
            "SELECT url, method, captured_at, ip, warc_file, warc_offset, warc_length, warc_record_id FROM captures"
            " WHERE record_type = 'response'"
        ).fetchall()
    return [_exchange(warc_folder(archive), row) for row in rows]


def _exchange(folder: Path, row: tuple[str, ...]) -> Exchange:
    url, method, when, ip, *location = row
    record = read_record(folder, WarcLocation(*location))  # type: ignore[arg-type]
    request = f"{method} {url} HTTP/1.1\r\n\r\n".encode()
    head = record.head
    assert head is not None
    return Exchange(
        url,
        method,
        request,
        head.status,
        head.reason,
        record.http_head,
        head.headers,
        record.payload,
        record.body,
        when,
        ip,
    )


def keep_warc(exchanges: list[Exchange], target: Path) -> int:
    writer = WarcWriter(target, {"software": "bench"})
    for exchange in exchanges:
        writer.write(exchange)
    writer.close()
    return len(exchanges)


def outcomes_of(exchanges: list[Exchange]) -> list[tuple[Exchange, Page]]:
    return [(exchange, read_page(exchange.body, exchange.url)) for exchange in exchanges if b"<html" in exchange.body]


def keep_rows(pages: list[tuple[Exchange, Page]], target: Path) -> int:
    target.mkdir()
    archive = target / "archive.db"
    open_archive(archive).close()
    with ArchiveWriter(archive) as writer:
        crawl = writer.run(lambda conn: start_crawl(conn, PORTAL, settings={}))
        writer.run(lambda conn: seed(conn, crawl, [Link(PORTAL.base_url)]))
        number = 0
        for copy in range(COPIES):
            for exchange, page in pages:
                number += 1
                writer.add(_outcome(exchange, page, copy, number))
    return number


def _outcome(exchange: Exchange, page: Page, copy: int, number: int) -> Outcome:
    url = f"{exchange.url}#{copy}".replace("#", "?copy=")
    location = WarcLocation("bench.warc.gz", number * 1000, 900, f"urn:uuid:{number}")
    capture = Capture(url, exchange.captured_at, "GET", exchange.status, "text/html", f"sha1:{number}", 1, location)
    outcome = Outcome(
        FrontierEntry(0, PORTAL.id, url, "page"), "captured", capture=capture, page=page, links=page.links
    )
    if page.article is not None:
        outcome.page = replace(page, article=replace(page.article, title=f"{page.article.title} {number}"))
        outcome.article_key = f"key:{number}"
        outcome.version_digest = outcome.duplicate_digest = str(number)
    return outcome


def main(part: str, archive: str, target: str) -> None:
    exchanges = exchanges_of(Path(archive))
    pages = outcomes_of(exchanges) if part == "store" else []
    begun = time.process_time()
    number = keep_warc(exchanges, Path(target)) if part == "warc" else keep_rows(pages, Path(target))
    seconds = time.process_time() - begun
    print(json.dumps([number, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main(*sys.argv[1:])
