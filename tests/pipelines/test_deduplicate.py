"""Identity of articles: platform keys, addresses, digests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import ArchiveWriter, open_archive, start_crawl
from crawler.fetch.opening import warc_folder
from crawler.parsing import parse_page
from crawler.records import Article, Attachment, Capture, Exchange, FrontierEntry, Outcome, Page, Portal
from crawler.warc import WarcWriter
from pipelines.deduplicate import Deduplicate, article_key, digest_of

Digests = Callable[[Article], tuple[str | None, str | None]]

PORTAL = Portal("son_la_quynh_nhai", "Quỳnh Nhai", "http://quynhnhai.sonla.gov.vn/", platform="vnpt_portal")
URL = "http://quynhnhai.sonla.gov.vn/tin-tuc/hoi-nghi-920730"
ARTICLE = Article(URL, URL, "vnpt_portal", "Hội nghị", "Nội dung.", "vnpt_portal", "1", key="920730")


def test_the_platforms_key_is_the_identity() -> None:
    other = replace(ARTICLE, url=URL.replace("tin-tuc", "su-kien"), canonical_url=URL.replace("tin-tuc", "su-kien"))
    assert article_key(PORTAL, ARTICLE) == article_key(PORTAL, other) == "key:920730"


def test_a_redesign_keeps_the_identity() -> None:
    redesigned = replace(ARTICLE, platform="generic", key=None)
    assert article_key(PORTAL, redesigned) == "key:920730"


def test_without_a_key_the_canonical_address_is_the_identity() -> None:
    generic = Portal("x", "X", "http://x.example.vn/")
    first = replace(ARTICLE, platform="generic", key=None, canonical_url="http://www.x.example.vn/a?id=1&b=2")
    second = replace(first, canonical_url="https://x.example.vn/a?b=2&id=1")
    assert article_key(generic, first) == article_key(generic, second)
    assert article_key(generic, first) != article_key(
        generic, replace(first, canonical_url="http://x.example.vn/a?id=2")
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    open_archive(tmp_path / "archive.db").close()
    return tmp_path / "archive.db"


def process(archive: Path, article: Article, capture: Capture | None = None) -> Outcome:
    page = Page("article", URL, URL, "vnpt_portal", article=article)
    entry = FrontierEntry(0, PORTAL.id, URL, "page")
    pipeline = Deduplicate(PORTAL, archive)
    outcome = pipeline.process_item(Outcome(entry, "captured", page=page, capture=capture))
    pipeline.close_spider()
    return outcome


@pytest.fixture
def digests(archive: Path) -> Digests:
    def of(article: Article) -> tuple[str | None, str | None]:
        outcome = process(archive, article)
        return outcome.version_digest, outcome.duplicate_digest

    return of


def test_views_and_author_make_no_new_version(digests: Digests) -> None:
    assert digests(ARTICLE) == digests(replace(ARTICLE, views=99, author="Trần Văn An"))


def test_text_makes_a_new_version(digests: Digests) -> None:
    assert digests(ARTICLE)[0] != digests(replace(ARTICLE, body="Nội dung khác."))[0]


def test_notices_that_differ_in_an_attachment_are_no_duplicates(digests: Digests) -> None:
    first = replace(ARTICLE, attachments=(Attachment("http://x.vn/1.pdf", "Lịch tuần 1"),))
    second = replace(ARTICLE, attachments=(Attachment("http://x.vn/2.pdf", "Lịch tuần 2"),))
    assert digests(first)[0] == digests(second)[0]
    assert digests(first)[1] != digests(second)[1]


HTML = """<html><head><meta charset="utf-8"><title>Hội nghị</title></head><body>
<div class="ArticleHeader">Hội nghị</div>
<div class="ArticleSummary">Tóm tắt hội nghị của huyện.</div><div class="ArticleContent"><p>Sáng nay, huyện tổ chức hội
nghị tổng kết công tác năm với sự tham gia của đại biểu các xã, thị trấn trên địa bàn.</p></div></body></html>"""


def earlier_crawl(archive: Path, html: str, read_as: Article) -> Article:
    """Stores a capture of `html` as an earlier parser read it; gives what today's parser makes of it."""
    body = html.encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    exchange = Exchange(URL, "GET", b"", 200, "OK", head, headers, body, body, "2026-01-01T00:00:00.000000Z")
    warc = WarcWriter(warc_folder(archive), {"software": "test"})
    capture = warc.write(exchange)
    warc.close()
    with ArchiveWriter(archive) as writer:
        writer.run(lambda conn: start_crawl(conn, PORTAL))
        writer.add(process(archive, read_as, capture))
    today = parse_page(body, URL, captured_at=exchange.captured_at)
    assert today is not None
    return today


def test_the_bytes_before_are_read_again_when_the_parser_is_another(archive: Path) -> None:
    today = earlier_crawl(archive, HTML, replace(ARTICLE, title="HỘI NGHỊ", parser_version="0"))
    assert process(archive, today).reread_digest == digest_of(today)


def test_the_same_parser_needs_no_second_look(archive: Path) -> None:
    today = earlier_crawl(archive, HTML, replace(ARTICLE, title="HỘI NGHỊ", parser_version="0"))
    same = replace(today, parser=ARTICLE.parser, parser_version="0", title="Hội nghị sửa")
    assert process(archive, same).reread_digest is None


def test_bytes_that_were_moved_away_do_not_end_the_crawl(archive: Path) -> None:
    today = earlier_crawl(archive, HTML, replace(ARTICLE, title="HỘI NGHỊ", parser_version="0"))
    for path in warc_folder(archive).iterdir():
        path.unlink()
    assert process(archive, today).reread_digest is None
