"""What pages state about themselves in machine-readable form."""

from __future__ import annotations

import json

import pytest

from crawler.parsing.page import Document
from crawler.parsing.structured import Stated, stated


def read(html: str) -> Stated:
    return stated(Document(html, "http://x.vn/"))


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script><p>x</p>'


ARTICLE = {
    "@type": "NewsArticle", "headline": "Tên bài", "description": "Tóm tắt",
    "datePublished": "2023-04-01T08:00:00+07:00",
    "dateModified": "2023-04-02", "author": [{"@type": "Person", "name": "Lò Văn Thử"}, "Mùa Thị Nghiệm"],
    "articleSection": ["Kinh tế"],
}  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}, {**ARTICLE, "@type": ["Thing", "Article"]}],
)
def test_json_ld(value: object) -> None:
    assert read(ld(value)) == Stated(
        title="Tên bài", description="Tóm tắt", published="2023-04-01T08:00:00+07:00", published_place="json-ld",
        updated="2023-04-02", author="Lò Văn Thử; Mùa Thị Nghiệm", category="Kinh tế", is_article=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["{", "[1]", '"x"', '{"@type": 3, "headline": 4}', "[" * 100_000, '{"@graph": ' * 50 + "1" + "}" * 50]
)
def test_json_ld_that_is_none(text: str) -> None:
    assert read(f'<script type="application/ld+json">{text}</script><p>x</p>') == Stated()


def test_the_organisation_is_no_author() -> None:
    assert read(ld({**ARTICLE, "author": {"@type": "Organization", "name": "Cổng thông tin"}})).author is None


def test_breadcrumb_lists_name_the_category() -> None:
    crumbs = [{"name": "Trang chủ"}, {"item": {"name": "Xã hội"}}, {"name": "Tên bài"}, 7]
    both = [{**ARTICLE, "articleSection": None}, {"@type": "BreadcrumbList", "itemListElement": crumbs}]
    assert read(ld(both)).category == "Xã hội"


def test_microdata_and_meta_elements() -> None:
    html = (
        '<meta property="og:title" content="Tên khác"><meta property="og:type" content="article">'
        '<meta name="description" content=" Tóm  tắt "><div itemprop="articleBody"><h1 itemprop="headline">Tên bài</h1>'
        '<time itemprop="datePublished" datetime="2023-04-01">hôm qua</time>'
        '<span itemprop="dateModified">02/04/2023</span></div>'
    )
    assert read(html) == Stated(
        title="Tên bài", description="Tóm tắt", published="2023-04-01", published_place="itemprop=datePublished",
        updated="02/04/2023", is_article=True,
    )  # fmt: skip


def test_a_meta_date_is_the_last_choice() -> None:
    found = read('<meta property="article:published_time" content="2023-04-01T08:00:00+07:00">')
    assert (found.published, found.published_place) == ("2023-04-01T08:00:00+07:00", "meta article:published_time")
