"""The only writer: a thread with a connection of its own that stores outcomes in groups."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from crawler.archive.group import GroupStore, is_fatal
from crawler.archive.opening import explain, fold_wal, open_archive
from crawler.errors import ArchiveError, CrawlerError
from crawler.records import Outcome

LOG = logging.getLogger(__name__)
GROUP_SIZE = 256
T = TypeVar("T")
Committed = Callable[[list[int]], None]


@dataclass(slots=True)
class _Task:
    """Something to do between two groups; `fn` None: only tell that everything before it is stored."""

    fn: Callable[[sqlite3.Connection], Any] | None
    future: Future[Any]


class ArchiveWriter:
    """Stores outcomes in groups: whole transactions of at most 256 outcomes or `group_seconds`.

    Order of a group: rows, `before_commit()` (the WARC's fsync), COMMIT, `on_commit(url_ids)` and the subscribers of
    each portal. The callbacks run in the writer's thread. `add` never waits; `run`, `flush` and `close` do.
    A fatal error (disk full, file damaged) is kept in `error`; from then on everything raises it, nothing is stored.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        before_commit: Callable[[], None] = lambda: None,
        on_commit: Committed | None = None,
        group_seconds: float = 0.25,
    ) -> None:
        """Opens (makes, migrates) the archive; ArchiveError if that fails."""
        self.path = Path(path)
        self.error: ArchiveError | None = None
        self.counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        """By crawl id, what the committed outcomes came to; read it from any thread, write it from none."""
        self._before_commit = before_commit
        self._on_commit = on_commit or (lambda _: None)
        self._group_seconds = group_seconds
        self._subscribers: dict[str, Committed] = {}
        self._queue: deque[Outcome | _Task] = deque()
        self._signal = threading.Condition()
        self._urgent = False
        self._closing = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._main, args=(opened,), name="archive-writer", daemon=True)
        self._thread.start()
        opened.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except CrawlerError:
            if error is None:
                raise

    def add(self, outcome: Outcome) -> None:
        """Queues an outcome for the next group. Raises the fatal error if there is one."""
        self._put(outcome)

    @property
    def backlog(self) -> int:
        """Outcomes and tasks that wait for their transaction."""
        return len(self._queue)

    def hurry(self) -> None:
        """Has the outcomes added so far committed without waiting for the group to fill."""
        with self._signal:
            self._urgent = bool(self._queue)
            self._signal.notify()

    def submit(self, fn: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Runs `fn(conn)` in a transaction of its own, after all outcomes added so far; does not wait for it."""
        return self._task(fn)

    def run(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """As `submit`, and waits; an exception of `fn` rolls its transaction back and is raised here."""
        result: T = self._wait(self._task(fn))
        return result

    def flush(self) -> None:
        """Returns when everything added so far is committed. Raises the fatal error if it could not be."""
        self._wait(self._task(None))

    def close(self) -> None:
        """Commits what was added and ends the thread; the second call does nothing. Raises the fatal error."""
        with self._signal:
            if self._closing:
                return
            self._closing = True
            self._signal.notify()
        self._thread.join()
        if self.error is not None:
            raise self.error

    def subscribe(self, portal_id: str, committed: Committed) -> None:
        """Has `committed(url_ids)` called, in the writer's thread, after each commit with outcomes of this portal."""
        self._subscribers[portal_id] = committed

    def unsubscribe(self, portal_id: str) -> None:
        """Ends `subscribe`; no error if there is none."""
        self._subscribers.pop(portal_id, None)

    def _put(self, item: Outcome | _Task) -> None:
        with self._signal:
            if self.error is not None:
                raise self.error
            if self._closing:
                raise ArchiveError(f"{self.path}: the archive's writer is closed already.")
            self._queue.append(item)
            if len(self._queue) == 1 or len(self._queue) >= GROUP_SIZE or isinstance(item, _Task):
                self._signal.notify()

    def _task(self, fn: Callable[[sqlite3.Connection], Any] | None) -> Future[Any]:
        task = _Task(fn, Future())
        self._put(task)
        return task.future

    def _wait(self, future: Future[Any]) -> Any:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a callback of the writer must not wait for the writer")
        return future.result()

    def _main(self, opened: Future[None]) -> None:
        try:
            db = open_archive(self.path)
        except (CrawlerError, OSError, ValueError) as error:
            opened.set_exception(error)
            return
        store = GroupStore(db.conn, self.counts, self._before_commit)
        opened.set_result(None)
        try:
            self._serve(store)
        except Exception as error:  # the thread's one boundary: whatever ends it is told to all who wait
            if not isinstance(error, (sqlite3.Error, CrawlerError)):
                LOG.exception("the archive's writer stopped")
            self._fail(self._explained(error))
        finally:
            fold_wal(db.conn)
            db.close()

    def _explained(self, error: Exception) -> ArchiveError:
        if isinstance(error, ArchiveError):
            return error
        if isinstance(error, sqlite3.Error):
            return explain(error, self.path, "writing to the archive")
        return ArchiveError(f"{self.path}: writing to the archive failed ({error!r}).")

    def _serve(self, store: GroupStore) -> None:
        while (work := self._next()) is not None:
            if isinstance(work, _Task):
                self._carry_out(store, work)
            else:
                self._commit(store, work)

    def _next(self) -> list[Outcome] | _Task | None:
        """The next group or task; None once the writer is closed and the queue is empty."""
        with self._signal:
            self._signal.wait_for(lambda: self._queue or self._closing)
            deadline = time.monotonic() + self._group_seconds
            while not self._full() and (left := deadline - time.monotonic()) > 0:
                self._signal.wait(left)
            self._urgent = False
            return self._take()

    def _full(self) -> bool:
        """Whether there is a reason to commit now."""
        waiting = len(self._queue)
        return self._closing or self._urgent or waiting >= GROUP_SIZE or any(isinstance(i, _Task) for i in self._queue)

    def _take(self) -> list[Outcome] | _Task | None:
        outcomes: list[Outcome] = []
        while self._queue and len(outcomes) < GROUP_SIZE:
            item = self._queue[0]
            if isinstance(item, _Task):
                # It stays in the queue until the group before it is stored: if that fails, it is told.
                return outcomes or cast(_Task, self._queue.popleft())
            outcomes.append(item)
            self._queue.popleft()
        return outcomes or None

    def _commit(self, store: GroupStore, outcomes: list[Outcome]) -> None:
        store.commit(outcomes)
        self._on_commit([outcome.entry.url_id for outcome in outcomes])
        by_portal: dict[str, list[int]] = {}
        for outcome in outcomes:
            by_portal.setdefault(outcome.entry.portal_id, []).append(outcome.entry.url_id)
        for portal_id, url_ids in by_portal.items():
            subscriber = self._subscribers.get(portal_id)
            if subscriber is not None:
                subscriber(url_ids)

    def _carry_out(self, store: GroupStore, task: _Task) -> None:
        try:
            result = None if task.fn is None else store.run(task.fn)
        except Exception as error:  # it belongs to the caller of `run`, who gets it
            if is_fatal(error):
                task.future.set_exception(self._explained(error))
                raise
            task.future.set_exception(error)
        else:
            task.future.set_result(result)

    def _fail(self, error: ArchiveError) -> None:
        """Refuses everything from now on, and lets go whoever waits."""
        with self._signal:
            self.error = error
            waiting, self._queue = self._queue, deque()
        for item in waiting:
            if isinstance(item, _Task):
                item.future.set_exception(error)
