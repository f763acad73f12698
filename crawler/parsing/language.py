"""The language of an article."""

from __future__ import annotations

from crawler.text import is_vietnamese


def language(text: str) -> str | None:
    return "vi" if is_vietnamese(text) else None
