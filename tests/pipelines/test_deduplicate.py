"""Identity of articles: platform keys, addresses, digests."""

from __future__ import annotations

from dataclasses import replace

from crawler.records import Article, Attachment, FrontierEntry, Outcome, Page, Portal
from pipelines.deduplicate import Deduplicate, article_key

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


def digests(article: Article) -> tuple[str | None, str | None]:
    page = Page("article", URL, URL, "vnpt_portal", article=article)
    outcome = Deduplicate(PORTAL).process_item(Outcome(FrontierEntry(1, "p", URL, "page"), "captured", page=page))
    return outcome.version_digest, outcome.duplicate_digest


def test_views_and_author_make_no_new_version() -> None:
    assert digests(ARTICLE) == digests(replace(ARTICLE, views=99, author="Trần Văn An"))


def test_text_makes_a_new_version() -> None:
    assert digests(ARTICLE)[0] != digests(replace(ARTICLE, body="Nội dung khác."))[0]


def test_notices_that_differ_in_an_attachment_are_no_duplicates() -> None:
    first = replace(ARTICLE, attachments=(Attachment("http://x.vn/1.pdf", "Lịch tuần 1"),))
    second = replace(ARTICLE, attachments=(Attachment("http://x.vn/2.pdf", "Lịch tuần 2"),))
    assert digests(first)[0] == digests(second)[0]
    assert digests(first)[1] != digests(second)[1]
