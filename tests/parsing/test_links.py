"""Links: absolute, once each, with the role a crawl wants them for."""

from __future__ import annotations

from urllib.parse import parse_qs, urljoin

from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing import read_page
from crawler.parsing.links import absolute, base_of
from crawler.parsing.page import Document
from crawler.records import Link

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
