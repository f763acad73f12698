"""Articles, versions, duplicates, clusters: what becomes of a sighting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive import ArchiveWriter
from crawler.records import Attachment, DateEvidence, Image, Portal
from tests.archive.made import HOST, PORTAL, Run, article, capture, links, outcome, page, shows


def open_pages(run: Run, *paths: str) -> None:
    run.store(outcome(run.entry(), links=links(*paths)))


def version_rows(run: Run) -> list[tuple[object, ...]]:
    return run.rows("SELECT version, title FROM article_versions ORDER BY version_id")


def test_an_article_leads_to_its_bytes(run: Run) -> None:
    open_pages(run, "/tin/1")
    kept = capture(HOST + "/tin/1")
    shown = article(
        "/tin/1",
        lead="Đường mở lại.",
        author="Lò Văn Mẫu",
        author_role="Phòng Văn hóa",
        published_at="2024-03-05T00:00:00+07:00",
        published_precision="day",
        published_evidence=DateEvidence("05/03/2024", "label", "dmy"),
        views=12,
        images=(Image(HOST + "/a.png", "Ảnh: đường mới"), Image(HOST + "/b.png")),
        attachments=(Attachment(HOST + "/ke-hoach.pdf", "Kế hoạch"),),
    )
    run.store(replace(shows(run.entry("/tin/1"), shown, links=links("/a.png")), capture=kept))
    facts = "url, title, lead, author, author_role, published_at, published_text, published_rule, views, version"
    assert run.rows(f"SELECT {facts} FROM article_current") == [
        (
            *(HOST + "/tin/1", "Thông đường liên thôn", "Đường mở lại.", "Lò Văn Mẫu", "Phòng Văn hóa"),
            *("2024-03-05T00:00:00+07:00", "05/03/2024", "dmy", 12, 1),
        )
    ]
    place = run.rows("SELECT warc_file, warc_offset, warc_length, payload_digest, captured_at FROM article_current")
    assert place == [(kept.warc.file, kept.warc.offset, kept.warc.length, kept.payload_digest, kept.captured_at)]
    assert run.rows("SELECT position, url, caption, url_id IS NULL FROM images ORDER BY position") == [
        (1, HOST + "/a.png", "Ảnh: đường mới", 0),
        (2, HOST + "/b.png", None, 1),
    ]
    assert run.rows("SELECT url, name FROM attachments") == [(HOST + "/ke-hoach.pdf", "Kế hoạch")]


def test_a_new_parser_makes_no_new_version(run: Run) -> None:
    """The page before, read by today's parser, says what this page says: nothing was edited."""
    for title, version, reread in (("Thông đường", "1", None), ("THÔNG ĐƯỜNG", "2", "digest 2")):
        run.store(*[outcome(e, links=links("/tin/1")) for e in run.entries() if e.url == HOST + "/"])
        shown = article("/tin/1", title, parser_version=version)
        run.store(
            shows(run.entry("/tin/1"), shown, article_key="k", version_digest=f"digest {version}", reread_digest=reread)
        )
        run = run.again()
    facts = "SELECT version, title, parser_version, digest FROM article_versions"
    assert run.rows(facts) == [(1, "THÔNG ĐƯỜNG", "2", "digest 2")]
    assert run.rows("SELECT count(*) FROM captures WHERE version_id = 1") == [(2,)]


def test_a_new_parser_does_not_hide_an_edit(run: Run) -> None:
    for title, version, reread in (("A", "1", None), ("B", "2", "digest of A by parser 2")):
        run.store(*[outcome(e, links=links("/tin/1")) for e in run.entries() if e.url == HOST + "/"])
        shown = article("/tin/1", title, parser_version=version)
        run.store(
            shows(run.entry("/tin/1"), shown, article_key="k", version_digest=f"digest {version}", reread_digest=reread)
        )
        run = run.again()
    assert version_rows(run) == [(1, "A"), (2, "B")]


def test_texts_a_b_a_are_two_versions(run: Run) -> None:
    for title in ("A", "B", "A"):
        run.store(*[outcome(e, links=links("/tin/1")) for e in run.entries() if e.url == HOST + "/"])
        run.store(shows(run.entry("/tin/1"), article("/tin/1", title)))
        run = run.again()
    assert version_rows(run) == [(1, "A"), (2, "B")]
    assert run.rows("SELECT title, version FROM article_current") == [("A", 1)]
    assert run.rows("SELECT changed FROM crawl_report WHERE finished_at IS NOT NULL") == [(0,), (1,), (1,)]
    shown = run.rows("SELECT version FROM capture_record WHERE version IS NOT NULL ORDER BY capture_id")
    assert shown == [(1,), (2,), (1,)]


