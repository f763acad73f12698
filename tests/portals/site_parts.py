"""What stands around the news on every portal: menus, weblinks, style sheets, scripts and pages that are no news."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from tests.portals.render import attr, esc

MENU: dict[str, tuple[str, ...]] = {
    "Giới thiệu": (
        "Giới thiệu chung", "Lịch sử hình thành", "Điều kiện tự nhiên", "Đơn vị hành chính", "Danh lam thắng cảnh",
    ),
    "Tổ chức bộ máy": (
        "Cơ cấu tổ chức", "Văn phòng cấp ủy và chính quyền", "Phòng Nội vụ", "Phòng Tài chính", "Phòng Tư pháp",
        "Phòng Nông nghiệp", "Phòng Giáo dục và Đào tạo", "Phòng Văn hóa và Thông tin", "Thanh tra", "Các đoàn thể",
    ),
    "Công dân": (
        "Thủ tục hành chính", "Lịch tiếp công dân", "Hỏi đáp trực tuyến", "Góp ý dự thảo văn bản", "Đường dây nóng",
        "Danh bạ điện thoại", "Sơ đồ cổng thông tin",
    ),
    "Doanh nghiệp": (
        "Thông tin quy hoạch", "Dự án kêu gọi đầu tư", "Công khai ngân sách", "Mua sắm công", "Số liệu thống kê",
    ),
}  # fmt: skip
WEBLINKS = (
    ("Cổng Thông tin điện tử Chính phủ", "https://chinhphu.vn/"), ("Quốc hội", "https://quochoi.vn/"),
    ("Báo điện tử Đảng Cộng sản", "https://dangcongsan.vn/"), ("Cổng dịch vụ công quốc gia", "https://dichvucong.gov.vn/"),
    ("Cơ sở dữ liệu văn bản", "https://vbpl.vn/"), ("Bộ Nội vụ", "https://moha.gov.vn/"),
    ("Bộ Tài chính", "https://mof.gov.vn/"), ("Bộ Y tế", "https://moh.gov.vn/"), ("Báo Nhân Dân", "https://nhandan.vn/"),
    ("Thông tấn xã", "https://vnanet.vn/"), ("Đài Tiếng nói", "https://vov.vn/"), ("Bộ Tư pháp", "https://moj.gov.vn/"),
)  # fmt: skip
SHARES = (
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u="), ("Zalo", "https://zalo.me/share?u="),
    ("Twitter", "https://twitter.com/intent/tweet?url="),
)  # fmt: skip
_PROPERTIES = (
    "margin:0 auto", "padding:4px 8px", "color:#b00000", "background:#f5f5f5 url(/Content/bg.png)", "float:left",
    "width:100%", "font:bold 13px/1.4 Arial,Helvetica,sans-serif", "border-bottom:1px dotted #ccc", "overflow:hidden",
    "text-decoration:none", "line-height:22px", "display:block", "position:relative", "list-style:none", "clear:both",
)  # fmt: skip


def menu_titles() -> tuple[str, ...]:
    """Titles of the pages behind the menu that are no news."""
    return tuple(title for titles in MENU.values() for title in titles)


def anchors(links: Iterable[tuple[str, str]], item: str = '<li><a href="{href}" title="{text}">{text}</a></li>') -> str:
    """Links (text, address) as list items."""
    return "\n".join(item.format(href=attr(href), text=esc(text)) for text, href in links)


def drop_down(heading: str, links: Sequence[tuple[str, str]], classes: str) -> str:
    """One entry of a main menu with its second level."""
    return (
        f'<li class="{classes}"><a href="javascript:void(0)" class="dropdown-toggle">{esc(heading)}</a>'
        f'<ul class="dropdown-menu">\n{anchors(links)}\n</ul></li>'
    )


def style_rules(prefix: str, count: int = 110) -> str:
    """Inline style sheet of a usual length."""
    rng = random.Random(prefix)
    rules = (
        f".{prefix}-{rng.choice(('box', 'item', 'nav', 'tin', 'cot', 'anh'))}{number}"
        f"{rng.choice(('', ' a', ' li', ' h3', ':hover'))}{{{';'.join(rng.sample(_PROPERTIES, 4))}}}"
        for number in range(count)
    )
    return '<style type="text/css">\n' + "\n".join(rules) + "\n</style>"


def inline_script(prefix: str, count: int = 55) -> str:
    """Inline script of a usual length, with addresses and dates in it that mean nothing."""
    rng = random.Random(f"{prefix} script")
    lines = (
        f'  {prefix}_slides.push({{id:{rng.randint(1000, 9999)},src:"/Content/slide/{rng.randint(1, 9)}.jpg",'
        f'stamp:"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/2016",'
        f'speed:{rng.randint(200, 900)},link:"/bai/"+{number}}});'
        for number in range(count)
    )
    return (
        f"<script>\n//<![CDATA[\nvar {prefix}_slides=[];\n(function(){{\n"
        + "\n".join(lines)
        + "\n})();\n//]]>\n</script>"
    )


def directory(title: str, seed: str) -> str:
    """The content of a page that is no news: a table of offices and telephone numbers."""
    rng = random.Random(f"{seed} {title}")
    rows = "".join(
        f"<tr><td>{number}</td><td>{esc(unit)}</td><td>Tầng {rng.randint(1, 4)}, phòng {rng.randint(101, 420)}</td>"
        f"<td>02{rng.randint(10, 99)}.3555.{rng.randint(100, 999)}</td></tr>\n"
        for number, unit in enumerate(rng.sample(MENU["Tổ chức bộ máy"], 8), 1)
    )
    head = "<tr><th>STT</th><th>Đơn vị</th><th>Vị trí</th><th>Điện thoại</th></tr>\n"
    return f'<h2 class="page-title">{esc(title)}</h2>\n<table class="table table-bordered">{head}{rows}</table>'


def calendar(year: int, month: int, prefix: str) -> str:
    """One month of the working calendar, with links to the months before and after, for ever."""
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    days = "".join(
        f'<td><a href="/lich-cong-tac?ngay={day}&amp;thang={month}&amp;nam={year}">{day}</a></td>'
        + ("</tr><tr>" if day % 7 == 0 else "")
        for day in range(1, 29)
    )
    return (
        f'<h2 class="page-title">Lịch công tác tháng {month} năm {year}</h2>\n'
        f'<p><a href="/lich-cong-tac?thang={before[1]}&amp;nam={before[0]}">Tháng trước</a> | '
        f'<a rel="next" href="/lich-cong-tac?thang={after[1]}&amp;nam={after[0]}">Tháng sau</a></p>\n'
        f'<table class="{prefix}-lich"><tbody><tr>{days}</tr></tbody></table>'
    )
