"""What each platform module knows: marks, keys, addresses, pagers, and the habits of its articles."""

from __future__ import annotations

import pytest

from crawler.parsing import detect, parse_page, platforms, read_page
from crawler.parsing.platforms.base import Platform
from tests.parsing.pages import AT, BODY, LEAD, PARAGRAPHS, TITLE, page, paragraphs, vnpt

WIDGET = "<p>A- A A+ | Tăng tương phản Giảm tương phản</p>"
ALL = (*platforms.FAMILIES, platforms.GENERIC)


def kien_giang(
    date: str = "(09:27 | 30/07/2022)", lead: str = f"<p class=mota>{LEAD}</p>", body: str = paragraphs()
) -> str:
    return page(
        f"<div class=block_tin><h2><a href=/m/127>Kinh tế</a></h2><p>Xem với cỡ chữ<a>A</a><a>A</a></p><h1>{TITLE}</h1>"
        f"<span class=date_pst>{date}</span>{lead}<div class=textbody>{body}</div></div>"
    )


@pytest.mark.parametrize("platform", ALL, ids=lambda platform: platform.ID)
def test_the_registry_gives_each_platform_by_its_id(platform: Platform) -> None:
    assert platforms.get(platform.ID) is platform
    assert platform.VERSION


def test_an_unknown_id_means_the_generic_platform() -> None:
    assert platforms.get("liferay") is platforms.GENERIC
    assert platforms.get(None) is platforms.GENERIC


@pytest.mark.parametrize(
    ("html", "platform"),
    [
        (vnpt(), "vnpt_portal"),
        ("<div class=ArticleInMenu>a</div>", "vnpt_portal"),
        ("<div class=ArticleList><p class=Title>a</p></div>", "vnpt_portal"),
        ("<div class=ArticleContent>a</div>", "generic"),
        (kien_giang(), "kien_giang"),
        ("<div class=textbody>a</div><p class=mota>b</p>", "kien_giang"),
        ("<div class=textbody>a</div>", "generic"),
        ("<ul><li>a</li><li>Thời gian đăng: 10/06/2022 03:10:13 PM</li></ul>", "dien_bien_mvc"),
        ("<p>Thời gian đăng: 10/06/2022 03:10:13 PM</p>", "generic"),
        ("<a href=/T/A>a</a><a href=/x/Tintuc/View/B>b</a><a href='/Tintuc/C?PageIndex=2'>c</a>", "dien_bien_mvc"),
        (WIDGET, "kon_ray"),
        (f"<div class=articleview>{WIDGET}</div>", "generic"),
    ],
)
def test_platforms_are_told_by_markup(html: str, platform: str) -> None:
    assert detect(html, "http://x.vn/") == platform


def test_markup_wins_over_what_the_caller_knows() -> None:
    assert read_page(vnpt(), "http://x.vn/a-123456", platform="kon_ray").platform == "vnpt_portal"
    assert read_page(vnpt(), "http://x.vn/a-123456", platform="vnpt_portal").platform == "vnpt_portal"
    assert read_page("<p>x</p>", "http://x.vn/", platform="kon_ray").platform == "kon_ray"


def test_a_redesigned_portal_is_read_by_the_generic_reader() -> None:
    found = read_page(
        page(f"<h1>{TITLE}</h1><div>{paragraphs()}</div>"), "http://x.vn/a-123456", platform="vnpt_portal"
    )
    assert (found.kind, found.platform) == ("article", "generic")
    assert found.article is not None
    assert found.article.body == BODY


@pytest.mark.parametrize(
    ("platform", "url", "key"),
    [
        ("vnpt_portal", "https://x.vn/tin-tuc/bai-viet-920730", "920730"),
        ("vnpt_portal", "https://x.vn/tin-tuc/bai-viet-920730?page=1", "920730"),
        ("vnpt_portal", "https://x.vn/tin-tuc/bai-viet-2022", None),
        ("kien_giang", "http://x.vn/m/127/1193/Ten-Bai.html", "1193"),
        ("kien_giang", "http://x.vn/m/127/trang-2.html", None),
        ("dien_bien_mvc", "http://x.vn/T/BAI-VIET---MOT?PageIndex=76", "bai-viet---mot"),
        ("dien_bien_mvc", "http://x.vn/vanhoa/Tintuc/View/Bai-Viet---Mot", "bai-viet---mot"),
        ("dien_bien_mvc", "http://x.vn/Tintuc/Kinhte", None),
        ("kon_ray", "http://x.vn/vi/tin-tuc/Ten-Bai-2417.aspx", "2417"),
        ("kon_ray", "http://x.vn/vi/tin-tuc.aspx", None),
        ("generic", "http://x.vn/bai-123456", None),
    ],
)
def test_article_keys(platform: str, url: str, key: str | None) -> None:
    assert platforms.get(platform).article_key(url) == key


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("http://x.vn/T/BAI?PageIndex=76", "http://x.vn/T/BAI"),
        ("http://x.vn/T/BAI?a=1&PageIndex=76&b=", "http://x.vn/T/BAI?a=1&b="),
        ("http://x.vn/Tintuc/Kinhte?PageIndex=3", "http://x.vn/Tintuc/Kinhte?PageIndex=3"),
        ("http://x.vn/T/BAI", "http://x.vn/T/BAI"),
    ],
)
def test_page_index_means_nothing_on_an_article(url: str, cleaned: str) -> None:
    assert platforms.get("dien_bien_mvc").clean_url(url) == cleaned


