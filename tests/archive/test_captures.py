"""Captures that were written to a WARC but never committed, and what revisit records need to know."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from crawler.archive import index_orphans, open_archive, warc_end
from crawler.archive.lookup import PayloadIndex
from crawler.errors import ArchiveError
from crawler.records import WarcLocation
from tests.archive.made import HOST, PORTAL, Run, capture, links, outcome


def test_the_end_of_a_warc_file_is_where_its_last_commit_ends(run: Run) -> None:
    assert run.writer.run(lambda conn: warc_end(conn, "mau-1.warc.gz")) == 0
    kept = capture(HOST + "/")
    run.store(replace(outcome(run.entry()), capture=kept))
    assert run.writer.run(lambda conn: warc_end(conn, "mau-1.warc.gz")) == kept.warc.offset + kept.warc.length
    assert run.writer.run(lambda conn: warc_end(conn, "mau-2.warc.gz")) == 0


def test_orphans_are_indexed_once_and_their_urls_stay_pending(run: Run) -> None:
    run.store(outcome(run.entry(), links=links("/a")))
    orphans = [capture(HOST + "/a"), capture(HOST + "/robots.txt")]
    assert run.writer.run(lambda conn: index_orphans(conn, orphans)) == 2
    assert run.writer.run(lambda conn: index_orphans(conn, orphans)) == 0
    run.check()
    assert [entry.url for entry in run.entries()] == [HOST + "/a"]
    assert run.rows("SELECT state FROM urls WHERE url LIKE '%robots.txt'") == [("captured",)]
    run.store(outcome(run.entry("/a")))
    assert run.rows("SELECT state FROM urls WHERE url LIKE '%/a'") == [("captured",)]


def test_an_orphan_belongs_to_the_portal_that_waits_for_it(run: Run) -> None:
    other = Run(run.writer, replace(PORTAL, id="aaa", name="Khác", hosts=("khac.vn",)))
    picture = "http://media.khac-host.vn/a.png"
    run.store(outcome(run.entry(), links=(replace(links("/a")[0], url=picture, role="image"),)))
    orphans = [capture(picture), capture("http://khac.vn/robots.txt")]
    run.writer.run(lambda conn: index_orphans(conn, orphans))
    assert run.rows("SELECT portal_id FROM captures WHERE crawl_id IS NULL ORDER BY capture_id") == [
        (run.portal.id,),
        (other.portal.id,),
    ]


def test_orphans_of_nobody_are_an_error(run: Run, path: object) -> None:
    with open_archive(f"{path}.new") as db, pytest.raises(ArchiveError, match="no portal"):
        index_orphans(db.conn, [capture(HOST + "/")])


def test_a_known_payload_is_found_whole_responses_only(run: Run) -> None:
    run.store(outcome(run.entry(), links=links("/a", "/b")))
    cut = capture(HOST + "/a", "P", truncated="length")
    whole = capture(HOST + "/b", "P", warc=WarcLocation("mau-9.warc.gz", 0, 9, "urn:uuid:whole"))
    with closing(PayloadIndex(run.writer.path)) as index:
        run.store(replace(outcome(run.entry("/a")), capture=cut))
        assert index.find("sha1:P") is None
        run.store(replace(outcome(run.entry("/b")), capture=whole))
        assert index.find("sha1:P") == ("urn:uuid:whole", HOST + "/b", whole.captured_at)
