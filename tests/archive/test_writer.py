"""The writer's thread: order of calls, poison, fatal errors, many writers, sudden death."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from crawler.archive import ArchiveWriter, is_replica, mark_replica, open_archive, open_reader
from crawler.errors import ArchiveError, WarcError
from crawler.records import FrontierEntry, Image, Outcome
from tests.archive.made import HOST, PORTAL, Run, article, capture, links, outcome, shows


def test_the_warc_is_durable_before_the_commit_that_names_it(path: Path) -> None:
    calls: list[str] = []

    def committed(url_ids: list[int]) -> None:
        with closing(open_reader(path)) as conn:
            stored = conn.execute("SELECT count(*) FROM captures").fetchone()[0]
        calls.append(f"committed {url_ids}, {stored} visible")

    def sync() -> None:
        with closing(open_reader(path)) as conn:
            calls.append(f"sync, {conn.execute('SELECT count(*) FROM captures').fetchone()[0]} visible")

    with ArchiveWriter(path, before_commit=sync, on_commit=committed) as writer:
        run = Run(writer, PORTAL)
        calls.clear()
        run.store(outcome(run.entry()))
    assert calls[:2] == ["sync, 0 visible", "committed [1], 1 visible"]


def test_each_portal_hears_of_its_own_commits(run: Run) -> None:
    heard: list[int] = []
    run.writer.subscribe(PORTAL.id, heard.extend)
    run.writer.subscribe("another", heard.extend)
    run.store(outcome(run.entry(), links=links("/a")))
    run.writer.unsubscribe(PORTAL.id)
    run.store(outcome(run.entry("/a")))
    assert heard == [1]


def test_a_group_waits_and_hurries(path: Path) -> None:
    groups: list[list[int]] = []
    with ArchiveWriter(path, on_commit=groups.append, group_seconds=60) as writer:
        run = Run(writer, PORTAL)
        committed = threading.Event()
        writer.subscribe(PORTAL.id, lambda _: committed.set())
        entry = run.entry()
        writer.add(outcome(entry))
        writer.add(outcome(entry))
        assert groups == []
        writer.hurry()
        assert committed.wait(10)
    assert groups == [[1, 1]]


POISON: dict[str, Callable[[FrontierEntry], Outcome]] = {
    "surrogate in the title": lambda e: shows(e, article("/x", "Tin \ud800 hỏng"), links=links("/found")),
    "surrogate in a caption": lambda e: shows(
        e, article("/x", images=(Image(HOST + "/a.png", "\udfff"),)), links=links("/found")
    ),
    "number too large": lambda e: shows(e, article("/x", views=2**63), links=links("/found")),
    "unknown precision": lambda e: shows(e, article("/x", published_precision="century"), links=links("/found")),
    "no title": lambda e: shows(e, article("/x", title=cast(str, None)), links=links("/found")),
}


@pytest.mark.parametrize("make", POISON.values(), ids=POISON.keys())
def test_a_poisonous_outcome_fails_alone_and_keeps_capture_and_links(
    run: Run, make: Callable[[FrontierEntry], Outcome]
) -> None:
    run.store(outcome(run.entry(), links=links("/a", "/b", "/c")))
    bad = make(run.entry("/b"))
    good = [shows(run.entry(p), article(p, f"Tin {p}")) for p in ("/a", "/c")]
    run.store(good[0], bad, good[1])
    states = run.rows("SELECT url, state, reason FROM urls WHERE url LIKE '%/_' ORDER BY url")
    assert [(state, reason) for _, state, reason in states] == [
        ("captured", None),
        ("failed", "store_error"),
        ("captured", None),
    ]
    assert run.value("SELECT detail FROM urls WHERE reason = 'store_error'")
    assert run.value("SELECT count(*) FROM captures") == 4
    assert [entry.url for entry in run.entries()] == [HOST + "/found"]
    assert (bad.counted, good[0].counted) == (["failed"], ["new"])
    assert (run.counts["new"], run.counts["failed"]) == (2, 1)


def test_a_capture_stored_twice_fails_alone(run: Run) -> None:
    run.store(outcome(run.entry(), links=links("/a", "/b")))
    twice = capture(HOST + "/a")
    run.store(Outcome(run.entry("/a"), "captured", capture=twice))
    run.store(Outcome(run.entry("/b"), "captured", capture=twice))
    assert run.rows("SELECT state, reason, last_capture_id FROM urls WHERE url LIKE '%/b'") == [
        ("failed", "store_error", None)
    ]


def test_an_outcome_of_an_unknown_url_harms_nothing(run: Run) -> None:
    run.store(outcome(FrontierEntry(999, PORTAL.id, HOST + "/", "page")), outcome(run.entry()))
    assert run.counts["captures"] == 1
    run.store(outcome(FrontierEntry(0, "no such portal", HOST + "/", "page")))
    assert run.writer.error is None


def disk_full(writer: ArchiveWriter) -> None:
    """Lets the file grow by no further page: SQLite then says what it says when the disk is full."""
    pages = writer.run(lambda conn: conn.execute("PRAGMA page_count").fetchone()[0])
    writer.run(lambda conn: conn.execute(f"PRAGMA max_page_count = {pages}").fetchone())


def test_a_full_disk_stops_the_writer_and_loses_nothing_stored(path: Path) -> None:
    writer = ArchiveWriter(path)
    run = Run(writer, PORTAL)
    run.store(outcome(run.entry(), links=links("/a")))
    entry = run.entry("/a")
    disk_full(writer)
    writer.add(shows(entry, article("/a", body="Dài. " * 100_000)))
    with pytest.raises(ArchiveError, match=r"archive\.db.*full.*make room"):
        writer.flush()
    assert writer.error is not None
    for refused in (partial(writer.add, outcome(entry)), writer.flush, partial(writer.run, is_replica), writer.close):
        with pytest.raises(ArchiveError, match="full"):
            refused()
    writer.close()
    with ArchiveWriter(path) as reopened:
        again = Run(reopened, PORTAL)
        assert [entry.url for entry in again.entries()] == [HOST + "/a"]
        assert again.value("SELECT count(*) FROM captures") == 1
        assert again.value("PRAGMA integrity_check") == "ok"


def test_those_who_wait_behind_a_fatal_error_are_told(path: Path) -> None:
    writer = ArchiveWriter(path, group_seconds=60)
    run = Run(writer, PORTAL)
    disk_full(writer)
    writer.add(shows(run.entry(), article("/a", body="Dài. " * 100_000)))
    waiting = [writer.submit(is_replica) for _ in range(3)]
    for future in waiting:
        with pytest.raises(ArchiveError, match="full"):
            future.result(timeout=10)
    with pytest.raises(ArchiveError):
        writer.close()


def break_file(path: Path) -> None:
    """Overwrites everything behind the first page."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def test_a_damaged_file_is_refused_or_stops_the_writer(path: Path) -> None:
    with ArchiveWriter(path) as writer:
        entry = Run(writer, PORTAL).entry()
    break_file(path)

    def use() -> None:
        with ArchiveWriter(path) as writer:
            writer.add(outcome(entry))

    with pytest.raises(ArchiveError, match="restore a copy"):
        use()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), WarcError("mau.warc.gz: no space")])
