"""The tree of a page: what libxml2 misreads is put right, and nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsing import parse_page, read_page
from crawler.parsing.page import Document, once, text_of
from tests.parsing.pages import AT, PARAGRAPHS, TITLE, paragraphs, vnpt


def lines(html: bytes | str) -> list[str]:
    return [line.text for line in Document(html, "http://x.vn/").lines]


@pytest.mark.parametrize("html", [b"", b"\0", b" ", "", b"<", b"<!-- -->", '<?xml version="1.0" encoding="utf-16"?>'])
def test_pages_without_text_have_no_lines(html: bytes | str) -> None:
    assert [line for line in lines(html) if line.strip("<\ufffd")] == []


def test_text_behind_an_early_end_of_the_page_is_kept() -> None:
    assert lines("<body><p>trước</p></body></html><div>sau</div>") == ["trước", "sau"]


@pytest.mark.parametrize(
    "end", ["</body></html>", "</BODY>\n</html >\n", "</body>\xa0</html>", "</body\xa0>", "", "</body"]
)
def test_an_end_of_the_page_at_its_end_changes_nothing(end: str) -> None:
    assert lines(f"<body><p>một</p>{end}") == lines(f"<body><p>một</p>{end}".encode()) == ["một"]


def test_bytes_with_a_mark_nul_or_declaration_are_read_like_their_text() -> None:
    text = "<p>Tiếng</p>\xa0Việt<p>hai</body></html><p>sau"
    pages = (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), b'<?xml version="1.0"?>' + text.encode())
    assert {tuple(lines(page)) for page in (*pages, text.replace("<p>h", "<\0p>h").encode(), text)} == {
        ("Tiếng", "Việt", "hai", "sau")
    }


@pytest.mark.parametrize("html", ["<div>một</br>hai</div>", "<div>một</p>hai</div>", "<div><p>một</p>hai</div>"])
def test_words_around_a_stray_end_tag_are_not_glued(html: str) -> None:
    assert lines(html) == ["một", "hai"]


def test_a_declared_encoding_means_nothing_to_text() -> None:
    assert lines('<?xml version="1.0" encoding="utf-16"?><p>Tiếng Việt</p>') == ["Tiếng Việt"]


def test_a_heading_that_libxml2_empties_is_read_like_a_browser_does() -> None:
    article = parse_page(
        vnpt(head="").replace('<div class="ArticleHeader"></div>', f'<h1 class="ArticleHeader"><p>{TITLE}</p></h1>'),
        "http://x.vn/a-123456",
    )
    assert article is not None
    assert article.title == TITLE


def test_mending_happens_once_and_only_for_empty_elements() -> None:
    doc = Document('<h1 class="t"><p>Tên bài</p></h1><p class="e"></p>', "http://x.vn/")
    title = doc.filled("t")
    assert title is not None
    assert text_of(title) == "Tên bài"
    assert doc.mended
    assert not doc.mend()
    assert doc.filled("missing") is None


def test_mending_gives_up_where_the_other_parser_does() -> None:
    doc = Document('<h1 class="t"></h1><p \x01="x">a</p>' + "<div>" * 3000, "http://x.vn/")
    assert doc.filled("t") is not None


def test_elements_are_found_by_whole_class_names() -> None:
    doc = Document("<p class='ab c'>1</p><b class='a\nb'>2</b><i class=b>3</i>", "http://x.vn/")
    assert [text_of(element) for element in doc.all_by_class("b")] == ["2", "3"]
    assert doc.has_class("x", "a")
    assert not doc.has_class("x", "B")
    assert doc.by_class("bc") is None


def test_what_is_known_of_a_page_is_found_out_once_until_it_is_mended() -> None:
    @once
    def texts(page: Document) -> list[str]:
        return [line.text for line in page.lines]

    doc = Document('<title>Một</title><h1 class="t"><p>Tên bài</p></h1>', "http://x.vn/")
    first, title = texts(doc), doc.title
    assert texts(doc) is first
    assert doc.mend()
    assert texts(doc) is not first
    assert (doc.title, doc.text, texts(doc)) == (title, "\nTên bài\n", ["Tên bài"])


def test_the_base_element_and_meta_elements_are_found_anywhere() -> None:
    doc = Document(
        '<body><p>x<meta name="Author" content="a"><base href="http://y.vn/"><title>T</title>', "http://x.vn/"
    )
    assert (doc.meta["author"], doc.base, doc.title) == ("a", "http://y.vn/", "T")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400))
def test_nothing_makes_reading_fail(html: bytes | str) -> None:
    assert read_page(html, "http://x.vn/a-123456", AT).kind in ("article", "listing", "other")


_PIECES = st.sampled_from(
    (
        "<div class='ArticleContent'>", "<div class='ArticleHeader'>", "</div>", "<ul>", "<li>", "</li>",
        "<table>", "<tr>", "<td>",
        "</table>", "<p>", "</p>", "<br>", "<h1>", "</h1>", "<a href='/b-123456'>", "</a>",
        "<img src='a.jpg'>", "<em>", "</em>",
        "Thời gian đăng: 10/06/2022 03:10:13 PM", "<div class='date_pst'>(09:27 | 30/07/2022)</div>",
        "<div class='textbody'>",
        "A- A A+ | Tăng tương phản Giảm tương phản", "Tác giả: Lê Văn Thử", "</html>", "</body>",
        "<ol start='x'>", "<form>",
        "<a href=\"javascript:__doPostBack('p','Page$2')\">2</a>", "<a href='tep.pdf'>",
        "anh.jpg", PARAGRAPHS[0], TITLE, "<figure>",
        "<p class='mota'>", "<script>", "</script>", "<a href='http://[x'>", "<base href='http://[y'>", "<img src='http://[z'>",
    )
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_no_order_of_tags_makes_reading_fail(pieces: list[str]) -> None:
    read_page("".join(pieces), "http://x.vn/T/BAI", AT)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        *("<div>", "<table><tr><td>", "<ul><li>", "<b>", "<p>a", "<a href='/x'>", "<!--", "</p>x", "</br>", "<h1>"),
        *("</body>", "</html>x"),
    ],
)
def test_pathological_nesting_is_read_in_time(piece: str) -> None:
    read_page(piece * 20_000, "http://x.vn/", AT)


def test_paragraph_helper_is_plain_markup() -> None:
    assert lines(paragraphs()) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "html",
    ["<b>" * 2001, "<a href=x>y</a>" * 2001, "<p>" * 20_001, "a" * 150_000],
    ids=["formats", "links", "tags", "long"],
)
def test_pages_that_would_take_long_are_not_mended(html: str) -> None:
    assert not Document('<h1 class="t"><p>Tên bài</p></h1>' + html, "http://x.vn/").mend()
