"""Stores one outcome: capture, article, ledger, links and frontier, all inside the caller's transaction."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, replace

from crawler.archive import ledger
from crawler.archive.articles import Sighting, Stored, note_gone, store_article
from crawler.archive.captures import insert_capture
from crawler.archive.ledger import Batch, Origin
from crawler.archive.schema import now
from crawler.records import Outcome

POISON = (
    *(sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
    *(ValueError, TypeError, ArithmeticError, LookupError, AttributeError),
)
"""Errors that say something about one outcome and nothing about the archive."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The ledger's row of the URL before this outcome."""

    attempts: int
    article_id: int | None
    capture_id: int | None


def store(conn: sqlite3.Connection, outcome: Outcome, batch: Batch) -> None:
    """Stores an outcome. Raises one of POISON if it can not be stored, sqlite3.Error if nothing can."""
    entry, capture = outcome.entry, outcome.capture
    when = capture.captured_at if capture else now()
    url_id = entry.url_id or ledger.ensure(conn, batch.place, entry, when)
    visited_aside = not entry.url_id and ledger.has_its_own_turn(conn, url_id)
    before = _before(conn, url_id)
    kind = outcome.page.kind if outcome.page else None
    capture_id = insert_capture(conn, batch.place, url_id, capture, kind) if capture else None
    target = ledger.respelled(entry, capture.status if capture else None, outcome.links)
    origin = Origin(url_id, entry.depth + 1, when)
    ledger.queue(conn, batch, outcome.links, origin)
    ledger.refuse(conn, batch, outcome.excluded, origin)
    stored = _article(conn, outcome, url_id, capture_id, before, when)
    if target is not None and before.attempts < ledger.MAX_HOPS and entry.url_id:
        _follow(conn, url_id, target, capture_id, outcome, when)
    elif not visited_aside:
        _settle(conn, outcome, url_id, capture_id, before, stored, when)
    _count(outcome, stored, batch)


def _before(conn: sqlite3.Connection, url_id: int) -> _Before:
    query = "SELECT attempts, article_id, last_capture_id FROM urls WHERE url_id = ?"
    row = conn.execute(query, (url_id,)).fetchone()
    if row is None:
        raise ValueError(f"the ledger has no URL number {url_id}")
    return _Before(*row)


def _article(
    conn: sqlite3.Connection, outcome: Outcome, url_id: int, capture_id: int | None, before: _Before, when: str
) -> Stored | None:
    article = outcome.page.article if outcome.page else None
    if article is None or capture_id is None or outcome.dropped or outcome.result != "captured":
        return None
    assert outcome.capture is not None
    sighting = Sighting(url_id, capture_id, when, outcome.capture.source == "live", before.article_id)
    stored = store_article(conn, outcome, article, sighting)
    conn.execute("UPDATE captures SET version_id = ? WHERE capture_id = ?", (stored.version_id, capture_id))
    return stored


def _settle(
    conn: sqlite3.Connection,
    outcome: Outcome,
    url_id: int,
    capture_id: int | None,
    before: _Before,
    stored: Stored | None,
    when: str,
) -> None:
    """Writes what became of the URL and takes it out of the frontier, or gives it its next turn (`retry`)."""
    again = outcome.result == "retry"
    conn.execute(
        "UPDATE urls SET state = ?, reason = ?, detail = ?, attempts = ?, status = coalesce(?, status),"
        " article_id = coalesce(?, article_id), last_capture_id = coalesce(?, last_capture_id), last_seen = ?"
        " WHERE url_id = ?",
        (
            *(_state(conn, outcome, before, stored), outcome.reason or outcome.dropped, outcome.detail),
            *(before.attempts + 1, outcome.capture.status if outcome.capture else None),
            *(stored.article_id if stored else None, capture_id, when, url_id),
        ),
    )
    if before.article_id is not None and outcome.reason in ("not_found", "soft_404"):
        note_gone(conn, before.article_id, url_id, when)
    if again:
        _delay(conn, outcome, url_id)
    else:
        conn.execute("DELETE FROM frontier WHERE url_id = ?", (url_id,))


