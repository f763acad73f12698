"""Text in one form: NFC, one space, digests that see words and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.records import Attachment
from crawler.text import duplicate_digest, fold, is_vietnamese, nfc, squeeze, version_digest


@pytest.mark.parametrize(
    ("raw", "squeezed"),
    [
        ("\xa0 Lễ\u200b ra\u2003quân \r\n\t", "Lễ ra quân"),
        ("bà\xadcon\ufeff", "bàcon"),
        ("Đa\u0309ng,đấu tranh ./.", "Đảng,đấu tranh ./."),
        ("a\x00b\x7f\x1fc", "ab c"),
        ("e\u200b\u0301", "é"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("  ", ""),
        ("Lễ \ud83d hội\udc68", "Lễ \ufffd hội\ufffd"),
    ],
)
def test_squeeze(raw: str, squeezed: str) -> None:
    assert squeeze(raw) == squeezed


@given(st.text())
def test_squeeze_is_idempotent_and_nfc(text: str) -> None:
    once = squeeze(text)
    assert squeeze(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert once == once.strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường về Điện Biên ỦY uỷ ủy", "duong ve dien bien uy uy uy"),
        ("Ðảng bộ", "dang bo"),
        (unicodedata.normalize("NFD", "Ngày hội bế mạc"), "ngay hoi be mac"),
        ("ABC xyz 1", "abc xyz 1"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậỳỷỹýỵĐƯỜNGẾ ,.-0")))
def test_fold_keeps_the_length_of_vietnamese(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text).isascii()


def test_nfc() -> None:
    assert nfc("e\u0302\u0301") == "ế"


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("Bế mạc hội xuân", True),
        ("xã Mường Pồn", True),
        ("The district of Điện Biên has opened seven new roads to its communes and villages this year", False),
        ("Le comité a visité des écoles à la forêt", False),
        ("Huyen to chuc le ra quan", False),
        ("123", False),
        ("", False),
    ],
)
def test_is_vietnamese(text: str, vietnamese: bool) -> None:
    assert is_vietnamese(text) is vietnamese


def test_version_digest_sees_words_only() -> None:
    digest = version_digest("Tin", "Mở đầu", "Một.\n\nHai.")
    assert digest == version_digest(" Tin\xa0", "Mở  đầu", "Một.\nHai.")
    assert digest == version_digest("Tin", unicodedata.normalize("NFD", "Mở đầu"), "Một. Hai.")
    assert version_digest("Tin", None, "Một.") == version_digest("Tin", "", "Một.")
    others = [("Tin 2", "Mở đầu", "Một. Hai."), ("Tin", None, "Mở đầu Một. Hai."), ("Tin", "Mở đầu", "Một. Ba.")]
    assert digest not in [version_digest(*other) for other in others]
    assert len(digest) == 64


def test_version_digest_is_fixed_for_good() -> None:
    """printf 'Tin\\n\\nBai' | sha256sum"""
    assert version_digest("Tin", None, "Bai") == "d188b9f7119ea053f009ba9b69e3d3a6b5444dbd2ffe25e431b0702113890488"


def test_duplicate_digest_tells_notices_apart_by_their_files() -> None:
    one, other = Attachment("http://a.gov.vn/f/1.pdf", "Tệp 1"), Attachment("http://a.gov.vn/f/2.pdf", "Tệp 1")
    notice = ("Thông báo", None, "Kèm theo.", "2022-06-10T00:00:00+07:00")
    digest = duplicate_digest(*notice, [one])
    assert digest != duplicate_digest(*notice, [other])
    assert digest != duplicate_digest(*notice, [])
    assert digest != duplicate_digest(*notice[:3], None, [one])
    assert duplicate_digest(*notice, [one, other]) == duplicate_digest(*notice, [other, one])
    assert digest == duplicate_digest(*notice, [Attachment("https://www.a.gov.vn/f/1.pdf?ref=x", "Tải về")])
    assert duplicate_digest(*notice, [Attachment("không rõ", "x")])
