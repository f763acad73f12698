"""Which habits the stories of a portal show: the number of the story decides, so that each one surely occurs."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

SHORT, LONG = 90, 2420
"""Target numbers of words (blank-separated) of the shortest and the longest stories."""


@dataclass(frozen=True, slots=True)
class Habits:
    """One portal's habits. A rule `name 4:1` holds for stories whose number leaves 1 when divided by 4."""

    rules: str
    authors: tuple[str, ...]
    roles: tuple[str, ...]
    captions: tuple[str, ...]
    """Caption styles, taken in turn; a leading `+` prints the file name as text too."""
    disguises: tuple[str, ...]
    sentences: tuple[int, int]
    """Least and most sentences of a paragraph."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """Lead prefixes as printed, each with the source it names."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What one story will show."""

    words: int
    author: str
    pictures: int
    disguise: str
    traits: frozenset[str]


COPIES = {
    ("dien_bien_dang_bo", 901): ("dien_bien_dien_bien", 21),
    ("son_la_quynh_nhai", 902): ("dien_bien_dien_bien", 14),
    ("thixasonglam_gov_vn", 903): ("kien_giang_an_bien", 10),
    ("kien_giang_an_bien", 904): ("kon_tum_kon_ray", 25),
    ("dien_bien_dien_bien", 905): ("dien_bien_dang_bo", 20),
    ("kon_tum_kon_ray", 906): ("thixasonglam_gov_vn", 22),
}
"""Syndicated copies: portal and number of the copy, portal and number of the story it was taken from."""
_DATED = "no_date 13:6, midnight 9:4, "
_COMMON = "files 8:3, old_tone 10:8, nfd 23:17, br 12:5, paragraph_break 17:12"
HABITS = {
    "dien_bien_dien_bien": Habits(
        rules=_DATED + "enumeration 4:1, footnote 6:2, table 11:5, bullets 9:4, missing_blank 6:3, headings 7:2",
        authors=("label_role", "label_role", "none", "label_role", "label", "label_two", "label_role", "generic"),
        roles=(
            "Ban Tuyên giáo Huyện ủy",
            "Trung tâm Văn hóa - Truyền thanh huyện",
            "Văn phòng Huyện ủy",
            "VP HĐND và UBND huyện",
        ),
        captions=("+brackets", "+brackets", "brackets", "+plain", "+none"),
        disguises=("", "word_paste", "", "indent", "entities"),
        sentences=(2, 4),
    ),
    "dien_bien_dang_bo": Habits(
        rules=_DATED + "enumeration 3:1, footnote 4:2, table 10:5, bullets 9:7, missing_blank 7:3, headings 8:6",
        authors=("signature", "signature", "label_role", "signature", "none", "signature", "label"),
        roles=(
            "UVTV, Trưởng Ban Dân vận Tỉnh ủy",
            "Phó Trưởng Ban Tuyên giáo Tỉnh ủy Điện Biên",
            "ThS, Giảng viên Trường Chính trị tỉnh",
            "Ủy viên UBKT Tỉnh ủy",
            "Bí thư Đảng ủy xã Mường Khẻo",
        ),
        captions=("+plain", "+plain", "plain", "+brackets", "none"),
        disguises=("indent", "", "word_paste", "", "split_word"),
        sentences=(2, 5),
    ),
    "kien_giang_an_bien": Habits(
        rules=_DATED
        + "bullets 6:2, table 10:7, ordered 11:4, headings 9:8, no_lead 17:9, prefix 12:7, source_label 14:5",
        authors=("none", "none", "none", "right", "none", "none", "label", "none", "generic"),
        roles=("Đài Truyền thanh huyện", "VP Huyện ủy"),
        captions=("centred", "centred", "none", "em"),
        disguises=("nbsp", "nbsp", "nbsp", "word_paste", "nbsp", "zero_width"),
        sentences=(2, 4),
        prefixes=(("(ABO) - ", "ABO"), ("(KGiang.vn) - ", "KGiang.vn")),
        sources=("Báo Miền Biển", "TTXVN"),
    ),
    "son_la_quynh_nhai": Habits(
        rules="repeated_lead 3:1, exact_repeat 6:4, table 7:3, headings 6:5, bullets 8:6, no_lead 19:14, "
        "source_label 15:8, footnote 20:9",
        authors=("label", "label", "none", "label", "label_two", "label", "label_role"),
        roles=("Trung tâm Truyền thông - Văn hóa huyện", "Phòng Văn hóa và Thông tin"),
        captions=("plain", "em", "none", "table_row", "hinh_anh"),
        disguises=("", "indent", "word_paste", "entities", "split_word", ""),
        sentences=(2, 5),
        sources=("Báo điện tử Lòng Hồ", "Cổng thông tin điện tử tỉnh"),
    ),
    "kon_tum_kon_ray": Habits(
        rules="enumeration 7:3, table 9:2, headings 5:4, bullets 8:1, ordered 13:10, title_stop 3:0, "
        "source_label 16:7, footnote 18:5",
        authors=("label_role", "label_role", "label_role", "none", "label_two", "label_role", "label"),
        roles=("BTG Huyện ủy", "BTG Huyện ủy", "Phòng Nội vụ", "VP Huyện ủy"),
        captions=("plain", "plain_stop", "none", "plain_stop", "credit"),
        disguises=("indent", "", "nbsp", "word_paste", "indent", "entities"),
        sentences=(1, 3),
        sources=("TTXVN", "Cổng thông tin huyện bạn"),
    ),
    "thixasonglam_gov_vn": Habits(
        rules=_DATED
        + "table 4:1, ordered 3:2, headings 5:3, bullets 7:4, no_lead 14:10, prefix 3:1, source_label 9:5, "
        "footnote 15:12",
        authors=("label", "login", "right", "none", "generic", "label_two", "label_role"),
        roles=("Trung tâm Văn hóa thị xã", "VP Thị ủy"),
        captions=("figcaption", "credit", "img_title", "none", "hinh_anh", "table_row", "em", "centred", "plain"),
        disguises=("", "word_paste", "", "split_word", "entities", "zero_width", "link", "nbsp"),
        sentences=(1, 2),
        prefixes=(("(SLO)- ", "SLO"), ("(Baosonglam.vn) - ", "Baosonglam.vn"), ("SLP - ", "SLP")),
        sources=("TTXVN", "baosonglam.vn", "Truyền hình Nam Hoan"),
    ),
}
_PLAIN = ("nfd", "old_tone", "missing_blank", "title_stop", "prefix", "source_label", "no_lead", "no_date", "midnight")
"""The traits that the shortest stories may have: those that add no words."""


