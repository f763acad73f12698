"""Lines that say what they are: labels of dates and views, widgets, file names, and the boilerplate behind an
article."""

from __future__ import annotations

import re
from functools import lru_cache

FILE_NAME = re.compile(r"[\w\-().%,+ ]+\.(?:jpe?g|png|gif|bmp|webp|tiff?)", re.I)
"""A line that is nothing but the file name of a picture."""

DATE_LABEL = re.compile(
    r"(?:thời gian (?:đăng|đưa tin)|ngày (?:đăng(?: tải| bài)?|xuất bản|đưa tin|tạo)|"
    r"đăng (?:ngày|lúc)|được đăng|gửi lúc|"
    r"publish(?:ed)?(?: date| on)?|post(?:ed)? (?:date|on|at))\b|\(\s*\d\d?:\d\d \| ",
    re.I,
)
"""How a line with the article's own publication date begins."""
DATE_LABEL_LINE = re.compile(rf"\n(?:{DATE_LABEL.pattern})", re.I)
"""The same in a text of several lines, each behind a line break."""

WIDGET = re.compile(
    r"xem với cỡ chữ|(?:mặc định )?cỡ chữ\b|tăng tương phản|giảm tương phản|a-\s*a\s*a\+|tương phản\s*:", re.I
)
"""The font size and contrast buttons that stand around a title."""

CONTRAST_WIDGET = re.compile(r"A-\s*A\s*A\+\s*\|?\s*Tăng tương phản\s*Giảm tương phản")

_END = re.compile(
    r"(?:các )?(?:tin|bài|bài viết|tin bài|thông tin|tin tức|văn bản)(?: tức| bài| viết)? "
    r"(?:liên quan|nổi bật|khác|mới(?: hơn| nhất| đăng)?|cũ hơn|đã đưa|đọc nhiều|xem nhiều|tiếp theo|"
    r"cùng (?:chuyên mục|chủ đề|loại))\b|"
    r"(?:tin|thông báo|văn bản)\b.{0,30}\bmới(?: nhất| đăng| ban hành)?\s*:?$|"
    r"những tin (?:mới|cũ) hơn|các (?:tin|bài)(?: đã đưa)?(?: ngày)?\s*:?$|tin tức\s*:?$|"
    r"đọc thêm|xem thêm|cùng chuyên mục|có thể bạn quan tâm|xem theo ngày|"
    r"ý kiến (?:bạn đọc|của bạn)|bình luận|gửi (?:bình luận|ý kiến)|(?:đánh giá|bình chọn)\b.{0,20}$|"
    r"thống kê truy cập|tổng (?:số )?(?:lượt )?truy cập|lượt truy cập|đang (?:online|truy cập)\b|"
    r"số người đang truy cập|bản đồ hành chính|thư viện (?:ảnh|video)|ảnh đẹp\b|quảng cáo\s*$|"
    r"liên kết (?:web|website|site|trang|khác|nhanh|hữu ích)\b|liên kết\s*:?$|"
    r"đăng nhập|về đầu trang|lên đầu trang|gửi email|in (?:trang|bài viết)|bản in\s*$|"
    r"chia sẻ(?: bài viết)?\s*:?$|(?:từ khóa|từ khoá|tags?|thẻ)\s*:|bản quyền\b|copyright\b|©|"
    r"(?:other|related) (?:news|articles|stories)|latest news|read more|leave a comment|you may also like",
    re.I,
)
_END_LENGTH = 90

ATTACHMENT_LABEL = re.compile(
    r"(?:(?:các )?(?:tài liệu|tệp(?: tin)?|tập tin|file|văn bản) (?:đính )?kèm(?: theo)?|tải (?:về|"
    r"xuống|file|tệp)|download|attachments?)\b",
    re.I,
)
"""The heading of an attachment list, or the words before a single attachment."""

VIEWS = re.compile(
    r"(?:lượt (?:đọc|xem)|số lượt (?:đọc|xem)|đã (?:xem|đọc)|lần (?:xem|đọc)|view count|views?)\s*:?\s*(\d[\d.,]*)",
    re.I,
)
_VIEWS_BEHIND = re.compile(r"(?:^|[|\-–(\s])(\d[\d.,]*) (?:lượt (?:xem|đọc)|views)\b", re.I)

_SOFT_404 = re.compile(
    r"(?:trang|bài viết|nội dung|địa chỉ|đường dẫn|liên kết|tin|dữ liệu|tài nguyên|chuyên mục|kết quả)[^.]{0,60}?"
    r"(?:không (?:tồn tại|tìm thấy|có sẵn|còn|hợp lệ|truy cập được)|đã (?:bị )?(?:xóa|xoá|gỡ|di chuyển))|"
    r"không (?:tìm thấy|tồn tại)\b|(?:page |file |resource |was )?not (?:be )?found|"
    r"404\b.{0,20}(?:error|lỗi|not found)|"
    r"^(?:error|lỗi|http)?\s*404\b|(?:lỗi|error)\s*404|does not exist|no longer (?:exists|"
    r"available)",
    re.I,
)
_STATUS_TITLE = re.compile(
    r"(?:status|error|lỗi)\s*(?:[-–:|]|$)|(?:(?:http )?(?:error|lỗi) )?404\b|(?:page )?not found\b|"
    r"(?:không tìm thấy|không tồn tại)(?: (?:trang|nội dung|bài viết|đường dẫn|địa chỉ|dữ liệu)\b|\s*[-–|]|$)|"
    r"(?:trang|nội dung|bài viết)[^-–|.]{0,20} không (?:tồn tại|tìm thấy)",
    re.I,
)


def is_end(text: str) -> bool:
    """Whether a line is the heading of what follows an article: related news, counters, maps, login."""
    return len(text) <= _END_LENGTH and _ends(text)


@lru_cache(maxsize=8192)
def _ends(text: str) -> bool:
    return _END.match(text) is not None and not text.endswith((".", ";", "…"))


@lru_cache(maxsize=8192)
def date_label(text: str) -> re.Match[str] | None:
    """The label of the article's own publication date that a line begins with."""
    return DATE_LABEL.match(text)


def is_file_name(text: str) -> bool:
    """Whether a line is only the file name of a picture: an image marker, never text."""
    return len(text) < 200 and "." in text and FILE_NAME.fullmatch(text) is not None


def views_in(text: str) -> int | None:
    """The view counter in a line, thousands separators removed."""
    return _short_views(text) if len(text) < 200 else _views(text)


def _views(text: str) -> int | None:
    found = VIEWS.search(text) or _VIEWS_BEHIND.search(text)
    digits = re.sub(r"[.,]", "", found[1]) if found else ""
    return int(digits) if digits and len(digits) < 12 else None


_short_views = lru_cache(maxsize=8192)(_views)


@lru_cache(maxsize=8192)
def says_missing(text: str) -> bool:
    """Whether a short text says that the page asked for does not exist."""
    return len(text) < 400 and _SOFT_404.search(text) is not None


def is_status_title(title: str) -> bool:
    """Whether a page's title is that of an error page, not of a story about something missing."""
    return _STATUS_TITLE.match(title) is not None
