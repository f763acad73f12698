"""An Biên, Kiên Giang: the provincial CMS (`div.block_tin`, `.date_pst`, `p.mota`, `div.textbody`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tests.portals import site_parts as parts
from tests.portals.model import Story
from tests.portals.render import Look, attr, blocks_html, byline_html, esc, files_html, slug, source_html
from tests.portals.site_base import Answer, redirect
from tests.portals.site_feeds import rss
from tests.portals.site_portal import Placed, PortalSite, Printed, Section
from tests.portals.stories_notices import Notice


class KienGiang(PortalSite):
    """Soft 404 (status 200) for whatever does not exist, sitemap.xml included; `;jsessionid=` in side box links."""

    portal_id = "kien_giang_an_bien"
    host = "anbien.kiengiang.gov.vn"
    title = "Cổng thông tin điện tử huyện An Biên"
    prefix = "kg"
    look = Look(role_dash=" - ")
    first_section = 126
    has_category = True
    missing_status = 200

    def place(self, story: Story, filed: datetime) -> Placed:
        section = self.sections[story.category]
        tail = f"{1100 + story.number}/{slug(story.title)}.html"
        second = (f"/m/{self.first_section + len(self.sections)}/{tail}",) if story.number % 9 == 4 else ()
        return Placed(story, filed, section, f"/m/{section.number}/{tail}", second)

    def listing_path(self, section: Section, page: int) -> str:
        return f"/m/{section.number}" if page == 1 else f"/m/{section.number}/trang-{page}.html"

    def static_path(self, title: str) -> str:
        return f"/p/{slug(title)}.html"

    def document_path(self, notice: Notice) -> str:
        return f"/vb/{notice.number}/{slug(notice.title)}.html"

    def printed(self, story: Story) -> Printed | None:
        if story.published is None:
            return None
        precision = "minute" if story.published.time().isoformat() != "00:00:00" else "day"
        return Printed(f"{story.published:%H:%M | %d/%m/%Y}", story.published.replace(second=0), precision)

    def article(self, item: Placed) -> str:
        story, printed = item.story, self.printed(item.story)
        newer, older = self.neighbours(item)
        others = self.rows([*newer, *older], '<li><a href="{href}">{title}</a> <span class="ngay">({day})</span></li>')
        shares = "".join(f'<a href="{url}{attr(self.absolute(item.path))}">{name}</a> ' for name, url in parts.SHARES)
        return f"""<div class="block_tin">
<h2 class="title_box"><a href="{self.listing_path(item.section, 1)}">{esc(item.section.name)}</a></h2>
<div class="co_chu">Xem với cỡ chữ<a href="javascript:doiCoChu(1)">A</a><a
 class="nho" href="javascript:doiCoChu(-1)">A</a></div>
