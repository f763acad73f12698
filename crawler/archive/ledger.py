"""The ledger and its queue: a row for every URL ever learned; `pending` means exactly that the frontier has it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from crawler.archive.known import Known, mark
from crawler.records import FrontierEntry, Link, Outcome
from crawler.urls import key_hash, url_key

PRIORITY = {
    "seed": 0,
    "sitemap": 0,
    "feed": 0,
    "pager": 0,
    "page": 10,
    "attachment": 20,
    "image": 20,
    "requisite": 30,
}
"""Lower goes first."""
MAX_HOPS = 8
"""Redirects between spellings of one address (http and https, with and without www.) until it counts as a loop."""
Row = tuple[int, str, str, str | None, str, int]


@dataclass(slots=True)
class Place:
    """Where outcomes of one portal belong at the moment: crawl, walk, and what the walk has met."""

    portal_id: str
    crawl_id: int | None
    walk: int
    queued: Known = field(default_factory=Known)
    refused: Known = field(default_factory=Known)


@dataclass(slots=True)
class Batch:
    """What a transaction did to one place; it becomes true for the memory once the transaction has committed."""

    place: Place
    counts: Counter[str] = field(default_factory=Counter)
    queued: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    words: list[tuple[Outcome, str]] = field(default_factory=list)
    """What each outcome counts as."""

    def merge(self, other: Batch) -> None:
        """Takes over what a part of the transaction did."""
        self.counts.update(other.counts)
        self.queued |= other.queued
        self.refused |= other.refused
        self.words += other.words

    def remember(self) -> None:
        """To be called after the commit, never before."""
        self.place.queued.add(self.queued)
        self.place.refused.add(self.refused)
        for outcome, word in self.words:
            outcome.counted.append(word)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where links were found: page (None: given from outside), its depth, and when."""

    url_id: int | None
    depth: int
    when: str


def address_key(link: Link) -> str:
    """What counts as the same address: method, URL without its accidents, identity of a form."""
    if link.method == "GET" and link.identity is None:
        return url_key(link.url)
    return f"{link.method} {url_key(link.url)} {link.identity or ''}"


def find(conn: sqlite3.Connection, portal_id: str, link: Link) -> tuple[int, Row | None]:
    """The row of an address, and the hash under which it is (or is to be) stored.

    Two addresses of one hash are told apart by their text: the second one is stored under the next hash.
    """
    key = address_key(link)
    salted = key
    while True:
        hashed = key_hash(salted)
        row: Row | None = conn.execute(
            "SELECT url_id, url, method, identity, state, walk FROM urls WHERE portal_id = ? AND key_hash = ?",
            (portal_id, hashed),
        ).fetchone()
        if row is None or row[1] == link.url or address_key(Link(row[1], "page", row[2], None, row[3])) == key:  # type: ignore[arg-type]
            return hashed, row
        salted += "\0"


def queue(conn: sqlite3.Connection, batch: Batch, links: Iterable[Link], origin: Origin) -> None:
    """Puts links into ledger and frontier, unless this walk already has them; broken URLs are counted and left out."""
    for key, link in batch.place.queued.unmet(links):
        if key in batch.queued:
            continue
        batch.queued.add(key)
        try:
            _queue_one(conn, batch, link, origin)
        except ValueError:
            batch.counts["links_broken"] += 1


def _queue_one(conn: sqlite3.Connection, batch: Batch, link: Link, origin: Origin) -> None:
    place = batch.place
    hashed, row = find(conn, place.portal_id, link)
    if row is None:
        url_id = insert(conn, place, hashed, link, "pending", origin)
        batch.counts["links_found"] += 1
    elif row[5] < place.walk:
        url_id = row[0]
        _again(conn, place, row, link, origin.when)
    else:
        return
    push(conn, url_id, place.portal_id, link)


