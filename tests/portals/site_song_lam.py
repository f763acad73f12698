"""The sixth portal, of a platform that no parser knows: own class names, dates in three shapes, everything by links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tests.portals import site_parts as parts
from tests.portals.model import Block, Picture, Story
from tests.portals.render import Look, attr, blocks_html, byline_html, esc, files_html, slug, source_html
from tests.portals.site_base import Answer, Coding, Request, long_day, redirect
from tests.portals.site_dien_bien import calendar_answer
from tests.portals.site_portal import PAGE_SIZE, Placed, PortalSite, Printed, Section
from tests.portals.stories_notices import Notice

CDN = "http://cdn.songlam-media.vn"
_CODINGS: tuple[Coding, ...] = ("br", "gzip", "")
_ALL = "/tin-tuc/"
_ALL_SIZE = 2 * PAGE_SIZE


class SongLam(PortalSite):
    """No sitemap, no feed; `www.` redirects; br; canonical links; an update label on some; pictures partly on a CDN."""

    portal_id = "thixasonglam_gov_vn"
    host = "thixasonglam.gov.vn"
    title = "Cổng thông tin điện tử thị xã Sông Lam"
    prefix = "sl"
    look = Look(
        paragraph="<p>{}</p>", heading="<h3>{}</h3>", picture='<div class="sl-anh">{}</div>',
        byline='<p class="sl-ky" style="text-align:right"><strong>{}</strong></p>',
    )  # fmt: skip
    has_views = True
    has_category = True

    def adapt(self, story: Story) -> Story:
        return replace(story, blocks=tuple(map(_on_cdn, story.blocks))) if story.number % 2 else story

    def place(self, story: Story, filed: datetime) -> Placed:
        name = f"{slug(story.title).lower()}.html"
        section = self.sections[story.category]
        return Placed(
            story, filed, section, f"/tin-tuc/{name}", (f"/{section.slug}/{name}",) if story.number % 9 == 2 else ()
        )

    def listing_path(self, section: Section, page: int) -> str:
        return f"/{section.slug}/" if page == 1 else f"/{section.slug}/trang-{page}.html"

    def static_path(self, title: str) -> str:
        return f"/thong-tin/{slug(title).lower()}.html"

    def document_path(self, notice: Notice) -> str:
        return f"/van-ban/{notice.number}-{slug(notice.title).lower()}.html"

    def printed(self, story: Story) -> Printed | None:
        day = story.published
        if day is None:
            return None
        midnight = day.time().isoformat() == "00:00:00"
        form = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M", f"{long_day(day.date())}, %H:%M (GMT+7)")[story.number % 3]
        return Printed(f"{day:{form}}", day, "day" if midnight else "minute")

    def _date(self, item: Placed) -> str:
        story, printed = item.story, self.printed(item.story)
        if printed is None:
            return ""
        if story.number % 3 == 0:
            stamp = f'<time datetime="{printed.value:%Y-%m-%dT%H:%M:%S}+07:00">{printed.text}</time>'
        elif story.number % 3 == 1:
            stamp = "Ngày đăng: " + printed.text.replace(" ", "&nbsp;&nbsp;")
        else:
            stamp = printed.text
        update = self._update(item)
        return f"<span>{stamp}</span>" + (f"\n<span>Cập nhật lúc {update:%H:%M, %d/%m/%Y}</span>" if update else "")

    @staticmethod
    def _update(item: Placed) -> datetime | None:
        published = item.story.published
        return published + timedelta(days=1, hours=1) if published and item.story.number % 7 == 5 else None

    def updated_at(self, item: Placed) -> str | None:
        update = self._update(item)
        return f"{update:%Y-%m-%dT%H:%M:00}+07:00" if update else None

    def article(self, item: Placed) -> str:
        story = item.story
        newer, older = self.neighbours(item)
        form = '<li><a href="{href}?utm_source=tinkhac&amp;utm_campaign=cuoibai">{title}</a> <em>({day})</em></li>'
        lead = f'<div class="sl-tomtat"><strong>{esc(story.lead)}</strong></div>' if story.lead else ""
        shares = "".join(f'<a href="{url}{attr(self.absolute(item.path))}">{name}</a> ' for name, url in parts.SHARES)
        section = f'<a href="{self.listing_path(item.section, 1)}">{esc(item.section.name)}</a>'
        return f"""<div class="sl-duongdan"><a href="/">Trang chủ</a> » {section}</div>