<h1 class="title_tin">{esc(story.title)}</h1>
<span class="date_pst">{f"({printed.text})" if printed else ""}</span>
{self._lead(story)}
<div class="textbody">
{blocks_html(story.blocks, self.look)}
{source_html(story)}{byline_html(story, self.look)}
{files_html(story)}
</div>
<div class="chia_se">{shares}<a href="{self._print_path(item)}" rel="nofollow">Bản in</a></div>
</div>
<div class="tin_khac"><h3>Tin cùng chuyên mục</h3><ul>
{others}
</ul></div>"""

    @staticmethod
    def _print_path(item: Placed) -> str:
        return f"/print/{item.section.number}/{1100 + item.story.number}.html"

    def _lead(self, story: Story) -> str:
        lead = esc(story.lead or "")
        if lead and story.number % 4 == 0:
            return f'<p class="mota"></p>\n<p>{lead}</p>'
        return f'<p class="mota">{lead}</p>'

    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        form = (
            '<div class="item_tin"><a class="tieude" href="{href}">{title}</a> <span class="date_pst">({filed})</span>'
            '<p class="trichdan">{lead}...</p><a class="chitiet" href="{href}?utm_source=danhmuc">Chi tiết</a></div>'
        )
        rows = f"{self.rows(items, form)}\n{self._pager(section, page, pages)}"
        return f'<div class="block_tin ds"><h2 class="title_box">{esc(section.name)}</h2>\n{rows}</div>'

    def _pager(self, section: Section, page: int, pages: int) -> str:
        if not self.paged or pages == 1:
            return ""
        links = "".join(
            f'<span class="current">{n}</span>' if n == page else f'<a href="{self.listing_path(section, n)}">{n}</a>'
            for n in range(1, pages + 1)
        )
        return f'<div class="phan_trang">Trang: {links}</div>'

    def frame(self, title: str, main: str, head: str = "") -> str:
        side = self.rows(self.placed[:6], '<li><a href="{href};jsessionid=@@sid@@">{title}</a> <i>({day})</i></li>')
        notes = self.notice_rows('<li><a href="{href}">{title}</a> <i>({day})</i></li>')
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1" />
<title>{esc(title)} - {self.title}</title>
<link rel="stylesheet" type="text/css" href="/Content/site.css?v=3" />
<link rel="alternate" type="application/rss+xml" title="RSS" href="/rss/tin-moi.rss" />
<script type="text/javascript" src="/Scripts/site.js"></script>
{parts.style_rules(self.prefix)}
{parts.inline_script(self.prefix)}
{head}</head>
<body>
<div id="top_bar">@@long_day@@ <span class="dt">Đường dây nóng: 02973.555.113</span></div>
<div class="banner"><a href="/"><img src="/Content/banner.jpg" alt="" /></a></div>
<ul class="menu_ngang">
{self.menu("mn_item")}
</ul>
<div class="chay_chu">TIN NỔI BẬT: <marquee scrollamount="3">{self.ticker}</marquee></div>
<div class="ten_cong">{self.title}</div>
<table class="bo_cuc"><tr><td class="cot_giua">
{main}
</td><td class="cot_phai">
<div class="hop"><h3>Tin mới đăng</h3><ul>
{side}
</ul></div>
<div class="hop"><h3>Thông báo - Văn bản mới</h3><ul>
{notes}
</ul></div>
<div class="hop"><h3>Liên kết website</h3><ul>
{parts.anchors(parts.WEBLINKS)}
</ul></div>
<div class="hop"><h3>Thống kê truy cập</h3>Đang truy cập: @@online@@<br />Tổng lượt truy cập: @@hits:4798809@@</div>
</td></tr></table>
<div class="chan_trang"><p>{self.title}</p><p>Bản quyền thuộc UBND huyện An Biên. Điện thoại: 02973.555.100</p>
<a href="#top">Về đầu trang</a> | <a href="/quan-tri/dang-nhap" rel="nofollow">Đăng nhập</a></div>
</body></html>"""

    def dress(self, item: Placed, page: str) -> Answer:
        answer = super().dress(item, page)
        if item.story.number % 5 == 2:
            return replace(answer, content_type="text/html")
        return replace(answer, coding="gzip") if item.story.number % 2 else answer

    def special_pages(self) -> None:
        for item in self.placed:
            story = item.story
            text = f"<h1>{esc(story.title)}</h1>{blocks_html(story.blocks, self.look)}"
            head = "<html><head><title>In bài viết</title></head>"
            self.add(self._print_path(item), f'{head}<body onload="window.print()">{text}</body></html>')
        self.add("/rss/tin-moi.rss", rss(self.title, self.absolute("/"), self.entries(self.placed[:20])))
        self.add("/trang-chu.html", redirect("/"), "other")

    def odd_links(self) -> list[tuple[str, str]]:
        old = [("Trang chủ cũ", "/trang-chu.html"), ("Tin đã gỡ", "/m/126/87/Tin-da-go.html")]
        return [*super().odd_links(), *old]
