"""What a replica portal is made of: stories (content), and the truth that a crawl of them must find."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `markup` holds inline HTML when the page shows more than the bare text (Word paste, links)."""

    text: str
    markup: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: Cells


@dataclass(frozen=True, slots=True)
class Footnote:
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`file` is the path on the portal (or a whole URL on another host)."""

    file: str
    caption: str | None = None
    caption_style: str = "none"
    """One of: none, brackets, plain, centred, em, table_row, figcaption, img_title, hinh_anh, credit."""
    alt: str | None = None
    name_as_text: bool = False
    """The file name is printed as text above the caption."""


Block = Paragraph | Heading | Bullets | Table | Footnote | Picture


@dataclass(frozen=True, slots=True)
class File:
    """An attachment: path on the portal, and the name that the page shows."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Story:
    """One news item before any template is put around it."""

    number: int
    title: str
    lead: str | None
    blocks: tuple[Block, ...]
    category: str
    published: datetime | None
    author: tuple[str, ...] = ()
    author_role: str | None = None
    author_style: str = "label"
    """One of: none, label, signature, right, login, generic."""
    news_source: str | None = None
    files: tuple[File, ...] = ()
    traits: frozenset[str] = frozenset()
    """Habits this story shows: nfd, word_paste, nbsp, repeated_lead, source_prefix …"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What the archive must hold of one article; field names as in `crawler.records.Article`."""

    portal_id: str
    url: str
    title: str
    body: str
    lead: str | None = None
    author: str | None = None
    author_role: str | None = None
    published_at: str | None = None
    published_precision: str | None = None
    published_text: str | None = None
    updated_at: str | None = None
    category: str | None = None
    news_source: str | None = None
    has_views: bool = False
    images: tuple[tuple[str, str | None, str | None], ...] = ()
    """url, caption, alt"""
    attachments: tuple[tuple[str, str], ...] = ()
    """url, name"""
    language: str | None = "vi"
    other_urls: tuple[str, ...] = ()
    traits: frozenset[str] = field(default_factory=frozenset)


def body_text(blocks: tuple[Block, ...]) -> str:
    """The body as the archive keeps it: see `crawler.text` for the rules of spaces, lists, tables."""
    return "\n\n".join(text for text in map(_block_text, blocks) if text)


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(text=text) | Heading(text=text) | Footnote(text=text):
            return text
        case Bullets(items=items, ordered=ordered):
            return "\n".join(f"{number}. {item}" if ordered else f"- {item}" for number, item in enumerate(items, 1))
        case Table(rows=rows):
            return "\n".join(" | ".join(row) for row in rows)
        case _:
            return ""
