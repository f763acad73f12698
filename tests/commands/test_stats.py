"""`crawler stats`, through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.archive import mark_replica, open_archive

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
    assert heading.split()[:4] == ["portal", "articles", "versions", "captures"]
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
