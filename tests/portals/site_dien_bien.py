"""Điện Biên: the portals of the district and of the Party committee, one .NET MVC software, pages made of `ul > li`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from tests.portals import site_parts as parts
from tests.portals.model import Story
from tests.portals.render import Look, attr, blocks_html, byline_html, byline_text, esc, files_html, slug, source_html
from tests.portals.site_base import Answer, Request, redirect
from tests.portals.site_portal import Placed, PortalSite, Printed, Section, with_lead
from tests.portals.stories_notices import Notice


class DienBien(PortalSite):
    """The district: two forms of address for one article, `?PageIndex=` on articles, file names as text."""

    portal_id = "dien_bien_dien_bien"
    host = "huyendienbien.gov.vn"
    title = "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN ĐIỆN BIÊN"
    prefix = "hdb"
    look = Look(paragraph="<p>{}</p>", picture="<p>{}</p>")
    footer: ClassVar[tuple[str, ...]] = (
        "Ảnh đẹp huyện Điện Biên Thư viện ảnh",
        "Bản đồ hành chính",
        "Liên kết Website",
    )
    counters = True
    charset_meta = '<meta charset="utf-8" />\n'

    def adapt(self, story: Story) -> Story:
        return with_lead(story)

    def place(self, story: Story, filed: datetime) -> Placed:
        name = slug(story.title.replace(", ", "   "))
        upper, mixed = f"/T/{name.upper()}", f"/vanhoa/Tintuc/View/{name}"
        section = self.sections[story.category]
        if story.number % 3:
            return Placed(story, filed, section, upper, (mixed,) if story.number % 7 == 2 else ())
        return Placed(story, filed, section, mixed, (upper,) if story.number % 6 == 0 else ())

    def listing_path(self, section: Section, page: int) -> str:
        name = slug(section.name).replace("-", "")
        return f"/Tintuc/{name}" if page == 1 else f"/Tintuc/{name}?PageIndex={page}"

    def static_path(self, title: str) -> str:
        return f"/Trang/{slug(title)}"

    def document_path(self, notice: Notice) -> str:
        return f"/VanBan/ChiTiet/{notice.number}"

    def printed(self, story: Story) -> Printed | None:
        if story.published is None:
            return None
        precision = "second" if story.published.time().isoformat() != "00:00:00" else "day"
        return Printed(f"{story.published:%d/%m/%Y %I:%M:%S %p}", story.published, precision)

    def special(self, request: Request) -> Answer | None:
        """An article answers under every `PageIndex`: the list below its text turns the page."""
        if request.path == "/lich-cong-tac":
            return calendar_answer(self, request)
        item = self._by_path.get(request.path)
        if item is None or set(request.query) - {"PageIndex", "print"}:
            return None
        if "print" in request.query:
            return self.page("Bản in", blocks_html(item.story.blocks, self.look))
        number = request.query.get("PageIndex", "1")
        page = int(number) if number.isdecimal() and self.paged else 1
        return self.dress(item, self.frame(item.story.title, self.article(item, page)))

    def add_listing(self, section: Section, page: int, answer: Answer) -> None:
        super().add_listing(section, page, answer)
        if page == 1:
            self.add(f"{self.listing_path(section, 1)}?PageIndex=1", answer)

    def special_pages(self) -> None:
        self._by_path = {path: item for item in self.placed for path in (item.path, *item.others)}
        first = self.placed[5]
        self.add(f"/Default.aspx?tin={first.story.number}", redirect(self.absolute(first.path)))
        self.change(self.placed[9].path, fails_first=True)
        self.add("/Tintuc", redirect("/", 302))

    def odd_links(self) -> list[tuple[str, str]]:
        old = [("Tin từ trang cũ", f"/Default.aspx?tin={self.placed[5].story.number}"), ("Tin tức", "/Tintuc")]
        return [*super().odd_links(), *old, ("Lịch công tác", "/lich-cong-tac?thang=6&nam=2022")]

    def article(self, item: Placed, page: int = 1) -> str:
        story = item.story
        return f"""<ul class="ct_tin">
<li class="td"><h1>{esc(story.title)}</h1></li>
<li class="ng">{self._date_line(story)}</li>
{self._text(item)}
</ul>
<div class="in_an"><a href="{attr(item.path)}?print=1"><img src="/Content/logo.png" alt="In trang" /></a></div>
{self._others(item, page)}"""

    def _date_line(self, story: Story) -> str:
        printed = self.printed(story)
        return f"Thời gian đăng: {printed.text if printed else ''}"

    def _text(self, item: Placed) -> str:
        story = item.story
        author = f"<li>{esc(byline_text(story, self.look))}</li>" if story.author else ""
        return f"""<li class="tt">{esc(story.lead or "")}</li>