def plan(portal_id: str, number: int, rng: random.Random) -> Plan:
    """The plan of story `number`."""
    habits = HABITS[portal_id]
    traits = {name for name, modulus, rest in _rules(f"{_COMMON}, {habits.rules}") if number % modulus == rest}
    words = _words(number, rng)
    if words == SHORT:
        traits &= set(_PLAIN)
    if "no_lead" in traits:
        traits -= {"repeated_lead", "exact_repeat", "prefix"}
    disguise = habits.disguises[number % len(habits.disguises)]
    pictures = min(1, number % 2) if words == SHORT else (1, 0, 2, 1, 3)[number % 5] + (2 if words == LONG else 0)
    author = habits.authors[number % len(habits.authors)]
    return Plan(words, author, pictures, disguise, frozenset(traits | {disguise} - {""}))


def _rules(text: str) -> list[tuple[str, int, int]]:
    found = (re.fullmatch(r"(\w+) (\d+):(\d+)", rule.strip()) for rule in text.split(","))
    return [(rule[1], int(rule[2]), int(rule[3])) for rule in found if rule]


def _words(number: int, rng: random.Random) -> int:
    if number % 20 == 3:
        return SHORT
    if number % 40 == 11:
        return LONG
    if number % 20 in (7, 15):
        return rng.randint(700, 1250)
    return rng.randint(150, 280) if number % 20 in (1, 9, 13, 18) else rng.randint(300, 640)
