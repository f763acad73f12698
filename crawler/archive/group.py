"""One transaction at a time: a group of outcomes, or a function of the caller's."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from crawler.archive.ledger import Batch, Place
from crawler.archive.opening import ADVICE
from crawler.archive.store import POISON, store, without_page
from crawler.errors import ArchiveError, CrawlerError
from crawler.records import Outcome

logger = logging.getLogger(__name__)

Batches = dict[str, Batch]


class NotDurableError(ArchiveError):
    """The WARC file that a transaction names could not be brought to the disk."""


def is_fatal(error: Exception) -> bool:
    """Whether an error is about the whole archive (disk full, file damaged), so that nothing more can be stored."""
    if isinstance(error, NotDurableError):
        return True
    return isinstance(error, sqlite3.Error) and (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in ADVICE


class GroupStore:
    """What the writer's thread does with its connection."""

    def __init__(
        self, conn: sqlite3.Connection, counts: dict[int, Counter[str]], before_commit: Callable[[], None]
    ) -> None:
        self._conn = conn
        self._counts = counts
        self._before_commit = before_commit
        self._places: dict[str, Place] = {}
        self._fresh: set[str] = set()
        """Portals whose place was looked up since the last `run`, which may have started a crawl."""

    def commit(self, outcomes: Sequence[Outcome]) -> None:
        """Stores a group in one transaction. An outcome that can not be stored is noted as failed (`store_error`).

        Raises sqlite3.Error or NotDurableError if nothing can be stored; then nothing of the group is.
        """
        try:
            with self._transaction():
                batches = self._store_all(outcomes)
        except POISON:
            with self._transaction():
                batches = self._store_each(outcomes)
        for batch in batches.values():
            self._remember(batch)

    def run(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:
        """Runs `fn` in a transaction of its own."""
        self._fresh.clear()
        with self._transaction():
            return fn(self._conn)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # IMMEDIATE: a transaction that reads first and then finds another writer at work fails without waiting.
        self._conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._sync()
            self._conn.execute("COMMIT")
        except BaseException:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            raise

    def _sync(self) -> None:
        try:
            self._before_commit()
        except (OSError, CrawlerError) as error:
            raise NotDurableError(
                f"The WARC file could not be written to the disk ({error}): make room or check the disk, "
                "then run the same command again; it goes on where it stopped."
            ) from error

    def _store_all(self, outcomes: Sequence[Outcome]) -> Batches:
        batches: Batches = {}
        for outcome in outcomes:
            store(self._conn, outcome, self._batch(batches, outcome))
        self._save_counts(batches)
        return batches

    def _store_each(self, outcomes: Sequence[Outcome]) -> Batches:
        """As `_store_all`, each outcome behind a savepoint, so that a bad one takes no other with it."""
        batches: Batches = {}
        for outcome in outcomes:
            batch = self._batch(batches, outcome)
            batch.merge(self._store_one(outcome, batch.place))
        self._save_counts(batches)
        return batches

    def _store_one(self, outcome: Outcome, place: Place) -> Batch:
        part, error = self._attempt(outcome, place)
        if error is None:
            return part
        for less in without_page(outcome, error):
            part, failure = self._attempt(less, place)
            if failure is None:
                return part
        logger.error("%s: not even its failure can be stored (%r)", outcome.entry.url, error)
        return part

    def _attempt(self, outcome: Outcome, place: Place) -> tuple[Batch, Exception | None]:
        part = Batch(place)
        self._conn.execute("SAVEPOINT outcome")
        try:
            store(self._conn, outcome, part)
        except POISON as error:
            self._conn.execute("ROLLBACK TO outcome")
            return Batch(place), error
        finally:
            if self._conn.in_transaction:
                self._conn.execute("RELEASE outcome")
        return part, None

    def _batch(self, batches: Batches, outcome: Outcome) -> Batch:
        portal_id = outcome.entry.portal_id
        if portal_id not in batches:
            batches[portal_id] = Batch(self._place(portal_id))
        return batches[portal_id]

    def _place(self, portal_id: str) -> Place:
        place = self._places.get(portal_id)
        if place is not None and portal_id in self._fresh:
            return place
        crawl_id, walk = self._conn.execute(
            "SELECT crawl_id, walk FROM crawls WHERE portal_id = ? ORDER BY crawl_id DESC LIMIT 1", (portal_id,)
        ).fetchone() or (None, 0)
        if place is None or place.walk != walk:
            place = self._places[portal_id] = Place(portal_id, crawl_id, walk)
        place.crawl_id = crawl_id
        self._fresh.add(portal_id)
        return place

    def _save_counts(self, batches: Batches) -> None:
        for batch in batches.values():
            crawl_id = batch.place.crawl_id
            if crawl_id is not None:
                total = self._total(crawl_id) + batch.counts
                values = (json.dumps(total, sort_keys=True), crawl_id)
                self._conn.execute("UPDATE crawls SET counts = ? WHERE crawl_id = ?", values)

    def _total(self, crawl_id: int) -> Counter[str]:
        if crawl_id not in self._counts:
            query = "SELECT counts FROM crawls WHERE crawl_id = ?"
            self._counts[crawl_id] = Counter(json.loads(self._conn.execute(query, (crawl_id,)).fetchone()[0]))
        return self._counts[crawl_id]

    def _remember(self, batch: Batch) -> None:
        batch.remember()
        if batch.place.crawl_id is not None:
            self._counts[batch.place.crawl_id].update(batch.counts)
