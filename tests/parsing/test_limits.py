"""Pages that would keep the parser busy for minutes are not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing import parse_page, read_page
from crawler.parsing.limits import LONGEST_PAGE, MOST_MARKS, is_overloaded
from crawler.records import Page
from tests.parsing.pages import vnpt

URL = "http://x.vn/a-123456"
MANY = " ".join(f"a{number}=1" for number in range(9000))
QUOTED = " ".join(f"a{number}='>\"'" for number in range(9000))
TOO_LARGE = {
    "long": vnpt() + "a" * LONGEST_PAGE,
    "tags": vnpt() + "<" * MOST_MARKS,
    "attributes": vnpt() + f"<div {MANY}>",
    "quoted": vnpt() + f"<div {QUOTED}>",
    "unclosed": vnpt() + f"<div {MANY}",
    "several": vnpt() + f"<div {MANY[: len(MANY) // 2]}>" * 5,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("html", TOO_LARGE.values(), ids=TOO_LARGE.keys())
@pytest.mark.parametrize("encoding", ["", "utf-8", "utf-16"])
def test_too_large_a_page_is_not_read(html: str, encoding: str) -> None:
    page = html.encode(encoding) if encoding else html
    assert read_page(page, URL) == Page("other", URL, URL, "generic", reason="too_large")
    assert parse_page(page, URL) is None


def test_a_long_file_of_another_format_is_still_told_as_such() -> None:
    assert read_page(b"%PDF" + b"<" * LONGEST_PAGE, URL).reason == "not_html"


@pytest.mark.parametrize(
    "extra",
    [
        f"<img src='data:image/png;base64,{'A' * 200_000}'>",
        f"<img src=data:image/png;base64,{'A' * 200_000}>",
        f"<p title='{'một hai ' * 20_000}'>x</p>",
        "<p class='a b' style='c: d'>một hai</p>" * 20_000,
        f"<script>for(i=0;i<n;i++){{x=[{'1, ' * 5000}]}}</script>",
    ],
    ids=["picture", "bare picture", "long value", "many tags", "script"],
)
def test_pictures_and_long_values_inside_tags_are_no_reason_to_refuse(extra: str) -> None:
    assert parse_page(vnpt() + extra, URL) is not None


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["=", '="', "='", "= ", '<a="', "<a ", "<a='\"", "<a b="])
def test_any_markup_is_measured_in_time(piece: str) -> None:
    is_overloaded(piece * min(1_000_000, MOST_MARKS if "<" in piece else 1_000_000))


@given(st.text("<a ='\">/b", max_size=60))
def test_short_pages_are_never_too_large(html: str) -> None:
    assert not is_overloaded(html * 500)
