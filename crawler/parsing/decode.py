"""Bytes of a page to text: what the bytes themselves say goes before what header and meta claim of them.

Half of the portals that declare a charset wrongly send UTF-8, and a page of one CMS often carries a block in another
charset. So UTF-8 is believed whenever it fits, then the header, then the meta element; of the Windows code pages the
Vietnamese one is recognised by its combining tone marks.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Mapping

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding

Headers = Mapping[str, str] | Iterable[tuple[str, str]]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MARKS = tuple(mark for mark, _ in _BOMS)
# Codecs that a page may name; Python's registry also holds some that are no charsets of web pages.
_CHARSET = re.compile(
    r"(?:cp|windows|iso8859|iso-8859|koi8|mac|big5|gb|euc|shift|iso2022|johab|tis|ascii|us-ascii|latin)[\w-]*|hz", re.I
)
_WESTERN = frozenset(("cp1252", "iso8859-1", "latin-1", "ascii", "us-ascii"))
_REPLACED = "\ufffd"
# Text in another charset hardly holds a valid UTF-8 sequence: twice as many as broken bytes is a cut or patched page.
_VALID_PER_BROKEN = 2
_VALID_PER_BROKEN_IF_DECLARED = 1
_SAMPLE = 65_536
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONED = re.compile(f"([A-Za-zăâêôơưĂÂÊÔƠƯ])([{_TONES}])|[{_TONES}]")
_LEAST_TONED = 3


def decode(body: bytes, headers: Headers | None = None) -> str:
    """The text of a page; never raises. What can not be read is U+FFFD."""
    return decode_with_name(body, headers)[0]


def decode_with_name(body: bytes, headers: Headers | None = None) -> tuple[str, str]:
    """The text of a page and the encoding it was read with, under Python's name.

    In this order: byte order mark, UTF-16 by its zero bytes, UTF-8 (also with a few broken bytes), the charset of the
    Content-Type header, that of the meta element, and windows-1258 or windows-1252 by what they would make of it.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    if wide := _wide(body[:512]):
        return body.decode(wide, "replace"), wide
    text = _strictly(body, "utf-8")
    return (text, "utf-8") if text is not None else _decode_doubtful(body, headers)


def plain_utf8(body: bytes) -> str | None:
    """The text of a page that is UTF-8 without a mark and without a fault, as most are; None for any other."""
    if body.startswith(_MARKS) or _wide(body[:512]):
        return None
    return _strictly(body, "utf-8")


def _decode_doubtful(body: bytes, headers: Headers | None) -> tuple[str, str]:
    declared = [name for name in (_header_charset(headers), html_body_declared_encoding(body)) if name]
    text = body.decode("utf-8", "replace")
    least = _VALID_PER_BROKEN_IF_DECLARED if "utf-8" in declared else _VALID_PER_BROKEN
    if _valid_sequences(body, text) >= least * text.count(_REPLACED):
        return text, "utf-8"
    for name in declared:
        if _CHARSET.fullmatch(name) and name not in _WESTERN and (read := _strictly(body, name)) is not None:
            return read, name
    name = "cp1258" if "cp1258" in declared or _sounds_vietnamese(body) else "cp1252"
    return body.decode(name, "replace"), name


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: in mostly Latin text every other byte is zero."""
    if b"\0" not in start:
        return None
    half = len(start) // 2
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else None


def _header_charset(headers: Headers | None) -> str | None:
    pairs = headers.items() if isinstance(headers, Mapping) else headers or ()
    content_type = next((value for name, value in pairs if name.lower() == "content-type"), None)
    return http_content_type_encoding(content_type)


def _valid_sequences(body: bytes, text: str) -> int:
    """How many characters beyond ASCII were read from whole UTF-8 sequences."""
    ascii_bytes = len(body.translate(None, _HIGH))
    return len(text) - ascii_bytes - text.count(_REPLACED)


_HIGH = bytes(range(128, 256))


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (LookupError, UnicodeError):
        return None


def _sounds_vietnamese(body: bytes) -> bool:
    """Whether the bytes read as windows-1258 put tone marks where Vietnamese has them: on vowels, and not elsewhere."""
    toned = stray = 0
    for letter, mark in _TONED.findall(body[:_SAMPLE].decode("cp1258", "replace")):
        if letter and len(unicodedata.normalize("NFC", letter + mark)) == 1:
            toned += 1
        else:
            stray += 1
    return toned >= _LEAST_TONED and toned > 4 * stray
