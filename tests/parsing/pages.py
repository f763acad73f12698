"""Small pages of our own for the tests of the parsers."""

from __future__ import annotations

PARAGRAPHS = (
    "Sáng nay, lực lượng dân quân xã đã cùng bà con khơi thông hơn ba cây số kênh mương trước khi bước vào vụ mới.",
    "Theo kế hoạch, mỗi thôn cử hai mươi người tham gia, chia làm hai ca; công việc kéo dài đến hết tuần sau.",
    "Ông trưởng thôn cho biết nước đã về tới chân ruộng cuối nguồn, nơi mà ba năm liền phải bơm bằng máy nổ.",
    "Huyện dự kiến hỗ trợ thêm vật liệu để kiên cố hóa đoạn kênh còn lại, dài khoảng tám trăm mét.",
)
TITLE = "Bà con vùng cao chung tay khơi thông kênh mương đầu vụ"
LEAD = "Hơn hai trăm người dân và dân quân đã ra đồng nạo vét kênh mương, chuẩn bị nước cho vụ đông xuân sắp tới."
BODY = "\n\n".join(PARAGRAPHS)
AT = "2023-05-01T00:00:00Z"
MENU = "".join(f'<li><a href="/muc-{number}">Chuyên mục {number}</a></li>' for number in range(8))
RELATED = "".join(
    f'<li><a href="/tin/bai-cu-so-{number}-80000{number}">Một bài viết cũ hơn về đời sống bản làng số {number}</a>'
    f" (1{number}/04/2023)</li>"
    for number in range(5)
)
FOOTER = (
    "<div><p>Tin liên quan</p><ul>"
    + RELATED
    + "</ul><p>Thống kê truy cập</p><p>Đang online: 1</p><p>Tất cả: 1</p></div>"
)


def paragraphs(*texts: str) -> str:
    """Each text as a justified paragraph."""
    return "\n".join(f'<p style="text-align:justify">{text}</p>' for text in texts or PARAGRAPHS)


def page(main: str, head: str = f"<title>{TITLE}</title>") -> str:
    """A page with menu, main part and boilerplate."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><ul>{MENU}</ul><div>{main}</div>{FOOTER}</body></html>"


def vnpt(content: str | None = None, *, head: str = f"<h1>{TITLE}</h1>", extra: str = "") -> str:
    """An article page of VNPT Portal."""
    return page(
        f'<div class="ArticleHeader">{head}</div>{extra}<div class="ArticleSummary">{LEAD}</div>'
        f'<div class="ArticleContent">{paragraphs() if content is None else content}</div>'
    )
