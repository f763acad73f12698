"""Pictures and attachments: file names as cameras, phones and portals make them, captions in all styles."""

from __future__ import annotations

import random
import re

from tests.portals.model import File, Picture

SHORTEST_AFTER_BARE = 250
"""A picture without caption stands only before a paragraph of so many characters, which is no caption to anybody."""
_CREDITS = ("T.H", "Văn Khải", "CTV", "Thu Lả", "Bạn đọc cung cấp")


def file_name(caption: str, number: int, position: int, rng: random.Random) -> str:
    """A name of one of the habits: Zalo, letters with marks lost, camera, slug, brackets with a blank."""
    match rng.randint(0, 4):
        case 0:
            copy = rng.choice(("", "", "-2-", "-1-"))
            return f"z{rng.randint(3 * 10**12, 6 * 10**12 - 1)}_{rng.getrandbits(128):032x}{copy}.jpg"
        case 1:
            return f"{lost_marks(' '.join(caption.split()[:4]))}-{number}{position}.jpg"
        case 2:
            return f"DSC_{number:02}{position}{rng.randint(0, 9)}.JPG"
        case 3:
            return f"anh-{number}-{position}-{rng.getrandbits(24):06x}.jpg"
        case _:
            return f"{rng.getrandbits(68):017x} ({position + 1}).jpg"


def lost_marks(text: str) -> str:
    """Letters with marks and blanks become hyphens, as an upload form of one platform leaves them."""
    return re.sub(r"[^A-Za-z0-9]", "-", text)


def picture(folder: str, style: str, caption: str, number: int, position: int, rng: random.Random) -> Picture:
    """One picture whose caption is printed in `style` (see `Habits.captions`)."""
    named, style = style.startswith("+"), style.removeprefix("+")
    file = folder + file_name(caption, number, position, rng)
    alt = rng.choice((None, "", caption, f"Ảnh {position + 1}"))
    shown = _shown(style, caption, rng)
    return Picture(file, shown, "plain" if style == "plain_stop" else style, alt, named)


def _shown(style: str, caption: str, rng: random.Random) -> str | None:
    match style:
        case "none":
            return None
        case "brackets":
            return f"({caption}{rng.choice(('', '.'))})" + rng.choice(("", "."))
        case "plain_stop":
            return f"{caption}."
        case "hinh_anh":
            return f"Hình ảnh {caption[:1].lower()}{caption[1:]}"
        case "credit":
            return rng.choice(("{}. Ảnh: {}", "{} (Ảnh: {})", "{}. Ảnh: {}.")).format(caption, rng.choice(_CREDITS))
        case _:
            return caption


def files(folder: str, number: int, rng: random.Random) -> tuple[File, ...]:
    """One to three attached documents."""
    kinds = (
        ("KH", "Kế hoạch số {}/KH-UBND", "pdf"),
        ("QD", "Quyết định số {}/QĐ-UBND", "pdf"),
        ("Phu-luc", "Phụ lục kèm theo công văn {}", "docx"),
        ("bao cao", "Báo cáo số {} (bản Word)", "docx"),
        ("Danh-sach", "", "pdf"),
    )
    chosen = rng.sample(kinds, rng.randint(1, 3))
    return tuple(_file(folder, stem, name, ending, number, rng) for stem, name, ending in chosen)


def _file(folder: str, stem: str, name: str, ending: str, number: int, rng: random.Random) -> File:
    base = f"{stem}-{rng.randint(10, 990)}-{number}.{ending}"
    return File(folder + base, name.format(rng.randint(10, 1900)) or base)
