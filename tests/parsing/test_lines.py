"""One walk: which lines a reader sees, and what each of them knows."""

from __future__ import annotations

from lxml import etree

from crawler.parsing.lines import Line, Walk


def walk(html: str) -> Walk:
    return Walk(etree.fromstring(html, etree.HTMLParser()))


def lines(html: str) -> list[Line]:
    return walk(html).lines


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not() -> None:
    assert texts("<p>một <b>hai</b><i>ba</i></p>bốn<br>năm<div>sáu</div>") == ["một haiba", "bốn", "năm", "sáu"]


def test_a_single_break_keeps_the_paragraph_and_two_end_it() -> None:
    first, second, third = lines("<p>a<br>b<br> <br/>c</p>")
    assert first.block == second.block
    assert second.block != third.block


def test_scripts_styles_and_hidden_elements_show_nothing_but_their_tails_do() -> None:
    html = (
        "<p>a<script>x()</script>b<style>p{}</style>c<span style='display: none'>d<b>e</b></span>f"
        "<noscript>g</noscript></p><div style='visibility:hidden'>h</div>i"
    )
    assert texts(html) == ["abcf", "i"]


def test_links_of_hidden_menus_are_still_collected() -> None:
    assert [a.get("href") for a in walk("<ul style='display:none'><li><a href='/x'>x</a></ul>").anchors] == ["/x"]


def test_shares_of_links_and_slanted_and_strong_text() -> None:
    (line,) = lines("<p><a href='/'>liên kết</a> <em>nghiêng</em> <b>đậm</b> thường</p>")
    assert (line.linked, line.slanted, line.strong, line.plain) == (8, 7, 3, len(line.text) - 8)
    assert [a.get("href") for a in line.anchors] == ["/"]


def test_alignment_comes_from_style_attribute_class_and_parents() -> None:
    html = (
        "<div style='text-align : center'><p>a</p><p style='text-align:right'>b</p></div><p align=right>c</p>"
        "<center>d</center><p class='text-center'>e</p><p>f</p>"
    )
    assert [line.align for line in lines(html)] == ["center", "right", "right", "center", "center", ""]


def test_pictures_make_lines_of_their_own() -> None:
    (line,) = lines("<p><img src=a.jpg><img src=b.jpg></p>")
    assert line.text == ""
    assert [picture.get("src") for picture in line.pictures] == ["a.jpg", "b.jpg"]


def test_spans_of_elements_are_ranges_of_lines() -> None:
    found = walk("<p>a</p><div class=x><p>b</p><p>c</p></div><p>d</p>")
    ((element, _),) = found.classed
    assert (found.first[element], found.last[element]) == (1, 3)


def test_noise_is_what_class_id_or_tag_call_so() -> None:
    html = (
        "<nav>a</nav><div class='box related-news'>b</div><div id=footer><p>c</p></div><div class=navigate-me>d</div>"
    )
    assert [line.noise for line in lines(html)] == [True, True, True, False]
    assert [line.noise for line in lines("<div class='foot-note'>e</div><p class='stags'>f</p>")] == [True, False]


def test_list_and_cell_of_a_line() -> None:
    in_list, in_cell = lines("<ol><li>a</li></ol><table><tr><td>b</td></tr></table>")
    assert in_list.listed is not None
    assert in_list.item is not None
    assert in_list.listed.tag == "ol"
    assert in_cell.cell is not None


def test_runs_of_blanks_and_invisible_characters() -> None:
    assert texts("<p>&nbsp;&nbsp; a&nbsp;\n b\u200b&shy;c </p><p>&nbsp;</p>") == ["a bc"]


def test_a_line_prints_itself_for_debugging() -> None:
    assert repr(lines("<p>a</p>")[0]) == "<Line p 'a'>"
