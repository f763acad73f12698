"""What a crawl survives: kills, interrupts, broken places, full disks.

Each time: a clear message, a true exit code, a sound archive that goes on.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from warcio.checker import Checker

from crawler.fetch.opening import warc_folder
from tests.portals.server import ReplicaServer
from tests.replicas import PORTAL_IDS, TIMEOUT, check_integrity, content, crawl, crawl_command, query

PORTAL = "kien_giang_an_bien"
SMALL = [PORTAL]
KILLS = 6

pytestmark = pytest.mark.xdist_group("survival")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    with ReplicaServer() as server:
        crawled = crawl(tmp_path_factory.mktemp("undisturbed") / "archive.db", server, SMALL)
    assert crawled.run.returncode == 0, crawled.run.stderr
    return content(crawled.archive)


@contextmanager
def running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(TIMEOUT)


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """True once the condition holds; False if the process ended before."""
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        if condition():
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    raise AssertionError("the crawl makes no progress")


def checks_out(archive: Path) -> bool:
    files = [str(path) for path in warc_folder(archive).glob("*.warc.gz")]
    return bool(Checker(Namespace(inputs=files, verbose=False)).process_all() == 0)


@pytest.mark.parametrize("portals", [SMALL, list(PORTAL_IDS)], ids=["one portal", "six portals at once"])
def test_kill_9_loses_nothing(tmp_path: Path, portals: list[str]) -> None:
    archive, kills = tmp_path / "archive.db", 0
    with ReplicaServer() as server:
        undisturbed = content(crawl(tmp_path / "undisturbed.db", server, portals).archive)
    with ReplicaServer() as server:
        command = crawl_command(archive, server, portals)
        for number in range(KILLS):
            goal = len(server.requests()) + (7 + 13 * number % 31) * len(portals)
            with running(command, tmp_path / "log") as process:
                if wait_for(lambda goal=goal: len(server.requests()) >= goal, process):  # type: ignore[misc]
                    process.send_signal(signal.SIGKILL)
                    process.wait(TIMEOUT)
                    kills += 1
            check_integrity(archive)
        last = crawl(archive, server, portals)
    assert kills >= 3
    assert last.run.returncode == 0, last.run.stdout + last.run.stderr
    check_integrity(archive)
    assert content(archive) == undisturbed
    assert checks_out(archive)
    verdicts = [verdict for (verdict,) in query(archive, "SELECT verdict FROM crawls ORDER BY crawl_id")]
    assert verdicts[-len(portals) :] == ["complete"] * len(portals)
    assert "interrupted" in verdicts


def test_ctrl_c_once_commits_what_is_in_flight_and_the_same_command_goes_on(
    tmp_path: Path, undisturbed: tuple[object, ...]
) -> None:
    archive = tmp_path / "archive.db"
    with ReplicaServer() as server:
        with running(crawl_command(archive, server, SMALL), tmp_path / "log") as process:
            assert wait_for(lambda: len(server.requests()) >= 20, process)
            process.send_signal(signal.SIGINT)
            assert process.wait(TIMEOUT) == 130
        asked = len(server.requests())
        (captured,) = query(archive, "SELECT count(*) FROM captures")[0]
        assert captured == asked, "what was fetched is stored"
        check_integrity(archive)
        log = (tmp_path / "log").read_text("utf-8")
        assert "Interrupted: finishing what is in flight" in log
        assert "interrupted" in log
        assert crawl(archive, server, SMALL).run.returncode == 0
    assert content(archive) == undisturbed


def test_ctrl_c_twice_stops_at_once(tmp_path: Path) -> None:
    """The answer that is in flight would come after 500 seconds; nobody waits for it."""
    archive, log = tmp_path / "archive.db", tmp_path / "log"
    with (
        ReplicaServer("slow:anbien.kiengiang.gov.vn=500") as server,
        running(crawl_command(archive, server, SMALL), log) as process,
    ):
        assert wait_for(lambda: len(server.requests()) >= 1, process)
        process.send_signal(signal.SIGINT)
        assert wait_for(lambda: "Interrupted" in log.read_text("utf-8"), process)
        process.send_signal(signal.SIGINT)
        assert process.wait(TIMEOUT) == 130
    check_integrity(archive)
    assert "Traceback" not in log.read_text("utf-8")


def test_a_host_that_does_not_answer(tmp_path: Path) -> None:
    with ReplicaServer("down:anbien.kiengiang.gov.vn") as server:
        crawled = crawl(tmp_path / "archive.db", server, [PORTAL, "kon_tum_kon_ray"])
    assert crawled.run.returncode == 1
    verdicts = dict(crawled.query("SELECT portal_id, verdict FROM crawls"))
    assert verdicts == {PORTAL: "failed", "kon_tum_kon_ray": "complete"}
    assert f"{PORTAL}: failed: no page could be fetched" in crawled.run.stdout
    assert "Traceback" not in crawled.run.stderr
    check_integrity(crawled.archive)


def test_limit_stops_and_the_next_run_goes_on(tmp_path: Path, undisturbed: tuple[object, ...]) -> None:
    archive = tmp_path / "archive.db"
    with ReplicaServer() as server:
        first = crawl(archive, server, SMALL, "--limit", "5")
        assert first.run.returncode == 3
        assert first.query("SELECT count(*) FROM captures WHERE version_id IS NOT NULL") == [(5,)]
        assert "the limit of 5 articles was reached" in first.run.stdout
        assert crawl(archive, server, SMALL).run.returncode == 0
    assert content(archive) == undisturbed


def test_an_archive_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with ReplicaServer() as server:
        for archive, code in (
            (tmp_path / "file" / "archive.db", 1),
            (tmp_path / "missing" / "archive.db", 1),
            (tmp_path, 2),
        ):
            run = crawl(archive, server, SMALL).run
            assert run.returncode == code
            assert str(archive) in run.stderr
            assert "Traceback" not in run.stderr
        assert not server.requests()


def test_something_else_lies_where_the_archive_should(tmp_path: Path) -> None:
    archive = tmp_path / "notes.txt"
    archive.write_text("not a database, and longer than a header of a database would be " * 20)
    with ReplicaServer() as server:
        run = crawl(archive, server, SMALL).run
    assert run.returncode == 1
    assert "no SQLite database" in run.stderr
    assert archive.read_text().startswith("not a database")


@pytest.mark.parametrize("limit", [300_000, 1_000_000])
def test_no_room_for_larger_files(tmp_path: Path, limit: int, undisturbed: tuple[object, ...]) -> None:
    """A file-size limit (EFBIG) stops SQLite or the WARC in the middle of a write, as a full disk or a quota does."""
    archive = tmp_path / "archive.db"

    def tighten() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    with ReplicaServer() as server:
        command = crawl_command(archive, server, SMALL)
        run = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=tighten, timeout=TIMEOUT)
        assert run.returncode == 1, run.stdout + run.stderr
        assert "Traceback" not in run.stderr
        check_integrity(archive)
        assert crawl(archive, server, SMALL).run.returncode == 0, "with room again, the same command goes on"
    assert content(archive) == undisturbed
    assert checks_out(archive)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_full_disk(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk; the file-size limit above tests the same")
    try:
        with ReplicaServer() as server:
            run = crawl(small / "archive.db", server, SMALL).run
            assert run.returncode == 1
            assert "No space left" in run.stdout + run.stderr or "disk is full" in run.stdout + run.stderr
            assert "make room" in (run.stdout + run.stderr).lower()
            assert "Traceback" not in run.stderr
            subprocess.run(["mount", "-o", "remount,size=200m", str(small)], check=True)
            check_integrity(small / "archive.db")
            assert crawl(small / "archive.db", server, SMALL).run.returncode == 0
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_second_crawl_of_the_same_portal_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with (
        ReplicaServer("slow:anbien.kiengiang.gov.vn=500") as server,
        running(crawl_command(archive, server, SMALL), tmp_path / "log") as process,
    ):
        assert wait_for(lambda: len(server.requests()) >= 1, process)
        second = crawl(archive, server, SMALL).run
        assert second.returncode == 2
        assert f"{PORTAL} is being crawled into this archive by another process" in second.stderr
        other = crawl(archive, server, ["kon_tum_kon_ray"]).run
        assert other.returncode == 0, "other portals may be crawled at the same time"


def test_an_archive_moved_away_leaves_no_dead_end(tmp_path: Path) -> None:
    """Its WARC files may stay behind: they are another archive's, and left alone."""
    archive = tmp_path / "archive.db"
    with ReplicaServer() as server:
        assert crawl(archive, server, SMALL).run.returncode == 0
        (tmp_path / "away").mkdir()
        for path in tmp_path.glob("archive.db*"):
            path.rename(tmp_path / "away" / path.name)
        server.forget()
        assert crawl(archive, server, SMALL).run.returncode == 0
    captures = query(archive, "SELECT count(DISTINCT warc_file) FROM captures")
    assert captures == [(1,)]
    assert len(list((tmp_path / "warc").glob("*.warc.gz"))) == 2


def test_demo_archives_take_no_live_pages(tmp_path: Path) -> None:
    from crawler.archive import mark_replica, open_archive

    archive = tmp_path / "archive.db"
    db = open_archive(archive)
    with db.atomic():
        mark_replica(db.conn)
    db.close()
    with ReplicaServer() as server:
        live = crawl_command(archive, server, SMALL)
        live = [word for index, word in enumerate(live) if word != "--resolve" and live[index - 1] != "--resolve"]
        run = subprocess.run(live, capture_output=True, text=True, check=False, timeout=TIMEOUT)
        assert run.returncode == 2
        assert "live pages must not be mixed into it" in run.stderr
        assert "--archive" in run.stderr
        assert query(archive, "SELECT count(*) FROM captures") == [(0,)]
        assert crawl(archive, server, SMALL).run.returncode == 0, "replicas are welcome"
