"""The text-label rule on markup without any class."""

from __future__ import annotations

import pytest

from crawler.parsing import parse_page
from tests.parsing.pages import AT, BODY, LEAD, PARAGRAPHS, TITLE

P = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TAIL = (
    "<p>Tác giả: Lò Văn Thử - Ban Tuyên giáo Huyện ủy.</p><p>Tin liên quan</p><p>Một tin khác</p>"
    "<p>Tổng truy cập: 12</p>"
)


@pytest.mark.parametrize(
    ("label", "value", "precision"),
    [
        ("Thời gian đăng: 10/06/2022 03:10:13 PM", "2022-06-10T15:10:13+07:00", "second"),
        ("Ngày đăng: 08/07/2022&nbsp; 11:38", "2022-07-08T11:38:00+07:00", "minute"),
        ("Đăng ngày 17 - 05 - 2022", "2022-05-17T00:00:00+07:00", "day"),
        ("Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27+07:00", "second"),
        ("(09:27 | 30/07/2022)", "2022-07-30T09:27:00+07:00", "minute"),
        ("Ngày đăng 21/12/2012 | 12:00 AM", "2012-12-21T00:00:00+07:00", "day"),
    ],
)
def test_title_date_text_and_author_around_a_date_label(label: str, value: str, precision: str) -> None:
    html = f"<p>Thứ Hai, 21/11/2022</p><p>Cổng thông tin điện tử huyện Thử</p><p>{TITLE}</p><p>{label}</p>{P}{TAIL}"
    article = parse_page(html, "http://x.vn/a", AT)
    assert article is not None
    assert (article.title, article.body) == (TITLE, BODY)
    assert (article.published_at, article.published_precision) == (value, precision)
    assert (article.author, article.author_role) == ("Lò Văn Thử", "Ban Tuyên giáo Huyện ủy")
    assert article.published_evidence is not None
    assert article.published_evidence.place in ("label line", "line below title")


def test_the_line_behind_the_widget_is_the_title() -> None:
    html = f"<div>A- A A+ | Tăng tương phản Giảm tương phản</div><p>{TITLE}</p>{P}{TAIL}"
    article = parse_page(html, "http://x.vn/vi/bai-12.aspx", AT)
    assert article is not None
    assert (article.platform, article.key) == ("kon_ray", "12")
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, None, BODY, None)


def test_list_items_of_dien_bien() -> None:
    html = (
        f"<ul><li>{TITLE}</li><li>Thời gian đăng: 01/08/2022 11:07:54 AM - Lượt đọc: 57</li><li>{LEAD}</li><li>{P}"
        "<ul><li>việc một</li><li>việc hai</li></ul></li><li>Tác giả: Lò Văn Thử</li></ul><ul>"
        "<li>Ảnh đẹp huyện Thử</li></ul>"
    )
    article = parse_page(html, "http://x.vn/T/BA-CON-VUNG-CAO?PageIndex=3", AT)
    assert article is not None
    assert (article.platform, article.key) == ("dien_bien_mvc", "ba-con-vung-cao")
    assert (article.lead, article.views, article.author) == (LEAD, 57, "Lò Văn Thử")
    assert article.body == f"{BODY}\n\n- việc một\n- việc hai"
    assert article.canonical_url == "http://x.vn/T/BA-CON-VUNG-CAO"


def test_dates_of_several_items_make_no_article() -> None:
    items = "".join(
        f"<li><a href='/T/BAI-{n}'>{TITLE} {n}</a></li><li>Thời gian đăng: 0{n}/06/2022 03:10:13 PM</li>"
        for n in (1, 2, 3)
    )
    assert parse_page(f"<ul>{items}</ul>", "http://x.vn/Tintuc/Kinhte", AT) is None


def test_the_only_item_of_a_listing_is_no_article() -> None:
    item = f"<li><a href='/T/BAI-1'>{TITLE}</a></li><li>Thời gian đăng: 01/06/2022 03:10:13 PM</li><li>{LEAD}...</li>"
    assert parse_page(f"<ul>{item}</ul>", "http://x.vn/Tintuc/Kinhte", AT) is None


def test_a_title_that_links_to_its_own_page_is_a_title() -> None:
    html = f"<p><a href='/a?in=1'>{TITLE}</a></p><p>Ngày đăng: 08/07/2022</p>{P}{TAIL}"
    article = parse_page(html, "http://x.vn/a", AT)
    assert article is not None
    assert article.title == TITLE


def test_event_dates_and_related_dates_are_never_the_publication() -> None:
    text = "<p>Ngày 13/11/2021, đoàn khảo sát đã đến làm việc với xã về kết quả năm 2021 của hợp tác xã.</p>"
    html = (
        f"<p>Thứ Hai, 21/11/2022</p><h1>{TITLE}</h1>{text}{P}<p>Tin khác</p><ul><li>"
        f"<a href=/b>Bài cũ của huyện nhà</a> (12/11/2021)</li></ul>"
    )
    article = parse_page(html, "http://x.vn/a", AT)
    assert article is not None
    assert article.published_at is None
