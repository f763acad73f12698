"""`crawler portals`: spiders' portals and the archive's, merged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from crawler.commands.portals import listing
from crawler.portals import known_portals
from crawler.records import Portal
from tests.archive.made import PORTAL
from tests.commands.conftest import on_terminal

Crawler = Callable[..., tuple[int, str, str]]
OTHER = Portal("aaa", "Huyện Khác", "http://khac.vn/", "Tỉnh Khác", "vnpt_portal")


def test_spiders_and_archive_are_merged(archive: Path) -> None:
    named = Portal(PORTAL.id, "Tên của mô-đun", PORTAL.base_url, "Mẫu")
    first, second = listing(archive, lambda: (named, OTHER))
    assert first == {
        "portal_id": "aaa",
        "name": "Huyện Khác",
        "province": "Tỉnh Khác",
        "platform": "vnpt_portal",
        "base_url": "http://khac.vn/",
        "spider": True,
        "articles": 0,
        "last_verdict": None,
        "last_capture": None,
    }
    assert (second["articles"], second["province"], second["spider"]) == (1, "Mẫu", True)
    assert second["last_capture"]


def test_portals_added_by_address_are_listed(archive: Path) -> None:
    (row,) = listing(archive, tuple)
    assert (row["portal_id"], row["spider"], row["name"]) == (PORTAL.id, False, "Thị xã Mẫu")


def test_no_archive_is_needed(tmp_path: Path) -> None:
    assert [row["portal_id"] for row in listing(tmp_path / "none.db", lambda: [OTHER])] == ["aaa"]


def test_the_command_lists_the_portals_with_a_module(crawler: Crawler, archive: Path) -> None:
    code, out, _ = crawler("portals", "--json", "--archive", archive)
    assert code == 0
    ids = [row["portal_id"] for row in json.loads(out)]
    assert ids == sorted({*(portal.id for portal in known_portals()), PORTAL.id})
    code, out, _ = crawler("portals", "--archive", archive)
    assert code == 0
    assert "Thị xã Mẫu" in out


def test_a_narrow_terminal_shows_ids_and_addresses_whole(archive: Path) -> None:
    lines = on_terminal(80, "portals", "--archive", str(archive)).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split()[:2] == ["portal", "address"]
    for portal in known_portals():
        assert any(portal.id in line and portal.base_url in line for line in lines)