<div class="sl-bai">
<h1 class="sl-tenbai">{esc(story.title)}</h1>
<div class="sl-ngaygio">{self._date(item)} <span>Lượt xem: @@views:{100 + 13 * story.number}@@</span></div>
{lead}
<div class="sl-noidung">
{blocks_html(story.blocks, self.look)}
{source_html(story)}{byline_html(story, self.look)}
{files_html(story, "Tải về:")}
</div>
<div class="sl-chiase">Chia sẻ: {shares} <a href="{attr(item.path)}?print=1">Bản in</a></div>
</div>
<div class="sl-khac"><h3>Các tin khác</h3><ul>
{self.rows([*newer, *older], form)}
</ul></div>"""

    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        return self._list(section.name, self.listing_path(section, 1), page, items, pages)

    def _list(self, name: str, path: str, page: int, items: Sequence[Placed], pages: int) -> str:
        form = '<div class="sl-muc"><h2><a href="{href}">{title}</a></h2><span>{filed}</span><p>{lead}...</p></div>'
        paths = {n: path if n == 1 else f"{path}trang-{n}.html" for n in range(1, pages + 1)}
        links = "".join(f"<b>{n}</b>" if n == page else f'<a href="{paths[n]}">{n}</a>' for n in paths)
        pager = f'<div class="sl-sotrang">{links}</div>' if self.paged and pages > 1 else ""
        return f'<div class="sl-tenmuc">{esc(name)}</div>\n{self.rows(items, form)}\n{pager}'

    def frame(self, title: str, main: str, head: str = "") -> str:
        side = self.rows(self.placed[:6], '<li><a href="{href}?ref=moi">{title}</a><small>{day}</small></li>')
        notes = self.notice_rows('<li><a href="{href}">{title}</a><small>{day}</small></li>')
        return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{esc(title)} | {self.title}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/Content/site.css">
{parts.style_rules(self.prefix)}
{head}</head>
<body>
<div class="sl-dinh"><span class="sl-homnay">@@long_day@@</span> <a href="http://www.{self.host}/">Trang chủ</a></div>
<div class="sl-bieungu"><img src="/Content/banner.jpg" alt=""></div>
<ul class="sl-thucdon">
<li><a href="{_ALL}">Tất cả tin</a></li>
{self.menu("sl-cap1")}
</ul>
<div class="sl-chay">{self.ticker}</div>
<div class="sl-khung">
<div class="sl-chinh">
{main}
</div>
<div class="sl-ben">
<h4>Tin mới</h4><ul>
{side}
</ul>
<h4>Thông báo</h4><ul>
{notes}
</ul>
<h4>Liên kết website</h4><ul>
{parts.anchors(parts.WEBLINKS)}
</ul>
<h4>Thống kê truy cập</h4><div>Đang online: @@online@@</div><div>Tổng truy cập: @@hits:73015@@</div>
</div>
</div>
<div class="sl-day"><p>Bản quyền thuộc UBND thị xã Sông Lam.</p><p>Điện thoại: 02383.555.400</p>
<a href="/quan-tri/dang-nhap">Đăng nhập</a> <a href="#">Về đầu trang</a>
<a href="mailto:vanphong@{self.host}">Liên hệ</a></div>
{parts.inline_script(self.prefix)}
</body></html>"""

    def dress(self, item: Placed, page: str) -> Answer:
        canonical = f'<link rel="canonical" href="{self.absolute(item.path)}">\n</head>'
        answer = super().dress(item, page.replace("</head>", canonical, 1))
        coding: Coding = _CODINGS[item.story.number % 3]
        return replace(answer, coding=coding, chunked=item.story.number % 4 == 0)

    def special(self, request: Request) -> Answer | None:
        if request.path == "/lich-cong-tac":
            return calendar_answer(self, request)
        item = self._by_path.get(request.path)
        if item and request.query == {"print": "1"}:
            return self.page("Bản in", f"<h1>{esc(item.story.title)}</h1>{blocks_html(item.story.blocks, self.look)}")
        return None

    def special_pages(self) -> None:
        self._by_path = {item.path: item for item in self.placed}
        pages = -(-len(self.placed) // _ALL_SIZE)
        for page in range(1, pages + 1):
            number = page if self.paged else 1
            items = self.placed[(number - 1) * _ALL_SIZE : number * _ALL_SIZE]
            answer = self.page("Tin tức", self._list("Tin tức", _ALL, number, items, pages))
            self.add(
                _ALL if page == 1 else f"{_ALL}trang-{page}.html",
                answer,
                "listing" if self.paged or page == 1 else None,
            )
        self.add("/tin-tuc", redirect(_ALL))
        self.add("/index.php", redirect("/", 302))
        self.add("/thong-tin/da-chuyen.html", self.not_there(200), "other")
        self.change(self.placed[6].path, fails_first=True)

    def odd_links(self) -> list[tuple[str, str]]:
        old = [
            ("Trang chủ cũ", "/index.php"),
            ("Tin tức", "/tin-tuc"),
            ("Thông tin đã chuyển", "/thong-tin/da-chuyen.html"),
        ]
        return [*super().odd_links(), *old, ("Lịch công tác", "/lich-cong-tac?thang=9&nam=2023")]


def _on_cdn(block: Block) -> Block:
    return replace(block, file=CDN + block.file) if isinstance(block, Picture) else block
