"""Records made for the tests of the archive, and a crawl that needs no network."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from itertools import count
from typing import Any

from crawler.archive import ArchiveWriter, Frontier, finish_crawl, open_reader, seed, start_crawl
from crawler.records import Article, Capture, FrontierEntry, Link, Outcome, Page, PageKind, Portal, WarcLocation

HOST = "http://thixamau.gov.vn"
PORTAL = Portal("thixamau_gov_vn", "Thị xã Mẫu", f"{HOST}/", hosts=("thixamau.gov.vn",))
BODY = "Sáng nay, xã Bản Mẫu mở cửa lại con đường liên thôn sau ba tuần sửa chữa. " * 4
START = Link(HOST + "/", "seed")
_serial = count()


def links(*paths: str) -> tuple[Link, ...]:
    return tuple(Link(HOST + path) for path in paths)


def capture(url: str, payload: str = "payload", status: int = 200, **facts: Any) -> Capture:
    number = next(_serial)
    place = WarcLocation("mau-1.warc.gz", number * 1000, 1000, f"urn:uuid:{number}")
    when = f"2026-11-22T04:{number // 60 % 60:02}:{number % 60:02}.{number:06}Z"
    found = Capture(url, when, "GET", status, "text/html", f"sha1:{payload}", 50_000, place)
    return replace(found, **facts)


def article(path: str = "/tin/1.html", title: str = "Thông đường liên thôn", **facts: Any) -> Article:
    made = Article(HOST + path, HOST + path, "generic", title, BODY, "generic", "1", key=path)
    return replace(made, **facts)


def outcome(entry: FrontierEntry, *, payload: str | None = None, **facts: Any) -> Outcome:
    """A plain capture of the entry."""
    return Outcome(entry, "captured", capture=capture(entry.url, payload or entry.url), **facts)


def page(entry: FrontierEntry, kind: PageKind = "listing", shown: Article | None = None) -> Page:
    return Page("article" if shown else kind, entry.url, entry.url, "generic", article=shown)


def shows(entry: FrontierEntry, shown: Article, *, payload: str | None = None, **facts: Any) -> Outcome:
    """A capture of the entry that shows an article."""
    return outcome(entry, payload=payload, page=page(entry, shown=shown), **facts)


class Run:
    """One crawl of one portal over a writer."""

    def __init__(self, writer: ArchiveWriter, portal: Portal, seeds: Iterable[Link] = (START,)) -> None:
        self.writer = writer
        self.portal = portal
        self.crawl = writer.run(lambda conn: start_crawl(conn, portal))
        writer.run(lambda conn: seed(conn, self.crawl, seeds))

    def entries(self, limit: int = 100) -> list[FrontierEntry]:
        with closing(Frontier(self.writer.path, self.portal.id)) as frontier:
            return frontier.next(limit)

    def entry(self, path: str = "/") -> FrontierEntry:
        return next(entry for entry in self.entries(1000) if entry.url == HOST + path)

    def store(self, *outcomes: Outcome) -> None:
        for one in outcomes:
            self.writer.add(one)
        self.writer.flush()
        self.check()

    def drain(self, answer: Callable[[FrontierEntry], Outcome]) -> None:
        """Answers every entry until the frontier is empty."""
        while entries := self.entries():
            self.store(*map(answer, entries))

    def again(self) -> Run:
        """Finishes this crawl and starts the next one."""
        self.writer.run(lambda conn: finish_crawl(conn, self.crawl.id, "complete"))
        return Run(self.writer, self.portal)

    @property
    def counts(self) -> dict[str, int]:
        return {word: number for word, number in self.writer.counts[self.crawl.id].items() if number}

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(open_reader(self.writer.path)) as conn:
            return conn.execute(sql, values).fetchall()

    def value(self, sql: str, *values: object) -> Any:
        return self.rows(sql, *values)[0][0]

    def check(self) -> None:
        """The invariants that hold after every commit."""
        pending = self.rows("SELECT url_id FROM urls WHERE state = 'pending' ORDER BY 1")
        assert pending == self.rows("SELECT url_id FROM frontier ORDER BY 1")
        assert self.rows("PRAGMA foreign_key_check") == []


def sizes(conn: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table."""
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
