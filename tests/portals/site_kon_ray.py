"""Kon Rẫy, Kon Tum: ASP.NET web forms; lists turn their pages by postback, and the server insists on its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from posixpath import basename

from tests.portals import site_parts as parts
from tests.portals.model import File, Story
from tests.portals.render import Look, attr, blocks_html, byline_html, encoded, esc, files_html, slug, source_html
from tests.portals.site_base import Answer, Request, redirect, view_state_holds
from tests.portals.site_content import file_answer
from tests.portals.site_dien_bien import calendar_answer
from tests.portals.site_feeds import sitemap, sitemap_index
from tests.portals.site_portal import Placed, PortalSite, Section, without_lead
from tests.portals.stories_notices import Notice

PAGER = "ctl00$ContentPlaceHolder1$dsTin$pager"
_TOKENS = (("__VIEWSTATE", "vs"), ("__EVENTVALIDATION", "ev"))
_BOM = b"\xef\xbb\xbf"


class KonRay(PortalSite):
    """No date, no lead; pictures on another host; sitemap index with gzip files; `LinkClick.aspx` attachments."""

    portal_id = "kon_tum_kon_ray"
    host = "konray.kontum.gov.vn"
    title = "Trang thông tin điện tử huyện Kon Rẫy"
    prefix = "kr"
    look = Look(byline="<p>{}</p>", role_dash=" - ", role_end=".")
    has_lead = False
    has_category = True

    def __init__(self, switches: frozenset[str] = frozenset()) -> None:
        self.turned: dict[tuple[str, int], Answer] = {}
        self.tickets: dict[str, str] = {}
        super().__init__(switches)

    def adapt(self, story: Story) -> Story:
        story = without_lead(story)
        return replace(story, files=tuple(map(self._ticket, story.files))) if story.number % 16 == 3 else story

    def _ticket(self, file: File) -> File:
        ticket = slug(basename(file.file))[:18].replace("-", "")
        path = f"/LinkClick.aspx?fileticket={ticket}Xk{len(self.tickets)}&tabid=425"
        self.tickets[path] = file.file
        return File(path, file.name)

    def place(self, story: Story, filed: datetime) -> Placed:
        path = f"/vi/tin-tuc/{slug(story.title)}-{2400 + story.number}.aspx"
        others = (f"/vi/tin-noi-bat/{slug(story.title)}-{2400 + story.number}.aspx",) if story.number % 10 == 6 else ()
        return Placed(story, filed, self.sections[story.category], path, others)

    def listing_path(self, section: Section, page: int) -> str:
        return f"/vi/{section.slug}.aspx"

    def static_path(self, title: str) -> str:
        return f"/vi/gioi-thieu/{slug(title)}.aspx"

    def document_path(self, notice: Notice) -> str:
        return f"/vi/van-ban/Chi-tiet.aspx?vb={notice.number}"

    # Postback

    def answer(self, request: Request) -> Answer:
        if request.method == "POST" and request.path in self._listed:
            return self._post(request)
        return super().answer(request)

    def special(self, request: Request) -> Answer | None:
        return calendar_answer(self, request) if request.path == "/lich-cong-tac" else None

    def _post(self, request: Request) -> Answer:
        form = request.form
        if not self.paged or not form.get("__VIEWSTATE") or form.get("__EVENTTARGET") != PAGER:
            return self.answers[request.path]
        for page in range(1, self._listed[request.path] + 1):
            if all(view_state_holds(form.get(name, ""), f"{kind} {request.path}-{page}") for name, kind in _TOKENS):
                return self._turn(request, page)
        return self._refused("Validation of viewstate MAC failed.")

    def _turn(self, request: Request, page: int) -> Answer:
        """The page of a list that a valid form on page `page` asks for, if that page had a link to it."""
        wanted = request.form.get("__EVENTARGUMENT", "").removeprefix("Page$")
        if wanted.isdecimal() and int(wanted) in _window(page, self._listed[request.path]):
            return self.turned.get((request.path, int(wanted)), self.answers[request.path])
        return self._refused("Invalid postback or callback argument.")

    @staticmethod
    def _refused(message: str) -> Answer:
        page = (
            f"<html><head><title>{message}</title></head><body><h1>Server Error in '/' Application.</h1></body></html>"
        )
        return Answer(page.encode(), 500)

    def listing_page(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> Answer:
        path = self.listing_path(section, 1)
        main = self.listing(section, page, items, pages)
        return self._sent(self._framed(section.name, main, f"./{basename(path)}", f"{path}-{page}"))

    def add_listing(self, section: Section, page: int, answer: Answer) -> None:
        if page == 1:
            super().add_listing(section, page, answer)
        else:
            self.turned[self.listing_path(section, 1), page] = answer

    # Markup

    def page(self, title: str, main: str) -> Answer:
        return self._sent(self.frame(title, main))

    def _sent(self, page: str) -> Answer:
        return Answer(_BOM + page.encode(), chunked=True)

    def dress(self, item: Placed, page: str) -> Answer:
        answer = super().dress(item, page)
        return replace(answer, body=_BOM + answer.body, chunked=item.story.number % 2 == 0)

    def article(self, item: Placed) -> str:
        story = item.story
        newer, older = self.neighbours(item)
        form = '<li><a href="{href}?sid=@@short_sid@@">{title}</a> <span>({day})</span></li>'
        popular = self.rows(self.placed[:5], '<li><a href="{href}">{title}</a> <span>{day}</span></li>')
        section = f'<a href="{self.listing_path(item.section, 1)}">{esc(item.section.name)}</a>'
        return f"""<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li>{section}</li></ol>
