"""Vietnamese and English articles are told apart by their words; what neither shows stays unknown."""

from __future__ import annotations

import unicodedata

import pytest

from crawler.parsing.language import language

VIETNAMESE = "Huyện tổ chức lễ ra quân làm đường giao thông, bà con ở bảy xã góp hơn hai nghìn ngày công."
ENGLISH = "The district has opened a new road to the seven communes, and the people of the valley are happy with it."
FRENCH = "Le comité du district a visité trois écoles où les élèves étudient déjà l’été, grâce à l’aide des parents."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VIETNAMESE, "vi"),
        (VIETNAMESE.upper(), "vi"),
        (unicodedata.normalize("NFD", VIETNAMESE), "vi"),
        ("Bế mạc hội xuân", "vi"),
        (f"{VIETNAMESE} {ENGLISH}", "vi"),
        (ENGLISH, "en"),
        (ENGLISH + " Huyện Điện Biên", "en"),
        (FRENCH, None),
        ("Huyen to chuc le ra quan lam duong giao thong, ba con o bay xa gop hon hai nghin ngay cong", None),
        ("Home of the brave", None),
        ("2022 - 12.345", None),
        ("", None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected
