"""`crawler stats`, through the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, mark_replica, open_archive
from crawler.records import Outcome
from tests.archive.made import PORTAL, Run, links, outcome
from tests.commands.conftest import on_terminal

Crawler = Callable[..., tuple[int, str, str]]


def test_stats_for_programs(crawler: Crawler, archive: Path) -> None:
    code, out, _ = crawler("stats", "--json", "--archive", archive)
    assert code == 0
    told = json.loads(out)
    (portal,) = told["portals"]
    expected = {"articles": 1, "versions": 1, "captures": 2, "urls": 3, "captured": 2, "pending": 1, "warc_bytes": 2000}
    assert {name: portal[name] for name in expected} == expected
    assert {name: told["total"][name] for name in expected} == expected
    assert portal["first_capture"] < portal["last_capture"]
    assert told["replica"] is False


def test_stats_for_people(crawler: Crawler, archive: Path) -> None:
    code, out, _ = crawler("stats", "--archive", archive)
    assert code == 0
    heading, _, portal, total = out.splitlines()
    assert heading.split()[:5] == ["portal", "verdict", "articles", "versions", "captures"]
    assert portal.split()[:4] == ["thixamau_gov_vn", "1", "1", "2"]
    assert total.split()[0] == "total"
    assert "2.0 kB" in total


def test_states_add_up_to_the_urls(crawler: Crawler, archive: Path) -> None:
    total = json.loads(crawler("stats", "--json", "--archive", archive)[1])["total"]
    assert total["urls"] == sum(total[state] for state in ("captured", "unchanged", "excluded", "failed", "pending"))


def test_an_archive_without_portals_says_what_to_do(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    assert crawler("stats", "--archive", path)[0] == 1
    with closing(open_archive(path).conn) as conn:
        mark_replica(conn)
    code, _, err = crawler("stats", "--archive", path)
    assert code == 1
    assert "crawler crawl PORTAL" in err
    assert json.loads(crawler("stats", "--json", "--archive", path)[1])["replica"] is True


def test_what_is_missing_has_not_failed_for_people(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with ArchiveWriter(path) as writer:
        run = Run(writer, PORTAL)
        run.store(outcome(run.entry(), links=links("/tin/1", "/tin/2")))
        for number, reason in enumerate(("not_found", "http_500"), 1):
            run.store(Outcome(run.entry(f"/tin/{number}"), "failed", reason=reason))
    total = json.loads(crawler("stats", "--json", "--archive", path)[1])["total"]
    assert (total["failed"], total["missing"]) == (2, 1)
    heading, _, _, shown = crawler("stats", "--archive", path)[1].splitlines()
    failed = heading.index("failed")
    assert shown[failed:].split()[:2] == ["1", "1"]


def test_a_narrow_terminal_shows_fewer_columns_and_cuts_none(archive: Path) -> None:
    lines = on_terminal(80, "stats", "--archive", str(archive)).splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in "".join(lines)
    assert lines[0].split()[:3] == ["portal", "verdict", "articles"]
    assert "URLs" not in lines[0]
    assert "thixamau_gov_vn" in lines[2]
    assert "URLs" in on_terminal(200, "stats", "--archive", str(archive))


COUNTING = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 99999) SELECT x FROM n"


@pytest.mark.parametrize("command", [["stats"], ["stats", "--help"], ["--help"], ["query", COUNTING]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_gone_is_no_failure(archive: Path, command: list[str], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = command if "--help" in command else [*command, "--archive", str(archive)]
    run = subprocess.run([sys.executable, "-m", "crawler", *arguments], stdout=writing, stderr=subprocess.PIPE,
                         env={**os.environ, "PYTHONUNBUFFERED": unbuffered})  # fmt: skip
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_the_output_is_told(archive: Path, unbuffered: str) -> None:
    command = [sys.executable, "-m", "crawler", "stats", "--archive", str(archive)]
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": unbuffered}
        )
    assert run.returncode == 1
    assert b"could not be written" in run.stderr
    assert b"Traceback" not in run.stderr