<div class="tien-ich"><a href="javascript:coChu(-1)">A-</a> <a href="javascript:coChu(0)">A</a>
<a href="javascript:coChu(1)">A+</a> | <a id="tangtuongphan" href="javascript:void(0)">Tăng tương phản</a>
<a id="giamtuongphan" href="javascript:void(0)">Giảm tương phản</a></div>
<h1 id="ctl00_ContentPlaceHolder1_lblTieuDe">{esc(story.title)}</h1>
<div id="ctl00_ContentPlaceHolder1_divNoiDung">
{blocks_html(story.blocks, self.look)}
{source_html(story)}{files_html(story)}
{byline_html(story, self.look)}
</div>
<h3>Tin liên quan</h3>
<ul>
{self.rows([*newer, *older], form)}
</ul>
<h3><img src="/Content/logo.png" alt="" /><span>Tin nổi bật</span> <span>Tin nổi bật</span></h3>
<ul>
{popular}
</ul>"""

    def listing(self, section: Section, page: int, items: Sequence[Placed], pages: int) -> str:
        form = '<div class="tin"><h4><a href="{href}">{title}</a></h4><span>{filed}</span><p>{lead}</p></div>'
        rows = f"{self.rows(items, form)}\n{self._pager(page, pages)}"
        return f'<h2>{esc(section.name)}</h2>\n<div id="ctl00_ContentPlaceHolder1_dsTin">\n{rows}</div>'

    def _pager(self, page: int, pages: int) -> str:
        if not self.paged or pages == 1:
            return ""
        shown = sorted({page, *_window(page, pages)})
        link = "<td><a href=\"javascript:__doPostBack('{}','Page${}')\">{}</a></td>"
        cells = "".join(
            f"<td><span>{n}</span></td>" if n == page else link.format(PAGER, n, "..." if abs(n - page) == 2 else n)
            for n in shown
        )
        return f'<table class="pgr"><tr>{cells}</tr></table>'

    def frame(self, title: str, main: str, head: str = "") -> str:
        return self._framed(title, main, "", "", head)

    def _framed(self, title: str, main: str, action: str, mark: str, head: str = "") -> str:
        notes = self.notice_rows('<li><a href="{href}">{title}</a> <i>{day}</i></li>')
        side = self.rows(self.placed[6:12], '<li><a href="{href}">{title}</a> <i>{day}</i></li>')
        return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	{esc(title)}
</title><link href="/Content/site.css" rel="stylesheet" type="text/css" />
{parts.style_rules(self.prefix)}
{head}</head>
<body>
<form method="post" action="{attr(action)}" id="aspnetForm">
<div class="aspNetHidden">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="@@viewstate:{mark}@@" />
</div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {{
    theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit();
}}
//]]>
</script>
<div class="aspNetHidden">
<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="CA0B0334" />
<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="@@validation:{mark}@@" />
</div>
<div class="dau-trang"><img src="/Content/banner.jpg" alt="" /><span id="ctl00_lblNgay">@@long_day@@</span>
<input name="ctl00$txtTimKiem" type="text" /><input type="submit" name="ctl00$btnTim" value="Tìm kiếm" /></div>
<ul id="ctl00_menu">
{self.menu("cap1")}
</ul>
<div class="noi-bat"><marquee>{self.ticker}</marquee></div>
<div class="trai">
{main}
</div>
<div class="phai"><h3>Văn bản mới</h3><ul>
{notes}
</ul><h3>Tin đọc nhiều</h3><ul>
{side}
</ul><h3>Liên kết web</h3><ul>
{parts.anchors(parts.WEBLINKS)}
</ul></div>
<div class="chan"><p>{self.title}</p><p>Địa chỉ: Khu trung tâm hành chính. Điện thoại: 02603.555.300</p>
Lượt truy cập: @@hits:551200@@ | Đang online: @@online@@ | <a href="/quan-tri/dang-nhap">Đăng nhập</a></div>
{parts.inline_script(self.prefix)}
</form>
</body>
</html>"""

    # What else there is

    def build(self) -> None:
        self._listed = {self.listing_path(section, 1): self.pages_of(section) for section in self.sections.values()}
        super().build()

    def special_pages(self) -> None:
        for path, file in self.tickets.items():
            answer = file_answer(file)
            disposition = ("Content-Disposition", f'attachment; filename="{basename(file)}"')
            self.answers[encoded(path)] = replace(answer, headers=(*answer.headers, disposition))
        half = len(self.placed) // 2
        names = ("/sitemap-tin-1.xml.gz", "/sitemap-tin-2.xml.gz")
        for name, items in zip(names, (self.placed[:half], self.placed[half:]), strict=True):
            self.add(name, sitemap(self.entries(items), zipped=True))
        self.add("/sitemap.xml", sitemap_index(map(self.absolute, names)))
        self.add("/Default.aspx", redirect("/"))
        self.change(self.placed[8].path, fails_first=True)

    def odd_links(self) -> list[tuple[str, str]]:
        return [
            *super().odd_links(),
            ("Trang cũ", "/Default.aspx"),
            ("Lịch công tác tuần", "/lich-cong-tac?thang=3&nam=2022"),
        ]


def _window(page: int, pages: int) -> list[int]:
    """The pages that a pager on `page` links."""
    return [n for n in range(max(1, page - 2), min(pages, page + 2) + 1) if n != page]