def insert(
    conn: sqlite3.Connection,
    place: Place,
    hashed: int,
    link: Link,
    state: str,
    origin: Origin,
    reason: str | None = None,
) -> int:
    """Makes the ledger's row of an address; its id. A refused one belongs to no walk (0), so that it may be queued."""
    cursor = conn.execute(
        "INSERT INTO urls (portal_id, key_hash, url, method, identity, role, state, reason, depth, found_on, walk,"
        " first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(place.portal_id, hashed, link.url, link.method, link.identity, link.role, state, reason),
            *(origin.depth, origin.url_id, 0 if state == "excluded" else place.walk, origin.when, origin.when),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _again(conn: sqlite3.Connection, place: Place, row: Row, link: Link, when: str) -> None:
    """Queues a known address for a new walk, under the spelling that worked; under the new one if none ever did."""
    url_id, url, _, _, state, _ = row
    spelling = url if state in ("captured", "unchanged") else link.url
    conn.execute(
        "UPDATE urls SET state = 'pending', reason = NULL, detail = NULL, attempts = 0, walk = ?, url = ?,"
        " last_seen = ? WHERE url_id = ?",
        (place.walk, spelling, when, url_id),
    )


def push(conn: sqlite3.Connection, url_id: int, portal_id: str, link: Link) -> None:
    """Makes the frontier's row of a pending address; the best of two priorities stays."""
    conn.execute(
        "INSERT INTO frontier (url_id, portal_id, priority, method, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (url_id) DO UPDATE SET priority = min(priority, excluded.priority)",
        (url_id, portal_id, PRIORITY.get(link.role, 10), link.method, link.body),
    )


def refuse(conn: sqlite3.Connection, batch: Batch, links: Iterable[tuple[Link, str]], origin: Origin) -> None:
    """Notes links that a rule refuses, with the rule; an address that was queued or fetched keeps its state."""
    rules = {mark(link): rule for link, rule in links}
    for key, link in batch.place.refused.unmet(link for link, _ in links):
        if key in batch.refused:
            continue
        batch.refused.add(key)
        try:
            _refuse_one(conn, batch, link, rules[key], origin)
        except ValueError:
            batch.counts["links_broken"] += 1


def _refuse_one(conn: sqlite3.Connection, batch: Batch, link: Link, rule: str, origin: Origin) -> None:
    hashed, row = find(conn, batch.place.portal_id, link)
    if row is None:
        insert(conn, batch.place, hashed, link, "excluded", origin, rule)
        batch.counts["links_excluded"] += 1
    elif row[4] == "excluded":
        conn.execute("UPDATE urls SET reason = ?, last_seen = ? WHERE url_id = ?", (rule, origin.when, row[0]))


def ensure(conn: sqlite3.Connection, place: Place, entry: FrontierEntry, when: str, state: str = "failed") -> int:
    """The ledger's row of an address fetched outside the frontier (robots.txt); made if there is none."""
    link = Link(entry.url, entry.role, "GET" if entry.method == "GET" else "POST")
    hashed, row = find(conn, place.portal_id, link)
    return row[0] if row else insert(conn, place, hashed, link, state, Origin(None, entry.depth, when))


def has_its_own_turn(conn: sqlite3.Connection, url_id: int) -> bool:
    """Whether an address that was fetched aside (robots.txt led there) waits in the frontier, or came out of it."""
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM frontier WHERE url_id = :url)"
        " OR last_capture_id IS NOT NULL AND reason IS NOT 'robots_txt' FROM urls WHERE url_id = :url",
        {"url": url_id},
    ).fetchone()
    return bool(row[0])


def respelled(entry: FrontierEntry, status: int | None, links: Iterable[Link]) -> str | None:
    """Where a redirect leads that stays at the same address (http to https, to or from `www.`); None: no such redirect.

    Such a target is no other row of the ledger, so the row itself has to be fetched once more under the new spelling.
    """
    if status is None or not 300 <= status < 400 or entry.method != "GET":
        return None
    for link in links:
        if link.url != entry.url and url_key(link.url) == url_key(entry.url):
            return link.url
    return None