def test_a_corrected_reading_is_no_version(run: Run) -> None:
    open_pages(run, "/tin/1")
    first = article("/tin/1", views=3, images=(Image(HOST + "/a.png"),))
    run.store(shows(run.entry("/tin/1"), first))
    run = run.again()
    open_pages(run, "/tin/1")
    second = replace(first, author="Lò Thị Mẫu", views=9, images=(Image(HOST + "/a.png", "Chú thích"),))
    run.store(shows(run.entry("/tin/1"), second, payload="other bytes"))
    assert run.rows("SELECT author, views, version FROM article_current") == [("Lò Thị Mẫu", 9, 1)]
    assert run.rows("SELECT caption FROM images") == [("Chú thích",)]
    assert run.counts["unchanged"] == 1
    assert run.value("SELECT state FROM urls WHERE url LIKE '%tin/1'") == "unchanged"


def test_one_key_under_two_addresses_is_one_article(run: Run) -> None:
    open_pages(run, "/tin/1", "/in/1")
    full = article("/tin/1", author="Lò Văn Mẫu")
    printed = replace(full, url=HOST + "/in/1", author=None)
    run.store(shows(run.entry("/tin/1"), full), shows(run.entry("/in/1"), printed))
    assert run.rows("SELECT author, url FROM article_current") == [("Lò Văn Mẫu", HOST + "/tin/1")]
    assert (run.counts["new"], run.counts["duplicate"]) == (1, 1)
    assert run.value("SELECT count(*) FROM urls WHERE article_id = 1") == 2


def test_known_content_under_another_key_is_one_more_address(run: Run) -> None:
    open_pages(run, "/tin/1", "/tin/2")
    twin = article("/tin/2")
    run.store(shows(run.entry("/tin/1"), article("/tin/1")), shows(run.entry("/tin/2"), twin))
    assert (run.counts["new"], run.counts["duplicate"]) == (1, 1)
    run = run.again()
    open_pages(run, "/tin/1", "/tin/2")
    edited = replace(twin, title="Thông đường liên thôn sớm hơn kế hoạch")
    # The second address first: it still belongs to the article, though neither key nor text says so.
    run.store(shows(run.entry("/tin/2"), edited))
    run.store(shows(run.entry("/tin/1"), replace(edited, key="/tin/1")))
    assert run.value("SELECT count(*) FROM articles") == 1
    assert version_rows(run) == [(1, "Thông đường liên thôn"), (2, edited.title)]


def test_notices_that_differ_in_their_attachment_are_two_articles(run: Run) -> None:
    open_pages(run, "/tin/1", "/tin/2")
    notices = [article(f"/tin/{n}", attachments=(Attachment(f"{HOST}/{n}.pdf", "Văn bản"),)) for n in (1, 2)]
    run.store(*(shows(run.entry(f"/tin/{n}"), notice) for n, notice in enumerate(notices, 1)))
    assert run.counts["new"] == 2


def test_an_older_capture_does_not_become_current(run: Run) -> None:
    open_pages(run, "/tin/1", "/luu/1")
    run.store(shows(run.entry("/tin/1"), article("/tin/1", "Nay")))
    old = capture(HOST + "/luu/1", captured_at="2015-01-01T00:00:00.000000Z", source="wayback")
    run.store(replace(shows(run.entry("/luu/1"), article("/tin/1", "Xưa")), capture=old))
    assert run.rows("SELECT title, first_seen FROM article_current") == [("Nay", "2015-01-01T00:00:00.000000Z")]
    assert version_rows(run) == [(1, "Nay"), (2, "Xưa")]


def test_a_dropped_article_keeps_its_capture(run: Run) -> None:
    run.store(outcome(run.entry(), page=page(run.entry(), "other"), dropped="no_title"))
    assert run.rows("SELECT state, reason FROM urls") == [("captured", "no_title")]
    assert (run.counts["dropped"], run.value("SELECT count(*) FROM captures")) == (1, 1)


