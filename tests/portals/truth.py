"""What a crawl of the replica portals must find: each article with all its fields, and what no record may hold.

Habits of real portals, and where they can be met (D = Điện Biên district, P = its Party committee, K = An Biên,
S = Quỳnh Nhai, R = Kon Rẫy, U = Sông Lam, the portal of an unknown platform):

| habit | where |
| --- | --- |
| today's date in the header, ticker, counters that change with each request | all |
| related items with days of their own, beside and below | all |
| view counter of the article, changing | P U |
| listing pages by query / path / script without address / postback with checked tokens | D P / K U / S / R |
| session ids: `;jsessionid=`, `?sid=` | K, D P R |
| tracking parameters (`utm_*`, `ref`) | D P K S U |
| one article under two paths | all; second category on K S R U, `/T/…` and `/…/View/…` on D P |
| the same article under every `?PageIndex=` | D P |
| syndicated stories with small edits, articles without date or author | all (see `stories`) |
| Word paste, nbsp runs, tables, lists, footnotes | all (see `stories`) |
| file names as text | D P |
| captions: brackets, plain / centred, italics / table row / figcaption, img-title, credit | D P / K / S U / U |
| author by label, with office, two names / signature / right-aligned / login, generic | all / P / K U / D K U |
| PDF and DOCX attachments; `LinkClick.aspx` with Content-Disposition | all; R |
| pictures on another host; blanks and brackets in file names | R U; all |
| documents, notices, directories that are no news | all |
| NFD page | one article of each |
| charset: wrong meta / header only / header without charset, undeclared / BOM | K / P / K S / R |
| gzip, br, chunked | K S U, U, P S R U |
| 301 and 302 / links that end in 404 / soft 404 (status 200) | all / all but K / K U |
| `sitemap.xml` that is an HTML page with status 200 | K |
| 500 at the first request | D P S R U |
| robots.txt with rules and links against them; no robots.txt (404) | all but P; P |
| print views | D P K U |
| endless calendar | D P R U |
| sitemap / sitemap index with gzip files / RSS | S / R / S K |
| `www.` that redirects | D U |
"""

from __future__ import annotations

from tests.portals.model import Truth
from tests.portals.site_index import portal_sites
from tests.portals.site_portal import FORBIDDEN

BOILERPLATE = (
    "Tổng truy cập", "Tổng lượt truy cập", "Tổng số lượt truy cập", "Lượt truy cập", "Đang online", "Đang truy cập",
    "Thống kê truy cập", "Hôm nay:", "Trong tuần:", "Tất cả:", "Tăng tương phản", "Giảm tương phản", "A- A A+",
    "image banner", "image advertisement", "Xem với cỡ chữ", "TIN NỔI BẬT", "Tin nổi bật", "Tin liên quan",
    "Các tin khác", "Tin cùng chuyên mục", "Tin mới đăng", "Tin đọc nhiều", "Liên kết web", "Liên kết trang",
    "Thời gian đăng", "Ngày đăng:", "Lượt đọc", "Lượt xem", "Cập nhật lúc", "Tác giả:", "Bản đồ hành chính",
    "BẢN ĐỒ HÀNH CHÍNH", "Ảnh đẹp huyện", "Đăng nhập", "Quản trị", "Về đầu trang", "Bản quyền thuộc", "Bản in",
    "Chia sẻ:", "Tải về:", "Tài liệu đính kèm", "Tệp đính kèm:", "No title...", "Trang chủ", "Đường dây nóng:",
)  # fmt: skip
"""Phrases of the portals' frames; none stands in a body."""


def truths(switches: frozenset[str] = frozenset()) -> tuple[Truth, ...]:
    """Every article that the portals serve, as the archive must hold it, portal by portal, newest first.

    `url` is the address that listings link, `other_urls` those that answer with the same article (session ids and
    tracking parameters left out). `published_text` is None where nothing is printed.
    """
    return tuple(site.truth(item) for site in portal_sites(switches) for item in site.placed)


def gone(switches: frozenset[str]) -> tuple[Truth, ...]:
    """The articles that `deleted_since` took away, as they were."""
    return tuple(site.truth(item) for site in portal_sites(switches) for item in site.gone)


def page_kinds(switches: frozenset[str] = frozenset()) -> dict[str, str]:
    """URLs of pages that are no articles, each with its kind: `listing` or `other`."""
    return {site.absolute(path): kind for site in portal_sites(switches) for path, kind in site.kinds.items()}


def related_dates(portal_id: str, switches: frozenset[str] = frozenset()) -> frozenset[str]:
    """Days (`YYYY-MM-DD`) that a portal prints beside and below its articles; none is the day of an article."""
    return next(site.related_days() for site in portal_sites(switches) if site.portal_id == portal_id)


def is_forbidden(path: str) -> bool:
    """Whether robots.txt of the portals (but for the one without) refuses a path."""
    return path.startswith(FORBIDDEN)