def test_a_warc_that_can_not_be_synced_commits_nothing(path: Path, error: Exception) -> None:
    broken = threading.Event()

    def sync() -> None:
        if broken.is_set():
            raise error

    writer = ArchiveWriter(path, before_commit=sync)
    run = Run(writer, PORTAL)
    entry = run.entry()
    broken.set()
    writer.add(outcome(entry))
    with pytest.raises(ArchiveError, match=r"WARC.*space"):
        writer.flush()
    with pytest.raises(ArchiveError):
        writer.close()
    assert run.value("SELECT count(*) FROM captures") == 0
    assert run.value("SELECT state FROM urls") == "pending"


def test_a_locked_archive_is_explained(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.opening.BUSY_SECONDS", 0.1)
    writer = ArchiveWriter(path)
    run = Run(writer, PORTAL)
    entry = run.entry()
    other = open_archive(path).conn
    other.execute("BEGIN IMMEDIATE")
    writer.add(outcome(entry))
    with pytest.raises(ArchiveError, match="Another program holds the archive locked"):
        writer.flush()
    other.execute("ROLLBACK")
    other.close()
    with pytest.raises(ArchiveError):
        writer.close()


def broken(conn: sqlite3.Connection) -> int:
    return 1 // len(conn.execute("SELECT 1 WHERE 0").fetchall())


def test_an_error_of_the_caller_is_the_callers(run: Run) -> None:
    with pytest.raises(ZeroDivisionError):
        run.writer.run(broken)
    with pytest.raises(sqlite3.OperationalError):
        run.writer.run(lambda conn: conn.execute("SELECT * FROM nothing"))

    def half(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM frontier")
        mark_replica(conn)
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        run.writer.run(half)
    run.check()
    run.store(outcome(run.entry()))


def test_a_callback_that_waits_for_the_writer_is_an_error_and_no_deadlock(path: Path) -> None:
    writer: Any = ArchiveWriter(path, on_commit=lambda _: writer.flush())
    run = Run(writer, PORTAL)
    writer.add(outcome(run.entry()))
    with pytest.raises(ArchiveError, match="must not wait"):
        writer.flush()
    with pytest.raises(ArchiveError):
        writer.close()


def test_a_closed_writer_says_so(path: Path) -> None:
    writer = ArchiveWriter(path)
    entry = Run(writer, PORTAL).entry()
    writer.add(outcome(entry))
    writer.close()
    writer.close()
    with pytest.raises(ArchiveError, match="closed"):
        writer.add(outcome(entry))
    with closing(open_reader(path)) as conn:
        assert conn.execute("SELECT count(*) FROM captures").fetchone() == (1,)


CHILD = """
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from crawler.archive import ArchiveWriter
from tests.archive.made import PORTAL, Run, links, outcome, capture
path, name, pages = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with ArchiveWriter(path, group_seconds=0.005) as writer:
    run = Run(writer, replace(PORTAL, id=name))
    print("started", flush=True)
    for number, entry in enumerate(e for _ in range(10**9) for e in run.entries(20)):
        if number >= pages:
            break
        found = outcome(entry, links=links(*(f"/{number}/{n}" for n in range(3))))
        place = replace(found.capture.warc, file=f"{name}-{run.crawl.id}.warc.gz")
        found.capture = replace(found.capture, warc=place)
        writer.add(found)
        if number % 20 == 0:
            writer.flush()
"""


def child(path: Path, name: str, pages: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, str(path), name, str(pages)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_four_processes_write_into_one_archive_from_its_first_moment(path: Path) -> None:
    children = [child(path, f"portal_{n}", 200) for n in range(4)]
    assert [process.communicate()[0] and process.returncode for process in children] == [0] * 4
    with closing(open_reader(path)) as conn:
        rows = conn.execute("SELECT portal_id, count(DISTINCT url_id) FROM captures GROUP BY 1").fetchall()
        assert [portal_id for portal_id, _ in rows] == [f"portal_{n}" for n in range(4)]
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_killed_writer_leaves_a_sound_archive(path: Path) -> None:
    for delay in (0.05, 0.15, 0.3):
        process = child(path, "portal", 10**6)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with ArchiveWriter(path) as writer:
            run = Run(writer, PORTAL)
            run.check()
            assert run.value("PRAGMA integrity_check") == "ok"
            counted = run.value("SELECT sum(captures) FROM crawl_report")
            assert counted == run.value("SELECT count(*) FROM captures")
