"""Quỳnh Nhai, Sơn La: VNPT Portal (`ArticleHeader`, `ArticleSummary`, `ArticleContent`); no dates, pager by script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tests.portals import site_parts as parts
from tests.portals.model import Story
from tests.portals.render import Look, blocks_html, byline_html, esc, files_html, slug, source_html
from tests.portals.site_base import Answer, redirect
from tests.portals.site_feeds import rss, sitemap
from tests.portals.site_portal import Placed, PortalSite, Section
from tests.portals.stories_notices import Notice
from tests.portals.switches import REDESIGNED

_INTERVAL = 7_919


class SonLa(PortalSite):
    """RSS by section, one sitemap; some articles answer under a second category, one is moved, two fail at first."""

    portal_id = "son_la_quynh_nhai"
    host = "quynhnhai.sonla.gov.vn"
    title = "Cổng thông tin điện tử huyện Quỳnh Nhai"
    prefix = "qn"
    look = Look(
        paragraph='<p style="text-align:justify"><span style="font-size:14pt">{}</span></p>',
        picture='<div style="text-align:center">{}</div>',
        byline='<p style="text-align:right"><span style="font-size:14pt"><strong>{}</strong></span></p>',
        role_dash=" - ",
    )

    def place(self, story: Story, filed: datetime) -> Placed:
        section = self.sections[story.category]
        name = f"{slug(story.title).lower()}-{self.number(story)}"
        others = (f"/tin-noi-bat/{name}",) if story.number % 8 == 5 else ()
        return Placed(story, filed, section, f"/{section.slug}/{name}", others)

    @staticmethod
    def number(story: Story) -> int:
        """The number at the end of an address."""
        return 612_000 + story.number * _INTERVAL % 99_991

    def listing_path(self, section: Section, page: int) -> str:
        return f"/{section.slug}" if page == 1 else f"/{section.slug}?page={page}"

    def document_path(self, notice: Notice) -> str:
        return f"/van-ban-chi-dao/chi-tiet/{notice.number}"

    def article(self, item: Placed) -> str:
        newer, older = self.neighbours(item)
        form = '<div class="item"><div class="Title"><a href="{href}">{title}</a></div><span>({day})</span></div>'
        others = self.rows([*newer, *older], form)
        write = self._new_article if REDESIGNED in self.switches else self._article
        return f"""{write(item.story)}
<div class="ArticleList"><div class="CatTitle">Tin tức</div>
{others}
</div>"""

    def _article(self, story: Story) -> str:
        lead = f'<div class="ArticleSummary">{esc(story.lead)}</div>' if story.lead else ""
        return f"""<div class="ArticleDetail">
<h1 class="ArticleHeader">{esc(story.title)}</h1>
{lead}
<div class="ArticleContent">{self._text(story)}</div>
</div>"""

    def _text(self, story: Story) -> str:
        return f"""
{blocks_html(story.blocks, self.look)}
<p>&nbsp;</p>
{source_html(story)}{files_html(story, "Tệp đính kèm:")}
{byline_html(story, self.look)}
"""

    def _new_article(self, story: Story) -> str:
        lead = f'<p class="bai-viet__sapo"><strong>{esc(story.lead)}</strong></p>' if story.lead else ""
        return f"""<article class="bai-viet" id="noi-dung-chinh">
