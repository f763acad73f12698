"""Page kinds: listings, error frames and other pages never become articles."""

from __future__ import annotations

import pytest

from crawler.parsing import parse_page, read_page
from tests.parsing.pages import AT, LEAD, PARAGRAPHS, TITLE, page, paragraphs, vnpt


def kind(html: str | bytes, url: str = "http://x.vn/tin") -> tuple[str, str | None]:
    found = read_page(html, url, AT)
    assert (found.kind == "article") == (parse_page(html, url, AT) is not None)
    return found.kind, found.reason


def teaser(number: int, tag: str = "h3") -> str:
    return (
        f"<div class=tin><{tag}><a href='/tin/{number}'>Tiêu đề đủ dài của bài viết thứ {number} trong "
        f"tháng</a></{tag}><p>{LEAD} {PARAGRAPHS[number % 4]}...</p></div>"
    )


@pytest.mark.parametrize("count", [1, 3, 12])
def test_teasers_make_a_listing(count: int) -> None:
    assert kind(page("".join(map(teaser, range(count))), "<title>Kinh tế</title>")) == ("listing", None)


def test_a_pager_makes_a_listing() -> None:
    assert kind("<p>Chưa có bài</p><ul class=pagination><li>1</li></ul>") == ("listing", None)


@pytest.mark.parametrize("title", ["Không tìm thấy trang", "Status - Cổng thông tin", "404 Not Found"])
def test_error_frames_are_soft_404(title: str) -> None:
    html = page("<h2>Thông báo</h2><p>Nội dung bạn tìm không còn ở đây nữa.</p>", f"<title>{title}</title>")
    assert kind(html) == ("other", "soft_404")


def test_an_error_message_under_the_title_of_an_article_is_soft_404() -> None:
    assert kind(page("<p>Nội dung không tồn tại hoặc đã bị xóa.</p>")) == ("other", "soft_404")


def test_a_story_about_missing_things_is_an_article() -> None:
    html = vnpt(
        paragraphs(*PARAGRAPHS, "Đến chiều, hai người vẫn không tìm thấy đường về bản."),
        head="Không tìm thấy dấu vết của đàn voi",
    )
    assert kind(html * 1, "http://x.vn/a-123456")[0] == "article"


@pytest.mark.parametrize(
    "body",
    [b"%PDF-1.4 ...", b"\x89PNG\r\n", b"PK\x03\x04", b"chi la chu", b"<?xml version='1.0'?><rss><channel/></rss>"],
)
def test_other_formats(body: bytes) -> None:
    assert kind(body) == ("other", "not_html")


@pytest.mark.parametrize("html", [b"", "<html></html>", "<p>&nbsp;</p>"])
def test_empty_pages(html: bytes | str) -> None:
    assert kind(html) == ("other", "empty")


def test_a_directory_and_a_contact_page_are_other() -> None:
    rows = "".join(f"<tr><td>{i}</td><td>Phòng số {i}</td><td>0215.3555.10{i}</td></tr>" for i in range(8))
    assert kind(page(f"<h2>Danh bạ điện thoại</h2><table>{rows}</table>", "<title>Danh bạ</title>"))[0] == "other"
    assert kind("<h1>Liên hệ</h1><p>Địa chỉ: Bản Thử, xã Nghiệm. Điện thoại: 0215.3555.000</p>") == ("other", None)


def test_the_title_of_a_page_is_kept_whatever_its_kind() -> None:
    assert read_page(page("", "<title> Danh  bạ </title>"), "http://x.vn/").title == "Danh bạ"
    assert read_page(vnpt(), "http://x.vn/a-123456").title == TITLE
