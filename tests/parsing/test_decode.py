"""Bytes become the text that was written, whatever header and meta say of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing.decode import decode, decode_with_name

TEXT = "Huyện tổ chức lễ ra quân làm đường giao thông; bà con ở bảy xã góp hơn hai nghìn ngày công để mở rộng lối đi."
PAGE = f"<html><head><title>Tin</title></head><body><p>{TEXT}</p></body></html>"
HTML_1252 = ("Content-Type", "text/html; charset=windows-1252")


def cp1258(text: str) -> bytes:
    """Windows-1258 as Windows writes it: letters with their own mark, tones as combining marks behind them."""
    out = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in base[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(part for part in base if part not in tone))
        out.append(rest + "".join(tone))
    return "".join(out).encode("cp1258")


def declaring(charset: str, text: str = PAGE) -> str:
    return text.replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">')


@pytest.mark.parametrize(
    "headers", [None, {}, {"content-type": "text/html"}, [HTML_1252], {"Content-Type": "text/html; charset=utf-8"}]
)
def test_utf8_is_believed_first(headers: object) -> None:
    assert decode_with_name(PAGE.encode(), headers) == (PAGE, "utf-8")  # type: ignore[arg-type]
    wrong = declaring("iso-8859-1")
    assert decode(wrong.encode(), headers) == wrong  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_mark_and_utf16(encoding: str) -> None:
    assert decode(PAGE.encode(encoding), [HTML_1252]) == PAGE


@pytest.mark.parametrize("headers", [None, {"Content-Type": "text/html; charset=UTF-8"}, [HTML_1252]])
def test_few_broken_bytes_leave_it_utf8(headers: object) -> None:
    whole = PAGE.encode()
    patched = whole.replace(b"</p>", b"\x96 ph\xf2ng</p>")
    text, name = decode_with_name(patched, headers)  # type: ignore[arg-type]
    assert name == "utf-8"
    assert TEXT in text
    assert text.count("\ufffd") == 2


def test_page_cut_within_a_letter() -> None:
    cut = "<p>Tiếng Việt".encode()[:-2]
    assert decode(cut, {"Content-Type": "text/html; charset=utf-8"}) == "<p>Tiếng Vi\ufffd"


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ([("Content-Type", "text/html; charset=windows-1258")], PAGE),
        (None, declaring("windows-1258")),
        (None, PAGE),
        ([HTML_1252], PAGE),
        ({"content-type": "text/html; charset=utf-8"}, declaring("iso-8859-1")),
        (None, declaring("utf-8")),
    ],
)
def test_windows_1258_declared_or_not(headers: object, page: str) -> None:
    text, name = decode_with_name(cp1258(page), headers)  # type: ignore[arg-type]
    assert (unicodedata.normalize("NFC", text), name) == (page, "cp1258")


@pytest.mark.parametrize("headers", [None, [HTML_1252], [("Content-Type", "text/html; charset=iso-8859-1")]])
def test_western_text_is_windows_1252(headers: object) -> None:
    page = "<p>L’été, le comité a visité trois écoles – où naît déjà l’espoir “à côté” de la forêt.</p>"
    assert decode_with_name(page.encode("cp1252"), headers) == (page, "cp1252")  # type: ignore[arg-type]


def test_header_goes_before_meta() -> None:
    page = declaring("windows-1251", "<html><head></head><p>越南县门户网站新闻</p></html>")
    found = decode_with_name(page.encode("gb18030"), {"Content-Type": "text/html; charset=gb2312"})
    assert found == (page, "gb18030")


NO_CHARSETS = ["hex", "rot13", "unicode_escape", "idna", "punycode", "undefined", "utf-7", "\x00", "x"]


@pytest.mark.parametrize("charset", NO_CHARSETS)
def test_charsets_that_are_none(charset: str) -> None:
    assert decode_with_name(b"\\q\xe9t\xe9", {"Content-Type": f"text/html; charset={charset}"}) == ("\\qété", "cp1252")


def test_empty_body() -> None:
    assert decode_with_name(b"") == ("", "utf-8")


@given(body=st.binary(max_size=300), charset=st.text(max_size=12))
def test_never_raises(body: bytes, charset: str) -> None:
    text, name = decode_with_name(body, [("CONTENT-TYPE", f"text/html; charset={charset}")])
    assert text == decode(body, {"content-type": f"text/html; charset={charset}"})
    assert name


@given(text=st.text(max_size=200))
def test_any_utf8_text_comes_back(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode("utf-8", "ignore")) == text.encode("utf-8", "ignore").decode()
