"""Portals change between crawls: edits, deletions, a redesign, a pager that is gone. What the archive makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.text import version_digest
from crawler.urls import url_key
from tests.portals.server import ReplicaServer
from tests.portals.truth import gone, truths
from tests.replicas import PORTAL_IDS, Crawled, check_integrity, crawl, query

pytestmark = pytest.mark.xdist_group("changes")
SON_LA = "son_la_quynh_nhai"


@pytest.fixture(scope="module")
def server() -> Iterator[ReplicaServer]:
    with ReplicaServer() as running:
        yield running


@pytest.fixture(scope="module")
def archive(server: ReplicaServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that saw the portals as they were, then edited and with deletions, then as they were again."""
    path = tmp_path_factory.mktemp("changes") / "archive.db"
    for switches in ((), ("edited_since", "deleted_since"), ()):
        server.switch(*switches)
        crawled = crawl(path, server)
        assert crawled.run.returncode == 0, crawled.run.stdout + crawled.run.stderr
    return path


def _digests(*switches: str) -> dict[tuple[str, str], str]:
    """The text of each article, by portal and address, as the ground truth has it."""
    found: dict[tuple[str, str], str] = {}
    for truth in truths(frozenset(switches)):
        digest = version_digest(truth.title, truth.lead, truth.body)
        found |= {(truth.portal_id, url_key(url)): digest for url in (truth.url, *truth.other_urls)}
    return found


def test_an_edit_is_a_second_version_and_the_way_back_is_none(archive: Path) -> None:
    before, after = _digests(), _digests("edited_since")
    edited = {key for key in before if before[key] != after[key]}
    assert edited
    rows = query(archive, "SELECT portal_id, url, digest FROM articles JOIN article_versions USING (article_id)")
    versions: dict[tuple[str, str], set[str]] = {}
    for portal_id, url, digest in rows:
        versions.setdefault((portal_id, url_key(url)), set()).add(digest)
    assert {key for key, digests in versions.items() if len(digests) > 1} <= edited
    for key, digests in versions.items():
        wanted = {before[key], after[key]} if key in edited and not _was_gone(key) else {before[key]}
        assert digests == wanted, key


def _gone() -> list[str]:
    return [url for truth in gone(frozenset({"deleted_since"})) for url in (truth.url, *truth.other_urls)]


def _was_gone(key: tuple[str, str]) -> bool:
    return key[1] in {url_key(url) for url in _gone()}


def test_what_the_newest_capture_shows_is_current(archive: Path) -> None:
    before = _digests()
    rows = query(archive, "SELECT portal_id, url, title, lead, body FROM article_current")
    assert [url for portal, url, *text in rows if version_digest(*text) != before[portal, url_key(url)]] == []


def test_each_version_is_dated_by_its_captures(archive: Path) -> None:
    rows = query(
        archive,
        "SELECT count(*) FROM article_versions v JOIN captures c ON c.capture_id = v.first_capture_id"
        " WHERE c.version_id <> v.version_id OR c.captured_at <> v.first_seen",
    )
    assert rows == [(0,)]


def test_what_vanished_is_kept(archive: Path) -> None:
    kept = {url_key(url) for (url,) in query(archive, "SELECT url FROM urls WHERE article_id IS NOT NULL")}
    missing = [url for url in _gone() if url_key(url) not in kept]
    assert missing == []


def test_what_is_still_asked_for_and_gone_is_dated(server: ReplicaServer, tmp_path: Path) -> None:
    """The disappearance is dated when an address that showed the article answers that it is not there."""
    archive = tmp_path / "archive.db"
    server.switch()
    server.forget()
    assert crawl(archive, server).run.returncode == 0
    server.switch("deleted_since")
    server.forget()
    crawl(archive, server)
    server.switch()
    asked = query(
        archive,
        "SELECT a.article_id, a.gone_at IS NOT NULL FROM urls u JOIN articles a USING (article_id)"
        " WHERE u.state = 'failed' AND u.reason = 'not_found'",
    )
    kept = {url_key(url) for (url,) in query(archive, "SELECT url FROM articles WHERE gone_at IS NOT NULL")}
    assert kept <= {url_key(url) for url in _gone()}
    assert all(dated for _, dated in asked)


def test_the_archive_is_sound(archive: Path) -> None:
    check_integrity(archive)


def test_a_redesign_makes_no_new_articles(server: ReplicaServer, archive: Path) -> None:
    before = query(archive, "SELECT count(*) FROM articles WHERE portal_id = ?", SON_LA)
    server.switch("redesigned")
    crawled = crawl(archive, server, [SON_LA])
    server.switch()
    assert crawled.run.returncode == 0, crawled.run.stdout
    assert query(archive, "SELECT count(*) FROM articles WHERE portal_id = ?", SON_LA) == before


def test_without_any_pager_every_article_is_found(server: ReplicaServer, tmp_path: Path) -> None:
    server.switch("pager_absent")
    crawled = crawl(tmp_path / "archive.db", server)
    server.switch()
    assert crawled.run.returncode == 0, crawled.run.stdout
    _all_there(crawled)


def _all_there(crawled: Crawled) -> None:
    found = {url_key(url) for (url,) in crawled.query("SELECT url FROM urls WHERE article_id IS NOT NULL")}
    missing = [truth.url for truth in truths(frozenset({"pager_absent"})) if url_key(truth.url) not in found]
    assert missing == []
    assert crawled.query("SELECT count(DISTINCT portal_id) FROM articles") == [(len(PORTAL_IDS),)]


def test_requisites_come_when_they_are_asked_for(server: ReplicaServer, tmp_path: Path) -> None:
    server.switch()
    crawled = crawl(tmp_path / "archive.db", server, ["kien_giang_an_bien"], "--requisites")
    kinds = {
        url.partition("?")[0].rpartition(".")[2]
        for (url,) in crawled.query("SELECT url FROM captures WHERE status = 200")
    }
    assert {"css", "js"} <= kinds