def test_a_revisit_leads_to_the_payload_it_repeats(run: Run) -> None:
    open_pages(run, "/tin/1")
    run.store(shows(run.entry("/tin/1"), article("/tin/1"), payload="same"))
    first = run.rows("SELECT warc_offset, warc_record_id FROM article_current")
    run = run.again()
    open_pages(run, "/tin/1")
    again = capture(HOST + "/tin/1", "same", record_type="revisit", refers_to=first[0][1])
    run.store(replace(shows(run.entry("/tin/1"), article("/tin/1")), capture=again))
    assert run.rows("SELECT warc_offset, warc_record_id FROM article_current") == first
    assert run.value("SELECT captured_at FROM article_current") == again.captured_at
    rows = run.rows("SELECT record_type, warc_offset, payload_offset FROM capture_record ORDER BY capture_id DESC")
    assert rows[:1] == [("revisit", again.warc.offset, first[0][0])]


def second_portal(writer: ArchiveWriter) -> Run:
    return Run(writer, replace(PORTAL, id="khac", name="Khác"))


def test_the_same_text_on_two_portals_is_a_cluster_while_it_is_the_same(run: Run) -> None:
    other = second_portal(run.writer)
    for one in (run, other):
        open_pages(one, "/tin/1")
        one.store(shows(one.entry("/tin/1"), article("/tin/1", one.portal.id)))
    clusters = "SELECT cluster_id FROM article_current ORDER BY article_id"
    assert run.rows(clusters) == [(1,), (1,)]
    for body, expected in (("Nội dung khác hẳn. " * 20, [(None,), (None,)]), (article().body, [(1,), (1,)])):
        other = other.again()
        open_pages(other, "/tin/1")
        other.store(shows(other.entry("/tin/1"), article("/tin/1", body=body)))
        assert run.rows(clusters) == expected
    assert run.rows("SELECT method FROM clusters") == [("exact-body-1",)]


def test_short_texts_are_no_cluster(run: Run) -> None:
    other = second_portal(run.writer)
    for one in (run, other):
        open_pages(one, "/tin/1")
        one.store(shows(one.entry("/tin/1"), article("/tin/1", body="Tài liệu đính kèm.")))
    assert run.value("SELECT count(*) FROM clusters") == 0


def test_a_body_of_ten_megabytes_comes_back_whole(run: Run) -> None:
    body = "Huyện Mẫu\n\n" * 900_000
    open_pages(run, "/tin/1")
    run.store(shows(run.entry("/tin/1"), article("/tin/1", body=body)))
    assert run.value("SELECT body FROM article_current") == body


def test_decomposed_letters_are_the_same_version(run: Run) -> None:
    from unicodedata import normalize

    open_pages(run, "/tin/1")
    run.store(shows(run.entry("/tin/1"), article("/tin/1", normalize("NFC", "Thị xã"))))
    run = run.again()
    open_pages(run, "/tin/1")
    run.store(shows(run.entry("/tin/1"), article("/tin/1", normalize("NFD", "Thị xã"))))
    assert run.counts["unchanged"] == 1


@given(title=st.text(st.characters(codec=None)), body=st.text(st.characters(codec=None)), views=st.integers())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wild_text_is_stored_as_it_is_or_refused_alone(run: Run, title: str, body: str, views: int) -> None:
    run.writer.run(lambda conn: conn.execute("DELETE FROM frontier"))
    run.writer.run(lambda conn: conn.execute("UPDATE urls SET state = 'captured'"))
    run = run.again()
    open_pages(run, "/tin/1")
    good = outcome(run.entry("/tin/1"))
    run.store(shows(run.entry("/tin/1"), article("/tin/1", title, body=body, views=views)))
    assert good.capture is not None
    state, reason, shown = run.rows("SELECT state, reason, last_capture_id FROM urls WHERE url LIKE '%/tin/1'")[0]
    if state == "failed":
        assert reason == "store_error"
        assert shown is not None
    elif not run.counts.get("unchanged"):
        assert run.rows("SELECT title, body, views FROM article_current") == [(title, body, views)]


@pytest.mark.parametrize("platform", ["generic", None])
def test_portals_of_one_archive_do_not_share_articles(path: Path, platform: str | None) -> None:
    with ArchiveWriter(path) as writer:
        for name in ("mot", "hai"):
            one = Run(writer, Portal(name, name, f"{HOST}/", platform=platform))
            open_pages(one, "/tin/1")
            one.store(shows(one.entry("/tin/1"), article("/tin/1")))
            assert one.counts["new"] == 1