def test_vnpt_pager_items_become_guessed_addresses() -> None:
    items = "".join(
        f'<li class="page-item{" active" if n == 1 else ""}" data-page="{n}"><a href="javascript:void(0)">{n}</a></li>'
        for n in (1, 2, 3, 3)
    )
    found = read_page(
        f"<div class=ArticleInMenu>a</div><ul>{items}<li class=page-item data-page=x>…</li></ul>",
        "http://x.vn/tin?page=1",
    )
    assert found.kind == "listing"
    assert [(link.url, link.role, link.method) for link in found.links] == [
        ("http://x.vn/tin?page=2", "pager", "GET"), ("http://x.vn/tin?page=3", "pager", "GET"),
    ]  # fmt: skip


def test_vnpt_has_a_date_where_the_portal_prints_one() -> None:
    dated = parse_page(vnpt(extra='<div class="PostDate">10/06/2022 | 12:00 AM</div>'), "http://x.vn/a-123456", AT)
    assert dated is not None
    assert dated.published_evidence is not None
    assert (dated.published_at, dated.published_precision) == ("2022-06-10T00:00:00+07:00", "day")
    assert dated.published_evidence.place == "div.PostDate"
    undated = parse_page(vnpt(paragraphs("Ngày 13/11/2022, đoàn đã về xã.", *PARAGRAPHS)), "http://x.vn/a-123456", AT)
    assert undated is not None
    assert undated.published_at is None


def test_vnpt_without_a_text_is_no_article() -> None:
    assert parse_page(vnpt("<p>&nbsp;</p>"), "http://x.vn/a-123456", AT) is None
    assert (
        parse_page("<div class=ArticleContent>a</div><div class=PostDate>b</div>", "http://x.vn/a-123456", AT) is None
    )


@pytest.mark.parametrize(
    "lead",
    [f"<p class=mota>{LEAD}</p>", f"<p class=mota></p><p>{LEAD}</p>", f"<p class=mota>&nbsp;</p>\n<p>{LEAD}</p>"],
)
def test_kien_giang_puts_the_lead_in_either_of_two_places(lead: str) -> None:
    article = parse_page(kien_giang(lead=lead), "http://x.vn/m/127/1193/Ten-Bai.html", AT)
    assert article is not None
    assert article.published_evidence is not None
    assert (article.title, article.lead, article.body, article.category) == (TITLE, LEAD, BODY, "Kinh tế")
    assert (article.published_at, article.published_evidence.text) == (
        "2022-07-30T09:27:00+07:00",
        "09:27 | 30/07/2022",
    )
    assert article.published_evidence.place == "span.date_pst"


def test_kien_giang_without_date_or_lead() -> None:
    article = parse_page(kien_giang(date="", lead="<p class=mota></p>"), "http://x.vn/m/127/1193/Ten-Bai.html", AT)
    assert article is not None
    assert (article.title, article.lead, article.published_at) == (TITLE, None, None)


def test_the_first_paragraph_may_name_the_source() -> None:
    article = parse_page(
        vnpt(paragraphs("(BTH) - " + PARAGRAPHS[0], *PARAGRAPHS[1:])).replace(LEAD, ""), "http://x.vn/a-123456", AT
    )
    assert article is not None
    assert (article.news_source, article.lead) == ("BTH", None)
    assert article.body.startswith("(BTH) - ")


def test_dien_bien_prints_the_label_even_without_a_date() -> None:
    html = f"<ul><li>{TITLE}</li><li>Thời gian đăng: - Lượt đọc: 9</li><li>{LEAD}</li><li>{paragraphs()}</li></ul>"
    article = parse_page(html, "http://x.vn/T/BAI", AT)
    assert article is not None
    assert (article.title, article.lead, article.body, article.published_at, article.views) == (
        TITLE,
        LEAD,
        BODY,
        None,
        9,
    )


def test_kon_ray_captions_are_whole_sentences() -> None:
    html = (
        f"{WIDGET}<h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[0])}<p><img src='http://media.vn/a.jpg'></p>"
        f"<p>Bà con nạo vét kênh mương ở thôn Đông.</p>{paragraphs(*PARAGRAPHS[1:])}"
    )
    article = parse_page(html, "http://x.vn/vi/Ten-Bai-12.aspx", AT)
    assert article is not None
    assert article.images[0].caption == "Bà con nạo vét kênh mương ở thôn Đông."
    assert article.body == BODY
