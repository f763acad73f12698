"""Stories that come twice: the same text on two portals, and a story after its editors changed it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.portals.model import Block, Paragraph, Picture, Story
from tests.portals.stories import filed_at, story
from tests.portals.stories_places import PLACES
from tests.portals.stories_plan import COPIES, HABITS
from tests.portals.stories_style import byline, old_tones

PortalStory = tuple[str, Story]


def syndicated(seed: int = 1) -> tuple[tuple[PortalStory, PortalStory], ...]:
    """Pairs: a story of `stories()` and its copy, which another portal carries under a number above 900.

    The first pair has the very same body; in the others the copy is edited a little. Trait `syndicated` marks copies.
    """
    return tuple(_pair(*target, *origin, seed) for target, origin in COPIES.items())


def _pair(portal: str, number: int, origin: str, origin_number: int, seed: int) -> tuple[PortalStory, PortalStory]:
    first = story(origin, origin_number, seed)
    return (origin, first), (portal, _copy(first, portal, number, origin, seed))


def _copy(first: Story, portal: str, number: int, origin: str, seed: int) -> Story:
    place, habits = PLACES[portal], HABITS[portal]
    rng = random.Random(f"copy/{seed}/{portal}/{number}")
    lead, blocks = _as_led(first, place.led)
    blocks = [_moved(block, portal, number) for block in blocks]
    if list(COPIES).index((portal, number)):
        blocks = _shortened(blocks, rng)
    filed = filed_at(portal, number, seed)
    author, role, style = byline(place, habits, habits.authors[number % len(habits.authors)], rng)
    title = first.title.rstrip(".") if number % 2 else f"{PLACES[origin].province[5:]}: {first.title.rstrip('.')}"
    return Story(
        number,
        title,
        lead,
        tuple(blocks),
        place.sections[0].name,
        filed if place.dated else None,
        author,
        role,
        style,
        news_source=f"Cổng thông tin điện tử {PLACES[origin].district}" if number % 2 else None,
        traits=frozenset({"syndicated"}),
    )


def _as_led(first: Story, led: bool) -> tuple[str | None, list[Block]]:
    """Lead and blocks as the other portal would mark them: a lead can be a first paragraph there, or the reverse."""
    blocks = list(first.blocks)
    if led and first.lead is None and isinstance(blocks[0], Paragraph):
        return blocks[0].text, blocks[1:]
    if not led and first.lead:
        return None, [Paragraph(first.lead), *blocks]
    return first.lead, blocks


def _moved(block: Block, portal: str, number: int) -> Block:
    """Text loses its disguise, a picture gets the address and the caption style of the other portal."""
    if isinstance(block, Paragraph):
        return Paragraph(block.text) if "\n" not in block.text else block
    if isinstance(block, Picture):
        folder = PLACES[portal].pictures.format(filed_at(portal, number))
        return replace(
            block, file=folder + block.file.rsplit("/", 1)[1], caption_style=_style(block, portal), name_as_text=False
        )
    return block


def _style(block: Picture, portal: str) -> str:
    if block.caption is None:
        return "none"
    if block.caption_style in ("brackets", "credit", "hinh_anh"):
        return block.caption_style
    return "figcaption" if portal == "thixasonglam_gov_vn" else "plain"


def _shortened(blocks: list[Block], rng: random.Random) -> list[Block]:
    """One sentence cut out of a long paragraph, and the tone marks of another one set the older way."""
    long = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.count(". ") > 1]
    for at, change in zip(rng.sample(long, min(2, len(long))), (_without_second, old_tones), strict=False):
        blocks[at] = _changed(blocks[at], change)
    return blocks


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    return Paragraph(change(block.text)) if isinstance(block, Paragraph) else block


def _without_second(text: str) -> str:
    first, _, *rest = text.split(". ")
    return ". ".join([first, *rest])


def edited(one: Story) -> Story:
    """The story as it reads after an edit: one paragraph was put in.

    Identity, day, author and pictures stay; trait `edited` is added.
    """
    rng = random.Random(f"edited/{one.number}/{one.title}")
    blocks = list(one.blocks)
    at = rng.choice([n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text[-1] != ":"])
    correction = (
        "Số liệu trong bài được bổ sung theo báo cáo mới của cơ quan chuyên môn, "
        f"tăng {rng.randint(2, 9)} hộ so với thống kê ban đầu."
    )
    blocks.insert(at + 1, Paragraph(correction))
    return replace(one, blocks=tuple(blocks), traits=one.traits | {"edited"})
