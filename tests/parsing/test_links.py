"""Links: absolute, once each, with the role a crawl wants them for."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing import read_page
from crawler.parsing.links import LONGEST_FORM, MOST_LINKS, MOST_POSTBACKS, absolute, base_of
from crawler.parsing.page import Document
from crawler.records import Link
from tests.parsing.pages import paragraphs, vnpt

URL = "http://x.vn/tin-tuc/danh-sach"


def links(html: str, url: str = URL) -> dict[str, Link]:
    return {link.url: link for link in read_page(f"<body>{html}", url).links}


def roles(html: str) -> dict[str, str]:
    return {url: link.role for url, link in links(html).items()}


def test_addresses_become_absolute_and_stand_once() -> None:
    html = (
        "<a href='/a'>1</a><a href='b'>2</a><a href='?page=2'>3</a><a href=' //y.vn/c#top '>4</a><a href='/a#x'>5</a>"
    )
    assert list(links(html)) == [
        "http://x.vn/a",
        "http://x.vn/tin-tuc/b",
        "http://x.vn/tin-tuc/danh-sach?page=2",
        "http://y.vn/c",
    ]


_PATH_PIECES = ("/", ".", "..", "a", "b-1.html", "?", "x=1", "&", "%20", ";", ":", "é", "~", "#", "@")


@given(st.lists(st.sampled_from(_PATH_PIECES), max_size=8).map("".join).filter(lambda path: path[:1] != "/"))
def test_rooted_addresses_are_joined_like_all_others(path: str) -> None:
    assert absolute(base_of(Document("", URL)), f"/{path}") == urljoin(URL, f"/{path}").partition("#")[0]


def test_links_are_the_same_on_every_page_of_a_site_however_many_there_are() -> None:
    html = "".join(f"<a href='/bai-{number}'>x</a>" for number in range(3000)) + f"<a href='/{'a' * 600}'>y</a>"
    assert list(links(html)) == list(links(html, "http://x.vn/")) == [
        *(f"http://x.vn/bai-{number}" for number in range(3000)), f"http://x.vn/{'a' * 600}"
    ]  # fmt: skip


def test_the_base_element_counts() -> None:
    assert list(links("<base href='http://y.vn/d/'><a href='e'>1</a><a href='/f'>2</a>")) == [
        "http://y.vn/d/e",
        "http://y.vn/f",
    ]


def test_what_is_no_web_address_is_no_link() -> None:
    html = "".join(
        f"<a href='{href}'>x</a>"
        for href in ("#a", "", "javascript:void(0)", "mailto:a@x.vn", "tel:1", "data:,x", "http://[x", "ftp://x.vn/")
    )
    assert links(html + "<a>y</a>") == {}


def test_roles() -> None:
    html = (
        "<a href='/bai-viet'>a</a><a href='/q.pdf'>b</a><a href='/LinkClick.aspx?fileticket=1'>c</a>"
        "<a href='/rss/tin.rss'>d</a>"
        "<a href='/tin?page=3'>e</a><a href='/tin/trang-4.html'>f</a>"
        "<a rel=next href='/tin/sau'>g</a><a href='/sitemap.xml'>h</a>"
        "<img src='/logo.png'><script src='/s.js'></script><link rel=stylesheet href='/c.css'>"
        "<iframe src='/khung'></iframe>"
        "<link rel=alternate type='application/rss+xml' href='/tin-moi'>"
        "<link rel=next href='/tin/tiep'><link rel=icon href='/i.ico'>"
        "<meta http-equiv=refresh content='0; url=/moi'>"
    )
    base = "http://x.vn"
    assert roles(html) == {
        f"{base}/bai-viet": "page", f"{base}/q.pdf": "attachment", f"{base}/LinkClick.aspx?fileticket=1": "attachment",
        f"{base}/rss/tin.rss": "feed", f"{base}/tin?page=3": "pager", f"{base}/tin/trang-4.html": "pager",
        f"{base}/tin/sau": "pager", f"{base}/sitemap.xml": "sitemap", f"{base}/logo.png": "requisite",
        f"{base}/s.js": "requisite",
        f"{base}/c.css": "requisite", f"{base}/khung": "page", f"{base}/tin-moi": "feed", f"{base}/tin/tiep": "pager",
        f"{base}/i.ico": "requisite", f"{base}/moi": "page",
    }  # fmt: skip


def test_postback_pagers_become_posts_whose_identity_outlives_their_tokens() -> None:
    def form(token: str) -> str:
        return (
            f"<form action='/tin'><input type=hidden name=__VIEWSTATE value='{token}'>"
            f"<input name=q value=x><input type=hidden>"
            "<a href=\"javascript:__doPostBack('ctl00$p','Page$2')\">2</a>"
            "<a href='#' onclick=\"__doPostBack('ctl00$pager','')\">3</a>"
            "<a href=\"javascript:__doPostBack('ctl00$login','')\">vào</a></form>"
        )

    def posts(token: str) -> list[Link]:
        return [link for link in read_page(form(token), URL).links if link.method == "POST"]

    first, second = posts("a+b")
    assert (first.url, first.role, first.identity) == ("http://x.vn/tin", "pager", "ctl00$p Page$2")
    assert parse_qs((first.body or b"").decode(), keep_blank_values=True) == {
        "__VIEWSTATE": ["a+b"], "__EVENTTARGET": ["ctl00$p"], "__EVENTARGUMENT": ["Page$2"],
    }  # fmt: skip
    assert second.identity == "ctl00$pager "
    assert [link.identity for link in posts("other")] == [first.identity, second.identity]


def test_a_postback_without_a_form_posts_to_the_page() -> None:
    (link,) = read_page("<a href=\"javascript:__doPostBack('p','Page$2')\">2</a>", URL).links
    assert (link.url, link.method) == (URL, "POST")


PAGER = "<a href=\"javascript:__doPostBack('pager','Page${}')\">x</a>"


@pytest.mark.parametrize("action", ["http://host:99999/", "http:///", "http://a..b/"])
def test_a_form_that_leads_nowhere_has_no_postbacks(action: str) -> None:
    found = links(f"<a href='/b'>b</a><form action='{action}'>{PAGER.format(2)}</form>")
    assert list(found) == ["http://x.vn/b"]


def test_postbacks_are_few_and_of_bearable_size() -> None:
    many = "".join(PAGER.format(number) for number in range(MOST_POSTBACKS + 5))
    assert len(read_page(f"<form>{many}</form>", URL).links) == MOST_POSTBACKS
    assert links(f"<form><input type=hidden name=a value='{'a' * LONGEST_FORM}'>{PAGER.format(2)}</form>") == {}


def test_a_page_has_a_bounded_number_of_links() -> None:
    html = "".join(f"<a href=/{number}>x</a>" for number in range(MOST_LINKS + 5))
    assert len(read_page(html, URL).links) == MOST_LINKS


@pytest.mark.parametrize("tag", ["<a href='{}'>x</a>", "<iframe src='{}'></iframe>", "<link rel=next href='{}'>"])
@pytest.mark.parametrize("start", ["/", "tep/", "http://x.vn/"])
def test_addresses_of_endless_length_are_dropped(tag: str, start: str) -> None:
    assert roles(tag.format(start + "a" * 2048)) == {}
    assert len(roles(tag.format(start + "a" * 2000))) == 1
    assert absolute(base_of(Document("", URL)), start + "a" * 2048) is None


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("\\\\y.vn\\tin", "http://y.vn/tin"),
        ("\\tin\\a.jpg", "http://x.vn/tin/a.jpg"),
        ("..\\a.jpg", "http://x.vn/a.jpg"),
        ("http:\\\\y.vn\\a", "http://y.vn/a"),
        ("/a?x=\\b", "http://x.vn/a?x=%5Cb"),
    ],
)
def test_backslashes_are_read_as_browsers_do(href: str, url: str) -> None:
    assert list(links(f"<a href='{href}'>x</a>")) == [url]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/ảnh đẹp.jpg?utm_source=a&b=%7e", "http://x.vn/ảnh%20đẹp.jpg?utm_source=a&b=%7e"),
        ("/a\x1b[2Jb\x07.jpg", "http://x.vn/a%1B[2Jb%07.jpg"),
        ("/a\u200b\u202e\x85.jpg?c=\x1bd", "http://x.vn/a%E2%80%8B%E2%80%AE%C2%85.jpg?c=%1Bd"),
        ("\x01 /a.jpg\x02", "http://x.vn/a.jpg"),
    ],
)
def test_what_shows_nothing_is_escaped_in_addresses(href: str, url: str) -> None:
    assert absolute(base_of(Document("", URL)), href) == url


def test_pictures_and_files_of_an_article_have_printable_addresses_and_names() -> None:
    html = vnpt(paragraphs() + "<p><img src='/a\x1b.jpg'></p><p><a href='/b\x1b%1b.pdf'></a></p>")
    article = read_page(html, "http://x.vn/a-123456").article
    assert article is not None
    assert [image.url for image in article.images] == ["http://x.vn/a%1B.jpg"]
    assert all(file.url.isprintable() and file.name.isprintable() for file in article.attachments)
