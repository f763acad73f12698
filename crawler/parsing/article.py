"""What a reader found on a page, and the article record made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crawler.dates import ParsedDate, find_date, labelled_dates
from crawler.parsing.body import Composer, Parts
from crawler.parsing.labels import views_in
from crawler.parsing.language import language
from crawler.parsing.lines import Line
from crawler.parsing.page import Document
from crawler.parsing.people import Byline, source_prefix
from crawler.records import Article, DateEvidence
from crawler.urls import canonical_url

_SAMPLE = 2000
"""Characters of the body from which its language is told."""
SHORTEST_BODY = 40
"""Characters below which a page has no article: an empty template, an error message."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date and where on the page it stands."""

    date: ParsedDate
    place: str


@dataclass(slots=True)
class Found:
    """Where a reader found the parts of an article; `start` to `end` are the numbers of the lines of its body."""

    title: str
    start: int
    end: int
    tail: int | None = None
    """The line behind the last one that may still name author, source, files or views; None: the rest of the page."""
    lead: str | None = None
    published: Dated | None = None
    updated: ParsedDate | None = None
    category: str | None = None
    views: int | None = None
    byline: Byline | None = None
    cut: bool = False
    """End the body at the first line of boilerplate (readers that know no container)."""
    dotted_captions: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read: platform id and version of its parser, and how the platform spells and keys addresses."""

    platform: str
    version: str
    article_key: Callable[[str], str | None]
    clean_url: Callable[[str], str]


def same_url(url: str) -> str:
    """`clean_url` of a platform whose addresses carry no noise of their own."""
    return url


def clean_canonical(url: str, clean: Callable[[str], str]) -> str:
    """Canonical form of a page's address without the platform's noise; the address itself if it is none."""
    try:
        return clean(canonical_url(url))
    except ValueError:
        return url


def compose(doc: Document, found: Found) -> Parts:
    """The body and its belongings as `found` delimits them."""
    composer = Composer(doc, found.start, found.end, cut=found.cut, dotted_captions=found.dotted_captions)
    if found.byline is not None:
        composer.parts.take(found.byline)
    return composer.compose(found.tail)


def build(doc: Document, found: Found, reader: Reader) -> Article | None:
    """The record of what was found; None where there is no text to keep."""
    parts = compose(doc, found)
    body = parts.body
    if not found.title or (len(body) < SHORTEST_BODY and not parts.images and not parts.attachments):
        return None
    canonical = clean_canonical(doc.url, reader.clean_url)
    date = found.published.date if found.published else None
    return Article(
        url=doc.url,
        canonical_url=canonical,
        platform=reader.platform,
        title=found.title,
        body=body,
        parser=reader.platform,
        parser_version=reader.version,
        key=reader.article_key(canonical),
        lead=found.lead or None,
        author=parts.author,
        author_role=parts.author_role if parts.author else None,
        published_at=date.value if date else None,
        published_precision=date.precision if date else None,
        published_evidence=DateEvidence(_bare(date.text), found.published.place, date.rule)
        if date and found.published
        else None,
        updated_at=found.updated.value if found.updated else None,
        category=found.category,
        news_source=source_prefix(found.lead or body[:_SAMPLE]) or parts.news_source,
        views=found.views if found.views is not None else parts.views,
        images=tuple(parts.images),
        attachments=tuple(parts.attachments),
        language=language("\n".join((found.title, found.lead or "", body[:_SAMPLE]))),
    )


def _bare(text: str) -> str:
    """A printed date without the brackets around the whole of it."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text


def read_stamp(found: Found, line: Line, captured_at: str | None, place: str) -> None:
    """Take date, update and views from a line that stands where a platform prints them, with or without labels."""
    stamps = labelled_dates(line.text, captured_at)
    for kind, date in stamps:
        if kind == "updated":
            found.updated = found.updated or date
        else:
            found.published = found.published or Dated(date, place)
    if not stamps and found.published is None and (bare := find_date(line.text, captured_at)) is not None:
        found.published = Dated(bare, place)
    if found.views is None:
        found.views = views_in(line.text)