<div class="nd">
{blocks_html(story.blocks, self.look)}
{source_html(story)}{files_html(story)}
</div>
{author}"""

    def _others(self, item: Placed, page: int) -> str:
        items = self.of(item.section)
        at = items.index(item) + 1 + 5 * (page - 1)
        form = '<li><a href="{href}">{title}</a> ({day})</li>'
        rows = self.rows([*self.neighbours(item)[0], *items[at : at + 5]], form)
        return f'<h3 class="tk">Các tin khác</h3>\n<ul class="ds_khac">{rows}</ul>\n{self._pager(item.path, page, 3)}'

    def _pager(self, path: str, page: int, pages: int) -> str:
        if not self.paged or pages == 1:
            return ""
        links = (
            f'<a href="{attr(path)}?PageIndex={n}"{" class=chon" if n == page else ""}>{n}</a>'
            for n in range(1, pages + 1)
        )
        return f'<div class="trang">{" ".join(links)}</div>'

    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        form = '<li><a href="{href}">{title}</a> <span>({filed})</span><p>{lead}...</p></li>'
        pager = self._pager(self.listing_path(section, 1), page, pages)
        return (
            f'<h2 class="muc">{esc(section.name)}</h2>\n<ul class="ds_tin">\n{self.rows(items, form)}\n</ul>\n{pager}'
        )

    def frame(self, title: str, main: str, head: str = "") -> str:
        form = '<li><a href="{href}?utm_source=trangchu&amp;utm_medium=box">{title}</a> ({day})</li>'
        side = self.rows(self.placed[:6], form)
        notes = self.notice_rows('<li><a href="{href}">{title}</a> ({day})</li>')
        foot = "\n".join(f"<li>{text}</li>" for text in self.footer)
        total = "@@hits:1208844@@" if self.counters else ""
        first = attr(self.listing_path(next(iter(self.sections.values())), 1))
        return f"""<!DOCTYPE html>
<html>
<head>
{self.charset_meta}<title>{esc(title)}</title>
<link href="/Content/site.css" rel="stylesheet" />
<script src="/Scripts/site.js"></script>
{parts.style_rules(self.prefix)}
{parts.inline_script(self.prefix)}
{head}</head>
<body>
<div class="dau"><img src="/Content/banner.jpg" alt="" /><span>@@long_day@@</span></div>
<ul class="thuc_don">
{self.menu("td_muc")}
</ul>
<marquee>{"&nbsp;" * 24}{self.ticker}{"&nbsp;" * 24}</marquee>
<div class="giua">
<div class="ten">{self.title}</div>
{main}
</div>
<div class="phai">
<h3>Tin mới</h3><ul>
{side}
</ul>
<h3>Văn bản mới</h3><ul>
{notes}
</ul></div>
<ul class="duoi">
{foot}
{parts.anchors(parts.WEBLINKS)}
<li>Thống kê truy cập</li>
<li>Tổng truy cập: {total}</li>
<li><a href="{first}?sid=@@short_sid@@">Trang đầu</a></li>
<li><a href="/quan-tri/dang-nhap">Quản trị</a></li>
</ul>
</body></html>"""


class DangBo(DienBien):
    """The Party committee: view counter behind the date, signatures, plain captions; charset in the header only."""

    portal_id = "dien_bien_dang_bo"
    host = "dangbodienbien.vn"
    title = "TRANG THÔNG TIN ĐIỆN TỬ ĐẢNG BỘ TỈNH ĐIỆN BIÊN"
    prefix = "dbd"
    footer = ("BẢN ĐỒ HÀNH CHÍNH", "Liên kết web")
    counters = False
    has_views = True
    charset_meta = ""

    def _date_line(self, story: Story) -> str:
        return f"{super()._date_line(story)} - Lượt đọc: @@views:{20 + story.number * 7}@@"

    def _text(self, item: Placed) -> str:
        story = item.story
        labelled = story.author and story.author_style not in ("signature", "right")
        author = f"<li>{esc(byline_text(story, self.look))}</li>" if labelled else ""
        signed = "" if labelled else byline_html(story, self.look)
        return f"""<li class="tt">{esc(story.lead or "")}</li>
<li class="nd">{blocks_html(story.blocks, self.look)}
{source_html(story)}{signed}
{files_html(story)}</li>
{author}"""

    def dress(self, item: Placed, page: str) -> Answer:
        return replace(super().dress(item, page), chunked=item.story.number % 3 == 0)

    def robots(self) -> str:
        return ""

    def special_pages(self) -> None:
        super().special_pages()
        del self.answers["/robots.txt"]

    def odd_links(self) -> list[tuple[str, str]]:
        return super().odd_links()[1:]


def calendar_answer(site: PortalSite, request: Request) -> Answer:
    """A month of the endless calendar."""
    month, year = request.query.get("thang", "1"), request.query.get("nam", "2022")
    if not (month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12):
        return site.missing(request)
    return site.page("Lịch công tác", parts.calendar(int(year), int(month), site.prefix))