<header><h2 class="bai-viet__ten">{esc(story.title)}</h2></header>
{lead}
<section class="bai-viet__than">{self._text(story)}</section>
</article>"""

    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        form = (
            '<div class="ArticleInMenu"><div class="Title"><a href="{href}">{title}</a></div>'
            '<div class="Date">{filed}</div><div class="Summary">{lead}...</div></div>'
        )
        return f'<div class="CatTitle">{esc(section.name)}</div>\n{self.rows(items, form)}\n{self._pager(page, pages)}'

    def _pager(self, page: int, pages: int) -> str:
        if not self.paged or pages == 1:
            return ""
        link = '<a class="page-link" href="javascript:void(0)">{}</a></li>'
        items = "".join(
            f'<li class="page-item{" active" if n == page else ""}" data-page="{n}">{link.format(n)}'
            for n in range(1, pages + 1)
        )
        last = f'<li class="page-item" data-page="{pages}">{link.format("&gt;&gt;")}'
        return f'<ul class="pagination">{items}{last}</ul>'

    def frame(self, title: str, main: str, head: str = "") -> str:
        return (self._new_frame if REDESIGNED in self.switches else self._frame)(title, main, head)

    def _frame(self, title: str, main: str, head: str) -> str:
        form = '<div class="Title"><a href="{href}?ref=box">{title}</a> <span>({day})</span></div>'
        side = self.rows(self.placed[:6], form)
        notes = self.notice_rows('<li><a href="{href}">{title}</a> <span class="date">({day})</span></li>')
        feeds = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="/rss/{section.slug}.rss" />\n'
            for section in self.sections.values()
        )
        return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<title>{esc(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
{feeds}<link href="/Content/site.css" rel="stylesheet" />
{parts.style_rules(self.prefix, 150)}
{head}</head>
<body>
<div id="header"><img alt="image banner" src="/Content/banner.jpg" />
<div class="today">Hôm nay, @@long_day@@</div></div>
<nav class="navbar"><ul class="nav">
{self.menu("nav-item")}
</ul></nav>
<div class="runtext"><marquee>{self.ticker}</marquee></div>
<div id="main"><div class="col-md-9">
{main}
</div>
<div class="col-md-3">
<div class="box"><img alt="image advertisement" src="/Content/logo.png" /></div>
<div class="box ArticleList"><div class="CatTitle">Tin nổi bật</div>
{side}
</div>
<div class="box"><div class="CatTitle">Thông báo</div><ul>
{notes}
</ul></div>
<div class="box"><div class="CatTitle">Liên kết trang</div><ul>
{parts.anchors(parts.WEBLINKS)}
</ul></div>
<div class="box">No title... No title...</div>
<div class="box"><div class="CatTitle">Thống kê truy cập</div>
<ul><li>Đang online: <b>@@online@@</b></li><li>Hôm nay: <b>@@hits:211@@</b></li>
<li>Trong tuần: <b>@@hits:3418@@</b></li><li>Tất cả: <b>@@hits:912004@@</b></li></ul></div>
<a href="/quan-tri/dang-nhap">Đăng nhập</a>
</div></div>
<div id="footer">{self.title}<br />Trưởng Ban biên tập: Văn phòng HĐND và UBND huyện.
Điện thoại: 02123.555.200 <a href="/rss">RSS</a></div>
{parts.inline_script(self.prefix, 70)}
</body></html>"""

    def _new_frame(self, title: str, main: str, head: str) -> str:
        side = self.rows(self.placed[:6], '<li class="the"><a href="{href}">{title}</a><time>{day}</time></li>')
        return f"""<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8" />
<title>{esc(title)} | Quỳnh Nhai</title>
{parts.style_rules("qnm", 160)}
{head}</head>
<body class="giao-dien-moi">
<div class="dau-trang"><a href="/">{self.title}</a><span>@@long_day@@</span></div>
<ul class="thanh-dieu-huong">
{self.menu("muc")}
</ul>
<main class="khung">
{_renamed(main)}
</main>
<div class="cot-ben"><h3>Tin nổi bật</h3><ul>{side}</ul>
<h3>Liên kết trang</h3><ul>{parts.anchors(parts.WEBLINKS)}</ul></div>
<div class="cuoi-trang">Tổng số lượt truy cập: @@hits:912004@@ <a href="/quan-tri/dang-nhap">Đăng nhập</a></div>
{parts.inline_script("qnm", 70)}
</body></html>"""

    def dress(self, item: Placed, page: str) -> Answer:
        answer = super().dress(item, page)
        if item.story.number % 4 == 1:
            return replace(answer, content_type="text/html")
        return replace(answer, chunked=item.story.number % 4 == 3, coding="gzip" if item.story.number % 2 else "")

    def add_listing(self, section: Section, page: int, answer: Answer) -> None:
        super().add_listing(section, page, answer)
        if page == 1:
            self.add(f"/{section.slug}?page=1", answer)

    def special_pages(self) -> None:
        for section in self.sections.values():
            path = f"/rss/{section.slug}.rss"
            self.add(path, rss(self.title, self.absolute(path), self.entries(self.of(section))))
        links = parts.anchors((section.name, f"/rss/{section.slug}.rss") for section in self.sections.values())
        self.add("/rss", self.page("RSS", f"<h2>Kênh RSS</h2><ul>{links}</ul>"), "other")
        self.add("/sitemap.xml", sitemap(self.entries(self.placed)))
        self.add(self._old_path, redirect(self.absolute(self.placed[7].path)))
        self.change(self.placed[13].path, fails_first=True)
        self.change(self.listing_path(next(iter(self.sections.values())), 1), fails_first=True)

    @property
    def _old_path(self) -> str:
        moved = self.placed[7]
        return f"/1303/31083/75120/{self.number(moved.story)}/{moved.section.slug}/bai-viet"

    def odd_links(self) -> list[tuple[str, str]]:
        return [*super().odd_links(), ("Tin cũ", self._old_path), ("Trang đã xóa", "/tin-tuc/bai-da-xoa-100001")]


_NEW_NAMES = {"ArticleList": "xem-them", "CatTitle": "tieu-de-khoi", "ArticleInMenu": "the-tin", '"Title"': '"ten"'}


def _renamed(main: str) -> str:
    """The markup of lists with the class names of the new design."""
    for old, new in _NEW_NAMES.items():
        main = main.replace(old, new)
    return main
