"""From sentences to the blocks of a story: sections, paragraphs, pictures, lists, tables, footnotes."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator

from tests.portals.model import Block, Bullets, Footnote, Heading, Paragraph, Picture, Table
from tests.portals.sentences import Scene, Topic
from tests.portals.sentences_bank import GENERAL, TOPICS
from tests.portals.stories_pictures import SHORTEST_AFTER_BARE
from tests.portals.stories_plan import SHORT

_RANKS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
_SHARES = {"facts": 0.5, "results": 0.22, "voices": 0.15}
_WORDS_A_SENTENCE = 24
Parts = list[tuple[str | None, list[str]]]


def count_words(text: str) -> int:
    """Blank-separated words, that is, Vietnamese syllables."""
    return len(text.split())


def sections(scene: Scene, topic: Topic, others: tuple[str, ...], words: int) -> Parts:
    """Sentences for about `words` words, by section; a long text adds other topics of the portal under headings."""
    if words <= SHORT:
        return [(None, _short(scene, topic, words))]
    topics = [topic, *(TOPICS[name] for name in others if name != topic.name)][: max(1, round(words / 330))]
    parts: Parts = [
        (None if n == 0 else one["heading"][0], _topic_sentences(scene, one, words / len(topics)))
        for n, one in enumerate(topics)
    ]
    outlook = [
        text for key, share in (("hard", 0.06), ("next", 0.1)) for text in _some(scene, GENERAL[key], words * share)
    ]
    parts[-1][1].extend(outlook)
    if words > 300:
        parts[-1][1].extend(list(scene.draw(GENERAL["close"]))[:1])
    return _trimmed(parts, words)


def _topic_sentences(scene: Scene, topic: Topic, words: float) -> list[str]:
    return [text for key, share in _SHARES.items() for text in _some(scene, topic[key], words * share)]


def _some(scene: Scene, templates: tuple[str, ...], words: float) -> list[str]:
    wanted = max(1, round(words / _WORDS_A_SENTENCE))
    return [text for _, text in zip(range(wanted), scene.draw(templates), strict=False)]


def _short(scene: Scene, topic: Topic, words: int) -> list[str]:
    """As many sentences as fit into `words`: of all sentences to start with, the one that fills it best."""
    texts = [text for key in ("facts", "results", "voices") for text in scene.draw(topic[key])]
    choices = (_fill(texts[at:] + texts[:at], words) for at in range(len(texts)))
    return max(choices, key=lambda chosen: sum(map(count_words, chosen)))


def _fill(texts: list[str], words: int) -> list[str]:
    chosen: list[str] = []
    for text in texts:
        if sum(map(count_words, chosen)) + count_words(text) <= words:
            chosen.append(text)
    return chosen


def _trimmed(parts: Parts, words: int) -> Parts:
    """Cut sentences off the longest sections until the whole is not much over `words`."""
    while sum(count_words(text) for _, texts in parts for text in texts) > words + 20:
        longest = max(parts, key=lambda part: len(part[1]))[1]
        longest.pop(len(longest) // 2)
    return parts


def paragraphs(parts: Parts, size: tuple[int, int], headings: bool, rng: random.Random) -> list[Block]:
    """Sentences grouped into paragraphs of `size` sentences."""
    blocks: list[Block] = []
    for heading, texts in parts:
        if heading and headings:
            blocks.append(Heading(heading))
        while texts:
            taken = rng.randint(*size)
            # A last sentence alone would be a very short paragraph: keep it with the others.
            taken = len(texts) if len(texts) - taken == 1 and size[1] > 1 else taken
            blocks.append(Paragraph(" ".join(texts[:taken])))
            texts = texts[taken:]
    return blocks


def with_pictures(blocks: list[Block], pictures: list[Picture]) -> list[Block]:
    """Spread the pictures; one without caption goes before a long paragraph, or is left out."""
    for number, one in enumerate(pictures):
        least = 0 if one.caption else SHORTEST_AFTER_BARE
        free = [at for at in range(1, len(blocks)) if _takes_picture(blocks, at, least)]
        if free:
            blocks.insert(free[number * len(free) // len(pictures)], one)
        elif one.caption:
            blocks.append(one)
    return blocks


def _takes_picture(blocks: list[Block], at: int, least: int) -> bool:
    before, block = blocks[at - 1], blocks[at]
    return isinstance(block, Paragraph) and isinstance(before, Paragraph) and len(block.text) >= least


def extras(scene: Scene, topic: Topic, traits: frozenset[str]) -> list[Block]:
    """Lists, table, enumeration as the traits ask."""
    blocks: list[Block] = []
    if "bullets" in traits or "ordered" in traits:
        blocks += [Paragraph(scene.fill(scene.rng.choice(GENERAL["list_intro"])))]
        blocks += [Bullets(tuple(scene.draw(topic["items"])), "ordered" in traits)]
    if "table" in traits:
        blocks += [Paragraph(scene.fill(scene.rng.choice(GENERAL["table_intro"]))), _table(scene, topic)]
    if "enumeration" in traits:
        blocks += _enumeration(scene)
    return blocks


def footnotes(scene: Scene) -> list[Block]:
    """One or two notes, to stand at the very end."""
    texts = list(scene.draw(GENERAL["footnotes"]))[: scene.rng.randint(1, 2)]
    return [Footnote(f"{number}- {text}") for number, text in enumerate(texts, 1)]


def _enumeration(scene: Scene) -> Iterator[Block]:
    yield Paragraph(scene.fill(scene.rng.choice(GENERAL["tasks_intro"])))
    tasks = list(scene.draw(GENERAL["tasks"]))[: scene.rng.randint(3, len(_RANKS))]
    for rank, text in zip(_RANKS, tasks, strict=False):
        yield Paragraph(f"{rank} là: {text[:1].lower()}{text[1:]}")


def _table(scene: Scene, topic: Topic) -> Table:
    header = tuple(scene.fill(cell.strip()) for cell in topic["columns"][0].split(";"))
    rows = scene.rng.sample(scene.pools["x"], scene.rng.randint(3, 6))
    return Table(
        (header, *((row[:1].upper() + row[1:], *(scene.fill("{#12-2400}") for _ in header[1:])) for row in rows))
    )


def with_breaks(blocks: list[Block], traits: frozenset[str], rng: random.Random) -> list[Block]:
    """Join two paragraphs by a line break (`br`), or by two, which end the paragraph all the same."""
    for trait, shown, kept in (("br", "<br>\n", "\n"), ("paragraph_break", "<br />&nbsp;<br>", "\n\n")):
        pairs = [at for at in range(len(blocks) - 1) if _plain(blocks[at]) and _plain(blocks[at + 1])]
        if trait in traits and pairs:
            at = rng.choice(pairs)
            texts = [block.text for block in blocks[at : at + 2] if isinstance(block, Paragraph)]
            markup = shown.join(html.escape(text, quote=False) for text in texts)
            blocks[at : at + 2] = [Paragraph(kept.join(texts), markup)]
    return blocks


def _plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.markup is None


def with_extras(blocks: list[Block], added: list[Block]) -> list[Block]:
    """Lists and tables before the last paragraph, or behind it if a picture stands right above it."""
    at = len(blocks) - 1
    if at < 1 or isinstance(blocks[at - 1], Picture):
        at = len(blocks)
    return [*blocks[:at], *added, *blocks[at:]]
