"""The generic reader: pages of unknown markup."""

from __future__ import annotations

import json

import pytest

from crawler.parsing import parse_page
from crawler.records import Article
from tests.parsing.pages import AT, BODY, FOOTER, LEAD, MENU, PARAGRAPHS, TITLE, page, paragraphs

URL = "http://x.vn/tin-tuc/bai.html"


def read(main: str, head: str = f"<title>{TITLE} | Cổng Thử</title>") -> Article:
    article = parse_page(page(main, head), URL, AT)
    assert article is not None
    return article


@pytest.mark.parametrize(
    "main",
    [
        f"<h1>{TITLE}</h1><div>{paragraphs()}</div>",
        f"<div class=t>{TITLE}</div><div>{'<br><br>'.join(PARAGRAPHS)}</div>",
        f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table>",
        f"<h2>{TITLE}</h2>" + "".join(f"<div><span>{text}</span></div>" for text in PARAGRAPHS),
    ],
)
def test_title_and_body_in_markup_of_all_kinds(main: str) -> None:
    article = read(main)
    assert (article.platform, article.title, article.body, article.lead) == ("generic", TITLE, BODY, None)


def test_every_field_of_a_page_that_says_all() -> None:
    article = read(
        "<p class=crumbs><a href=/>Trang chủ</a> » <a href=/k>Kinh tế</a></p>"
        f"<h1>{TITLE}</h1><div>Thứ Sáu, 10/06/2022, 15:10 (GMT+7) | Lượt xem: 1.215</div>"
        f"<p>Cập nhật lúc 16:00, 11/06/2022</p>"
        f"<p class=sapo><b>{LEAD}</b></p><div>{paragraphs()}<p>Tác giả: Lò Văn Thử</p>"
        f"</div>"
    )
    assert (article.lead, article.body, article.author, article.category) == (LEAD, BODY, "Lò Văn Thử", "Kinh tế")
    assert (article.published_at, article.updated_at) == ("2022-06-10T15:10:00+07:00", "2022-06-11T16:00:00+07:00")
    assert (article.views, article.language, article.key) == (1215, "vi", None)


def test_stated_fields_win_over_lines() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2022-06-10T15:10:00+07:00",
        "description": LEAD,
    }
    head = f'<title>x</title><script type="application/ld+json">{json.dumps(data)}</script>'
    article = read(f"<h2>{TITLE}</h2><p>09/06/2022</p><p>{LEAD}</p><div>{paragraphs()}</div>", head)
    assert article.published_evidence is not None
    assert (article.published_at, article.published_evidence.place) == ("2022-06-10T15:10:00+07:00", "json-ld")
    assert (article.lead, article.body) == (LEAD, BODY)


def test_the_date_of_today_and_of_related_items_is_never_taken() -> None:
    article = read(f"<div class=today>Thứ Ba, 02/05/2023</div><h1>{TITLE}</h1><div>{paragraphs()}</div>")
    assert article.published_at is None


def test_headings_lists_and_tables_of_the_text_stay() -> None:
    table = "<table>" + "".join(f"<tr><td>Xã số {n}</td><td>{n}</td></tr>" for n in range(12)) + "</table>"
    article = read(
        f"<h1>{TITLE}</h1><div><p><b>Mở đầu</b></p>{paragraphs()}<ul><li>việc một</li></ul>{table}<p>Hết.</p></div>"
    )
    assert article.body.startswith("Mở đầu\n\n")
    assert article.body.endswith("- việc một\n\n" + "\n".join(f"Xã số {n} | {n}" for n in range(12)) + "\n\nHết.")


def test_names_of_containers_that_all_cry_noise_mean_nothing() -> None:
    html = (
        f"<title>{TITLE}</title><div class='page with-sidebar has-sidebar sidebar'><h1>{TITLE}</h1>"
        f"<div>{paragraphs()}</div></div>"
    )
    article = parse_page(html, URL, AT)
    assert article is not None
    assert article.body == BODY


def test_a_running_line_above_a_directory_is_no_article() -> None:
    ticker = f"<div class=chay>{' '.join(PARAGRAPHS)}</div>"
    rows = "".join(f"<tr><td>{n}</td><td>Phòng làm việc số {n}</td><td>0215.3555.1{n}</td></tr>" for n in range(10))
    html = (
        f"<title>Danh bạ điện thoại | Cổng Thử</title><ul>{MENU}</ul>{ticker}<h2>Danh bạ điện thoại</h2>"
        f"<table>{rows}</table>{FOOTER}"
    )
    assert parse_page(html, URL, AT) is None


def test_a_legal_document_is_no_news() -> None:
    rows = "".join(f"<p>{name}: giá trị của trường này</p>" for name in ("Số ký hiệu", "Trích yếu", "Ngày ban hành"))
    assert parse_page(page(f"<h1>{TITLE}</h1>{rows}<div>{paragraphs()}</div>"), URL, AT) is None


def test_a_page_without_any_title_takes_the_short_line_above_its_text() -> None:
    article = parse_page(f"<p>{TITLE}</p>{paragraphs()}", URL, AT)
    assert article is not None
    assert (article.title, article.body) == (TITLE, BODY)


def test_english_pages_are_read_too() -> None:
    text = (
        "The commune cleared three kilometres of ditches before the season, and every household sent two "
        "people to help."
    )
    article = parse_page(
        f"<title>Ditches cleared</title><h1>Ditches cleared before the season</h1><div>{paragraphs(*[text] * 4)}</div>",
        URL,
        AT,
    )
    assert article is not None
    assert article.language == "en"
