"""Disguises: inline HTML that shows the same text in the ways of real pages (Word paste, nbsp runs, entities …)."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from html.entities import codepoint2name

from tests.portals.model import Block, Paragraph

_FONT = '<span style="font-family:&quot;Times New Roman&quot;,serif">'
_NAMED = {chr(code): f"&{name};" for code, name in codepoint2name.items() if code > 160}


def word_paste(text: str, rng: random.Random) -> str:
    """Nested spans of a paste from Word, language marks and the empty `o:p` at the end."""
    words = html.escape(text, quote=False).split(" ")
    cut = rng.randint(1, max(1, len(words) - 1))
    head, tail = " ".join(words[:cut]), " ".join(words[cut:])
    size = '<span style="font-size:14.0pt" lang="VI">'
    return f'<span style="font-size:12pt">{_FONT}{size}{head}</span>{size}\n{tail}</span></span></span><o:p></o:p>'


def split_word(text: str, rng: random.Random) -> str:
    """Single words torn apart by spans: the pieces must be read as one word."""
    words = html.escape(text, quote=False).split(" ")
    for at in rng.sample(range(len(words)), min(4, len(words))):
        if len(words[at]) > 2 and words[at].isalpha():
            cut = rng.randint(1, len(words[at]) - 1)
            words[at] = f'<span lang="VI">{words[at][:cut]}</span><span lang="EN-US">{words[at][cut:]}</span>'
    return " ".join(words)


def entities(text: str, rng: random.Random) -> str:
    """Latin-1 letters as named entities, some other Vietnamese letters as numbers."""
    shown = (
        _NAMED.get(char) or (f"&#{ord(char)};" if ord(char) > 255 and rng.random() < 0.2 else char) for char in text
    )
    return "".join("&amp;" if char == "&" else char for char in shown)


def nbsp(text: str, rng: random.Random) -> str:
    """Non-breaking blanks inside sentences and as indent."""
    words = html.escape(text, quote=False).split(" ")
    gaps = (rng.choice(("&nbsp;", "\u00a0", " &nbsp;", "&nbsp; ")) if rng.random() < 0.25 else " " for _ in words)
    indent = "&nbsp;" * rng.randint(0, 9)
    return indent + "".join(word + gap for word, gap in zip(words, gaps, strict=True))


def indent(text: str, rng: random.Random) -> str:
    """An indent made of non-breaking blanks."""
    return rng.choice(("&nbsp;", "&nbsp; ", "\u00a0")) * rng.randint(5, 9) + html.escape(text, quote=False)


def zero_width(text: str, rng: random.Random) -> str:
    """Invisible characters that copy and paste left behind."""
    words = html.escape(text, quote=False).split(" ")
    for at in rng.sample(range(len(words)), min(3, len(words))):
        words[at] += rng.choice(("\u200b", "&shy;", "\ufeff", "&#8203;"))
    return " ".join(words)


def link(text: str, rng: random.Random) -> str:
    """A few words as a link to another page of the same portal, one word in bold."""
    words = html.escape(text, quote=False).split(" ")
    at = rng.randint(0, max(0, len(words) - 4))
    words[at] = f'<a href="/" title="Trang chủ"><b>{words[at]}</b>'
    last = min(at + 3, len(words) - 1)
    words[last] += "</a>"
    return " ".join(words)


Disguise = Callable[[str, random.Random], str]
DISGUISES: dict[str, Disguise] = {
    "word_paste": word_paste,
    "split_word": split_word,
    "entities": entities,
    "nbsp": nbsp,
    "indent": indent,
    "zero_width": zero_width,
    "link": link,
}


def disguise(blocks: tuple[Block, ...], name: str, rng: random.Random, share: float = 1.0) -> tuple[Block, ...]:
    """The same blocks, a share of their plain paragraphs shown in the disguise `name`."""
    make = DISGUISES[name]
    return tuple(
        Paragraph(block.text, make(block.text, rng))
        if isinstance(block, Paragraph) and block.markup is None and "\n" not in block.text and rng.random() < share
        else block
        for block in blocks
    )
