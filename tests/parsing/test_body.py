"""Body text, pictures, attachments and bylines out of a range of lines."""

from __future__ import annotations

import pytest

from crawler.parsing.body import Composer, Parts
from crawler.parsing.page import Document
from crawler.records import Attachment, Image
from tests.parsing.pages import PARAGRAPHS

URL = "http://x.vn/tin/bai.html"


def read(html: str, *, cut: bool = False, dotted: bool = False) -> Parts:
    doc = Document(f"<div class=b>{html}</div>", URL)
    body = doc.by_class("b")
    assert body is not None
    start, end = doc.span(body)
    return Composer(doc, start, end, cut=cut, dotted_captions=dotted).compose()


def test_paragraphs_breaks_and_headings() -> None:
    assert read("<h3>Mục một</h3><p>a<br>b</p><p>&nbsp;</p><p>c<br><br>d</p>").body == "Mục một\n\na\nb\n\nc\n\nd"


def test_lists_are_numbered_as_printed() -> None:
    html = (
        "<ul><li>một</li><li><p>hai</p></li></ul><p>giữa</p><ol start=3><li>ba</li><li>bốn</li></ol>"
        "<ol start=x><li>năm</li></ol>"
    )
    assert read(html).body == "- một\n- hai\n\ngiữa\n\n3. ba\n4. bốn\n\n1. năm"


def test_a_table_is_one_line_a_row() -> None:
    html = (
        "<table><tr><th>STT</th><th>Xã</th></tr><tr><td><p>1</p></td><td><p>Xã<br>Đông</p><p>Nam</p></td>"
        "</tr><tr><td>2</td><td></td></tr></table>"
    )
    assert read(f"<p>a</p>{html}<p>b</p>").body == "a\n\nSTT | Xã\n1 | Xã Đông Nam\n2 | \n\nb"


def test_a_layout_table_of_one_column_is_paragraphs() -> None:
    assert read("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>").body == "a\n\nb"


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src='/a.jpg'></p><p>(Chú thích ảnh của bài).</p>",
        "<p><img src='/a.jpg'></p><p style='text-align:center'>(Chú thích ảnh của bài).</p>",
        "<p><img src='/a.jpg'></p><p><em>(Chú thích ảnh của bài).</em></p>",
        "<p><img src='/a.jpg'><br>(Chú thích ảnh của bài).</p>",
        "<p style='text-align:center'><img src='/a.jpg'>(Chú thích ảnh của bài).</p>",
        "<figure><img src='/a.jpg'><figcaption>(Chú thích ảnh của bài).</figcaption></figure>",
        "<table><tr><td><img src='/a.jpg'></td></tr><tr><td>(Chú thích ảnh của bài).</td></tr></table>",
        "<div class=img><img src='/a.jpg'><div class=img-title>(Chú thích ảnh của bài).</div></div>",
        "<p><img src='/a.jpg'></p><p>S-p-Tr-ng.jpg</p><p>(Chú thích ảnh của bài).</p>",
        "<p><img src='/a.jpg'>z3348608816418_787efbbf2fa5f99ee1d5b445d75c6711-2-.jpg</p>"
        "<p>(Chú thích ảnh của bài).</p>",
    ],
)
def test_captions_in_all_their_shapes(html: str) -> None:
    parts = read(f"<p>{PARAGRAPHS[0]}</p>{html}<p>{PARAGRAPHS[1]}</p>")
    assert parts.images == [Image("http://x.vn/a.jpg", "(Chú thích ảnh của bài).")]
    assert parts.body == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


@pytest.mark.parametrize(
    ("caption", "dotted", "expected"),
    [
        ("Toàn cảnh buổi làm việc với đoàn công tác", False, True),
        ("Hình ảnh vườn cam của gia đình trước mùa thu hoạch.", False, True),
        ("Bà con thu hoạch lúa trên cánh đồng. Ảnh: T.H", False, True),
        ("Hội nghị đánh giá kết quả sáu tháng đầu năm của huyện.", True, True),
        ("Hội nghị đánh giá kết quả sáu tháng đầu năm của huyện.", False, False),
        ("Hội nghị kết thúc lúc mười giờ. Các đại biểu ra về trong buổi sáng.", True, False),
        ("Các đại biểu thảo luận về những nội dung sau:", False, False),
        ("a" * 301, False, False),
    ],
)
def test_a_plain_line_below_a_picture_is_its_caption_only_if_it_reads_like_one(
    caption: str, dotted: bool, expected: bool
) -> None:
    parts = read(f"<p><img src='/a.jpg'></p><p>{caption}</p><p>{PARAGRAPHS[1]}</p>", dotted=dotted)
    assert (parts.images[0].caption == caption) is expected
    assert (caption in parts.body) is not expected


def test_a_heading_below_a_picture_is_no_caption() -> None:
    parts = read("<p><img src='/a.jpg'></p><p><strong>Kết quả bước đầu</strong></p><h3>Mục</h3>")
    assert parts.images[0].caption is None
    assert parts.body == "Kết quả bước đầu\n\nMục"


def test_pictures_lazy_inline_tiny_and_broken() -> None:
    html = (
        "<img src='data:image/gif;base64,AA' data-src='/lazy 1.jpg#x' alt=' Một  ảnh '>"
        "<img src='data:image/png;base64,AA'>"
        "<img src='/i.gif' width=16><img src='/icons/pdf.png'><img src='http://[x/b.jpg'><img>"
    )
    assert read(html).images == [Image("http://x.vn/lazy%201.jpg", None, "Một ảnh")]


def test_attachments_leave_the_text_and_links_in_sentences_stay() -> None:
    html = (
        f"<p>{PARAGRAPHS[0]} Xem <a href='/k h.docx'>kế hoạch</a>.</p><p><strong>Tài liệu đính kèm:</strong></p>"
        "<ul><li><a href='/q.pdf'>Quyết định</a></li><li><a href='/LinkClick.aspx?fileticket=x'>"
        "<img src=w.gif width=16></a></li><li><a href='/q.pdf'>lại</a></li></ul>"
    )
    parts = read(html)
    assert parts.body == f"{PARAGRAPHS[0]} Xem kế hoạch."
    assert parts.attachments == [
        Attachment("http://x.vn/k%20h.docx", "kế hoạch"),
        Attachment("http://x.vn/q.pdf", "Quyết định"),
        Attachment("http://x.vn/LinkClick.aspx?fileticket=x", "LinkClick.aspx"),
    ]


def test_author_and_source_lines_leave_the_text() -> None:
    parts = read(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>Tác giả: Lò Văn Thử</p><p>Nguồn: Bản tin huyện</p>")
    assert (parts.author, parts.news_source) == ("Lò Văn Thử", "Bản tin huyện")
    assert parts.body == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_a_name_on_the_right_at_the_end_is_the_author() -> None:
    parts = read(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p style='text-align:right'><b>Lò Văn Thử</b></p>")
    assert parts.author == "Lò Văn Thử"
    assert parts.body.endswith(PARAGRAPHS[1])


def test_the_text_ends_where_the_boilerplate_begins() -> None:
    html = f"<p>{PARAGRAPHS[0]}</p><p>Tin liên quan</p><p>{PARAGRAPHS[1]}</p>"
    assert read(html, cut=True).body == PARAGRAPHS[0]
    assert PARAGRAPHS[1] in read(html).body


def test_file_names_without_a_picture_are_no_text() -> None:
    parts = read("<p>a b</p><p>S-p-Tr-ng.jpg</p><p>c d</p>")
    assert (parts.body, parts.images) == ("a b\n\nc d", [])
