"""Categories from breadcrumbs and section headings."""

from __future__ import annotations

import pytest

from crawler.parsing.category import above_title, crumbs, path_above
from crawler.parsing.page import Document

TITLE = "Tên của bài viết"


def read(html: str) -> Document:
    return Document(f"{html}<h1>{TITLE}</h1>", "http://x.vn/")


def number(doc: Document) -> int:
    return next(i for i, line in enumerate(doc.lines) if line.text == TITLE)


@pytest.mark.parametrize(
    "html",
    [
        f"<ul class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/k>Kinh tế</a><li>{TITLE}</ul>",
        "<div class='bread-crumb'><a href=/>Trang chủ</a> » <a href=/t>Tin tức</a> » <a href=/k>Kinh tế</a></div>",
        "<nav class=crumbs><span><a href=/>Home</a></span> / <span>Kinh tế</span></nav>",
    ],
)
def test_the_last_step_of_a_breadcrumb(html: str) -> None:
    assert crumbs(read(html), TITLE) == "Kinh tế"


@pytest.mark.parametrize(
    "html", ["", "<ul class=breadcrumb><li><a href=/>Trang chủ</a></ul>", f"<p class=crumb>{TITLE}</p>"]
)
def test_no_breadcrumb_no_category(html: str) -> None:
    assert crumbs(read(html), TITLE) is None


@pytest.mark.parametrize(
    ("above", "category"),
    [
        ("<p>Dân vận chính quyền</p><p>Xem với cỡ chữAA</p>", "Dân vận chính quyền"),
        ("<p><a href=/>Trang chủ</a> › <a href=/k>Kinh tế</a></p>", "Kinh tế"),
        ("<p>Cổng thông tin điện tử huyện Thử</p>", None),
        ("<p>Thứ Sáu, 10/06/2022</p>", None),
        ("<p>TIN NỔI BẬT:</p>", None),
        (f"<p>{'Dòng chữ chạy rất dài trên đầu trang / ' * 8}</p>", None),
        ("", None),
    ],
)
def test_the_heading_above_a_title(above: str, category: str | None) -> None:
    doc = read(above)
    assert above_title(doc, number(doc), TITLE) == category


def test_a_path_above_a_title_needs_links_and_separators() -> None:
    with_path = read("<p><a href=/>Trang chủ</a> » <a href=/k>Kinh tế</a></p><p>Thứ Sáu</p>")
    assert path_above(with_path, number(with_path), TITLE) == "Kinh tế"
    heading = read("<p>Kinh tế</p>")
    assert path_above(heading, number(heading), TITLE) is None
