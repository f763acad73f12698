"""What a page says about itself in machine-readable form: JSON-LD, microdata, OpenGraph and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

from crawler.parsing.page import Document, text_of
from crawler.text import squeeze

_ARTICLE_TYPES = re.compile(r"(?:News|Blog|Opinion|Analysis|Review)(?:News)?Article|Article|BlogPosting|Report")
_PUBLISHED = ("article:published_time", "pubdate", "datepublished", "date.created", "dc.date.issued", "publishdate")
_MOST = 200_000
"""JSON-LD longer than this (characters) is data, not a description of the page."""


@dataclass(slots=True)
class Stated:
    """Fields that a page states about itself; `published_place` says where."""

    title: str | None = None
    description: str | None = None
    published: str | None = None
    published_place: str = ""
    updated: str | None = None
    author: str | None = None
    category: str | None = None
    is_article: bool = False


def stated(doc: Document) -> Stated:
    """Gather the fields, JSON-LD before microdata before meta elements."""
    found = Stated()
    for node in _json_ld(doc):
        _from_json(found, node)
    _from_microdata(found, doc)
    _from_meta(found, doc)
    return found


def _json_ld(doc: Document) -> Iterator[Mapping[str, Any]]:
    for script in doc.walk.scripts:
        text = script.text
        if text and "ld+json" in (script.get("type") or "") and len(text) < _MOST:
            try:
                yield from _nodes(json.loads(text, strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list) and depth < 4:
        for member in value:
            yield from _nodes(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        if "@graph" in value and depth < 4:
            yield from _nodes(value["@graph"], depth + 1)


def _from_json(found: Stated, node: Mapping[str, Any]) -> None:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(name, str) and _ARTICLE_TYPES.fullmatch(name) for name in names):
        found.is_article = True
        found.title = found.title or _string(node.get("headline")) or _string(node.get("name"))
        found.description = found.description or _string(node.get("description"))
        if not found.published and (date := _string(node.get("datePublished"))):
            found.published, found.published_place = date, "json-ld"
        found.updated = found.updated or _string(node.get("dateModified"))
        found.author = found.author or _names(node.get("author"))
        found.category = found.category or _string(node.get("articleSection"))
    elif "BreadcrumbList" in names:
        found.category = found.category or _last_crumb(node.get("itemListElement"), found.title)


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return squeeze(value) or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    members = value if isinstance(value, list) else [value]
    names = [
        _string(member.get("name"))
        if isinstance(member, dict) and member.get("@type") != "Organization"
        else _string(member)
        if isinstance(member, str)
        else None
        for member in members
    ]
    return "; ".join(name for name in names if name) or None


def _last_crumb(value: object, title: str | None) -> str | None:
    crumbs = [_crumb_name(member) for member in value] if isinstance(value, list) else []
    names = [name for name in crumbs if name and name != title]
    return names[-1] if len(names) > 1 else None


def _crumb_name(member: object) -> str | None:
    if not isinstance(member, dict):
        return None
    item = member.get("item")
    return _string(member.get("name")) or (_string(item.get("name")) if isinstance(item, dict) else None)


def _from_microdata(found: Stated, doc: Document) -> None:
    if "itemprop=" not in doc.source:
        return
    for element in doc.root.iterfind(".//*[@itemprop]"):
        name = element.get("itemprop")
        if name == "datePublished" and not found.published:
            found.published, found.published_place = _value(element), "itemprop=datePublished"
        elif name == "headline" and not found.title:
            found.title = _value(element)
        elif name == "dateModified":
            found.updated = found.updated or _value(element)
        elif name == "articleBody":
            found.is_article = True


def _value(element: _Element) -> str | None:
    return squeeze(element.get("content") or element.get("datetime") or "") or text_of(element) or None


def _from_meta(found: Stated, doc: Document) -> None:
    meta = doc.meta
    if not found.published:
        for name in _PUBLISHED:
            if name in meta:
                found.published, found.published_place = squeeze(meta[name]), f"meta {name}"
                break
    found.is_article = found.is_article or meta.get("og:type", "").lower() == "article"
    found.title = found.title or squeeze(meta.get("og:title", "")) or None
    found.description = found.description or squeeze(meta.get("og:description", meta.get("description", ""))) or None
    found.category = found.category or squeeze(meta.get("article:section", "")) or None
