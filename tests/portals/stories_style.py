"""Small habits of writing: bylines, the older place of the tone mark, blanks that are missing after commas."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.portals.model import Block, Bullets, Footnote, Heading, Paragraph, Picture, Table
from tests.portals.stories_places import Place
from tests.portals.stories_plan import Habits

Change = Callable[[str], str]
NOT_PERSONS = {"login": ("admin", "admin admin", "bientap01"), "generic": ("P.V", "PV", "Nhóm P.V", "BBT", "TTXVN")}
"""What stands where the author should, by style; the archive keeps none of them as a person."""
_TONES = {
    "hòa": "hoà",
    "hóa": "hoá",
    "ủy": "uỷ",
    "khỏe": "khoẻ",
    "tòa": "toà",
    "Hòa": "Hoà",
    "Ủy": "Uỷ",
    "xòe": "xoè",
    "họa": "hoạ",
}


def byline(place: Place, habits: Habits, kind: str, rng: random.Random) -> tuple[tuple[str, ...], str | None, str]:
    """Author names, office and style of a byline of one kind (see `Habits.authors`)."""
    role = rng.choice(habits.roles)
    match kind:
        case "none":
            return (), None, "none"
        case "login" | "generic":
            return (rng.choice(NOT_PERSONS[kind]),), None, kind
        case "signature":
            return (place.person(rng),), role, "signature"
        case "label_role":
            return (rng.choice(place.pen_names),), role, "label"
        case "label_two":
            return tuple(rng.sample(place.pen_names, 2)), None, "label"
        case _:
            return (rng.choice(place.pen_names),), None, kind


def old_tones(text: str) -> str:
    """The tone mark on the second vowel (`uỷ`, `hoá`), as older keyboards put it."""
    for new, old in _TONES.items():
        text = text.replace(new, old)
    return text


def without_blanks(block: Block) -> Block:
    """A plain paragraph loses the blank after its first comma."""
    if isinstance(block, Paragraph) and block.markup is None:
        return Paragraph(block.text.replace(", ", ",", 1))
    return block


def restyled(blocks: list[Block], change: Change) -> list[Block]:
    """Every text of the blocks changed."""
    return [_restyle(block, change) for block in blocks]


def _restyle(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(text=text, markup=markup):
            return Paragraph(change(text), None if markup is None else change(markup))
        case Heading(text=text):
            return Heading(change(text))
        case Footnote(text=text):
            return Footnote(change(text))
        case Bullets(items=items):
            return replace(block, items=tuple(map(change, items)))
        case Table(rows=rows):
            return Table(tuple(tuple(map(change, row)) for row in rows))
        case Picture(caption=caption, alt=alt):
            return replace(block, caption=caption and change(caption), alt=alt and change(alt))