def _state(conn: sqlite3.Connection, outcome: Outcome, before: _Before, stored: Stored | None) -> str:
    if outcome.result == "retry":
        return "pending"
    if outcome.result != "captured":
        return outcome.result
    return "unchanged" if _unchanged(conn, outcome, before, stored) else "captured"


def _unchanged(conn: sqlite3.Connection, outcome: Outcome, before: _Before, stored: Stored | None) -> bool:
    """Whether an earlier walk found the same: the same version of an article, else the same bytes."""
    if before.capture_id is None or outcome.capture is None:
        return False
    row = conn.execute(
        "SELECT c.payload_digest, c.version_id, c.status, coalesce(w.walk, 0) < coalesce((SELECT walk FROM urls"
        " WHERE url_id = c.url_id), 0) FROM captures c LEFT JOIN crawls w USING (crawl_id) WHERE c.capture_id = ?",
        (before.capture_id,),
    ).fetchone()
    digest, version_id, status, earlier = row
    if stored is not None:
        return bool(earlier) and stored.version_id == version_id
    return bool(earlier) and (digest, status) == (outcome.capture.payload_digest, outcome.capture.status)


def _delay(conn: sqlite3.Connection, outcome: Outcome, url_id: int) -> None:
    ready = time.time() + outcome.retry_after
    entry = outcome.entry
    conn.execute(
        "INSERT INTO frontier (url_id, portal_id, priority, not_before, method, body) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (url_id) DO UPDATE SET not_before = excluded.not_before",
        (url_id, entry.portal_id, ledger.PRIORITY.get(entry.role, 10), ready, entry.method, entry.body),
    )


def _follow(
    conn: sqlite3.Connection, url_id: int, target: str, capture_id: int | None, outcome: Outcome, when: str
) -> None:
    """A redirect to another spelling of the same address: the URL stays pending, and is fetched there next."""
    conn.execute(
        "UPDATE urls SET url = ?, attempts = attempts + 1, status = ?, last_capture_id = ?, last_seen = ?"
        " WHERE url_id = ?",
        (target, outcome.capture.status if outcome.capture else None, capture_id, when, url_id),
    )


def _count(outcome: Outcome, stored: Stored | None, batch: Batch) -> None:
    """Counts an outcome under exactly one word, and the sums beside it."""
    word = _word(outcome, stored)
    batch.words.append((outcome, word))
    batch.counts[word] += 1
    if outcome.capture is not None:
        batch.counts["captures"] += 1
        batch.counts["bytes"] += outcome.capture.warc.length
    if outcome.page is not None:
        batch.counts["pages"] += outcome.page.kind != "attachment"
        batch.counts["articles_fetched"] += outcome.page.kind == "article" or outcome.dropped is not None


def _word(outcome: Outcome, stored: Stored | None) -> str:
    if outcome.reason == "not_found":
        return "not_found"
    if outcome.result != "captured":
        return {"retry": "retried"}.get(outcome.result, outcome.result)
    if stored is not None:
        return stored.word
    if outcome.dropped:
        return "dropped"
    kind = outcome.page.kind if outcome.page else None
    if kind in ("listing", "attachment"):
        return str(kind)
    return "attachment" if outcome.entry.role in ("image", "attachment") else "other"


def without_page(outcome: Outcome, error: Exception) -> tuple[Outcome, ...]:
    """What is left of an outcome that can not be stored: with its capture and links, with less, with nothing.

    The bytes are in the WARC already; only a row that names them can keep the archive and the files in step.
    """
    detail = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode()
    failed = replace(outcome, result="failed", reason="store_error", detail=detail, page=None, dropped=None)
    bare = replace(failed, links=(), excluded=())
    return failed, bare, replace(bare, capture=None)
