"""Names of people who do not exist, by the naming habits of a region."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Parts of names; a family name may itself tell men from women (`A`, `Y`)."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    given: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _names(families: str, men: str, women: str, given: str) -> Names:
    """Family names joined with the middle names of men and of women."""

    def joined(middles: str) -> tuple[str, ...]:
        return tuple(f"{family} {middle}" for family in _words(families) for middle in _words(middles))

    return Names(joined(men), joined(women), _words(given))


KINH = _names(
    "Nguyễn Trần Phạm Đỗ Hoàng Ngô Vũ Bùi Dương Đinh Lê Phan Trịnh Cao Lưu",
    "Văn Hữu Đức Xuân Khắc",
    "Thị",
    "Khải Thuận Nhàn Hợi Sửu Tuyết Lĩnh Đoan Phúc Tấn Hiệu Thoa Nghị Mẫn Chuyên Lựu Tường Vịnh Quế Thăng",
)
THAI = _names(
    "Lò Quàng Tòng Lường Cà Điêu Bạc",
    "Văn Bun Ngọc",
    "Thị",
    "Thiện Pánh Ín Xuân Nhói Dương Hặc Biên Lả Chựa Tưởng Inh Dọn Pâng Sương Hiêng",
)
MONG = _names("Vàng Giàng Sùng Mùa Hờ Thào Cứ", "A", "Thị", "Chính Lử Páo Sáng Dế Tủa Nhìa Khua Chống Mỷ Dinh Lầu")
KHMER = Names(
    ("Danh", "Danh Hoàng", "Danh Sóc", "Kim", "Tiên Thanh"),
    ("Thị", "Thị Ngọc", "Kim Thị"),
    _words("Nhịn Phước Riêng Đal Út Chiến Hiền Khum Sương Pha"),
)
CENTRAL = Names(
    ("A",), ("Y",), _words("Thiu Blốp Hlăng Brôi Nghêm Đơng Plik Xuân Rơng Jui Khâm Lực Hnhut Ngoan Brel Thớt")
)


def make_name(pools: tuple[Names, ...], rng: random.Random, woman: bool | None = None) -> str:
    """A whole name; `woman` None leaves the choice open."""
    names = rng.choice(pools)
    is_woman = rng.random() < 0.4 if woman is None else woman
    return f"{rng.choice(names.women if is_woman else names.men)} {rng.choice(names.given)}"
