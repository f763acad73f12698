"""Sitemaps and feeds: what they list, and what they can not make us do."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing.feeds import MAX_ADDRESSES, MAX_SITEMAP_BYTES, is_feed, read_feed
from crawler.records import Link

URLSET = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://huyen.example.vn/tin/mot-1</loc><lastmod>2020-01-02</lastmod></url>
<url><loc> http://huyen.example.vn/van-ban/ke hoach.pdf </loc></url>
<url><loc>http://huyen.example.vn/tin/mot-1#top</loc></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>/sitemap-vi.xml.gz</loc></sitemap></sitemapindex>"""
RSS = """<rss version="2.0"><channel><link>http://huyen.example.vn/</link>
<item><title>Một</title><link>/tin/mot-1?utm_source=rss</link><enclosure url="/anh/mot.jpg" type="image/jpeg"/></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/tin/hai-2"/></entry></feed>"""
BASE = "http://huyen.example.vn/feed"


def test_urlset_lists_pages_and_files_once() -> None:
    assert read_feed(URLSET.encode(), BASE) == (
        Link("http://huyen.example.vn/tin/mot-1", "page"),
        Link("http://huyen.example.vn/van-ban/ke%20hoach.pdf", "attachment"),
    )


def test_index_leads_to_sitemaps() -> None:
    assert read_feed(INDEX.encode(), BASE) == (Link("http://huyen.example.vn/sitemap-vi.xml.gz", "sitemap"),)


def test_rss_and_atom() -> None:
    assert read_feed(RSS.encode(), BASE) == (
        Link("http://huyen.example.vn/", "page"),
        Link("http://huyen.example.vn/tin/mot-1", "page"),
        Link("http://huyen.example.vn/anh/mot.jpg", "image"),
    )
    assert read_feed(ATOM.encode(), BASE) == (Link("http://huyen.example.vn/tin/hai-2", "page"),)


def test_gzipped_sitemap() -> None:
    packed = gzip.compress(URLSET.encode())
    assert is_feed(packed)
    assert read_feed(packed, BASE) == read_feed(URLSET.encode(), BASE)


@pytest.mark.parametrize("text", [URLSET, INDEX, RSS, ATOM, "\ufeff" + RSS, "\n " + ATOM])
def test_known_as_feed(text: str) -> None:
    assert is_feed(text.encode())


@pytest.mark.parametrize("text", ["", "<html><body>rss</body></html>", "plain"])
def test_not_a_feed(text: str) -> None:
    assert not is_feed(text.encode())


def test_broken_xml_gives_what_can_be_read() -> None:
    cut = URLSET[: URLSET.index("</loc><lastmod>")]
    assert [link.url for link in read_feed(cut.encode(), BASE)] == ["http://huyen.example.vn/tin/mot-1"]


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "http://x.example.vn/aaaa"><!ENTITY b "&a;&a;&a;">]>'
        "<urlset><url><loc>&b;</loc></url></urlset>"
    )
    assert read_feed(bomb.encode(), BASE) == ()


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f"<rss>{text}</rss>".encode(errors="replace")))
def test_any_bytes_are_read_without_a_crash(body: bytes) -> None:
    is_feed(body)
    read_feed(body, BASE)


@pytest.mark.parametrize("bad", ["http://[bad", "http://[::1", "//]/", "http://x.vn:99999/"])
def test_an_address_that_can_not_be_joined_is_skipped_alone(bad: str) -> None:
    feed = f"<urlset><url><loc>{bad}</loc></url><url><loc>/hai</loc></url></urlset>"
    assert read_feed(feed.encode(), BASE) == (Link("http://huyen.example.vn/hai", "page"),)


def test_names_without_or_with_an_undeclared_prefix_are_read() -> None:
    feed = "<urlset><:loc>/mot</:loc><x:loc>/hai</x:loc><:>/ba</:></urlset>"
    assert [link.url for link in read_feed(feed.encode(), "http://x.vn/")] == ["http://x.vn/mot", "http://x.vn/hai"]


def test_comments_and_instructions_around_the_root_change_nothing() -> None:
    feed = "<!-- a --><?b c?>" + URLSET.partition("\n")[2] + "<!-- d -->"
    assert read_feed(feed.encode(), BASE) == read_feed(URLSET.encode(), BASE)


@pytest.mark.timeout(30)
def test_no_more_is_read_than_the_protocol_allows() -> None:
    feed = "<urlset>" + "".join(f"<url><loc>/{number}</loc></url>" for number in range(MAX_ADDRESSES + 10))
    assert len(read_feed(feed.encode(), BASE)) == MAX_ADDRESSES
    assert read_feed(b"<urlset>" + b"<a/>" * 1_100_000 + b"<loc>/x</loc>", BASE) == ()


@pytest.mark.timeout(30)
def test_a_bomb_is_unzipped_only_in_part() -> None:
    packed = gzip.compress(b"<urlset><loc>/x</loc>" + b" " * (2 * MAX_SITEMAP_BYTES) + b"<loc>/y</loc>")
    assert [link.url for link in read_feed(packed, BASE)] == ["http://huyen.example.vn/x"]
