"""Plain text: Unicode form, spaces, folding for matching, and the digests that tell versions and duplicates apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from crawler.records import Attachment
from crawler.urls import url_key

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = re.compile("[\u0300-\u036f]")
# Eth (U+00D0) stands for Đ in text converted from the old Vietnamese 8-bit fonts.
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
# Letters that no other language written in Latin script shares with Vietnamese: ă, đ, ơ, ư and U+1EA0..U+1EF9.
_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_LEAST_SHARE = 0.04


def nfc(s: str) -> str:
    """The text in Unicode Normalization Form C (UAX #15)."""
    return unicodedata.normalize("NFC", s)


def squeeze(s: str) -> str:
    """One line in NFC: each run of whitespace (nbsp included) is one space, ends are bare.

    Zero-width spaces, byte order marks, soft hyphens and control characters vanish: they show nothing on the page.
    Half a surrogate pair, as a cut JSON escape leaves it, becomes U+FFFD: it can not be stored.
    """
    s = s.strip()
    if s.isprintable():
        if "  " not in s:  # of all whitespace only the blank is printable: nothing is left to do, as most often
            return s if s.isascii() else unicodedata.normalize("NFC", s)
    else:
        s = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", s))
    return " ".join((s if s.isascii() else nfc(s)).split())


def fold(s: str) -> str:
    """The text for matching: lower case, without marks, đ as d. Of NFC Vietnamese it keeps the length."""
    if s.isascii():
        return s.lower()
    return nfc(_MARKS.sub("", unicodedata.normalize("NFD", s)).lower().translate(_STROKES))


def is_vietnamese(s: str) -> bool:
    """Whether enough of the text is letters that only Vietnamese uses; Vietnamese typed without marks is not seen."""
    text = nfc(s)
    own = len(_VIETNAMESE.findall(text))
    return own > 0 and own >= _LEAST_SHARE * (len(text) - text.count(" "))


def version_digest(title: str, lead: str | None, body: str) -> str:
    """SHA-256 (hex) of the words of an article: what must differ for a new version."""
    return _digest((title, lead or "", body))


def duplicate_digest(
    title: str, lead: str | None, body: str, published_at: str | None, attachments: Iterable[Attachment]
) -> str:
    """SHA-256 (hex) of what makes a text under another URL of the same portal the same article.

    Attachments count, because notices made from one template may differ in nothing else.
    """
    files = sorted(_file_key(attachment.url) for attachment in attachments)
    return _digest((title, lead or "", body, published_at or "", *files))


def _digest(fields: Iterable[str]) -> str:
    return sha256("\n".join(map(squeeze, fields)).encode("utf-8", "surrogatepass")).hexdigest()


def _file_key(url: str) -> str:
    try:
        return url_key(url)
    except ValueError:
        return url
