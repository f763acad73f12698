"""The language of an article, told from its words: portals declare one language for the whole site."""

from __future__ import annotations

import re
from typing import Literal

from crawler.text import is_vietnamese

Language = Literal["vi", "en"]

_WORD = re.compile(r"[a-z]+")
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "for", "is", "are", "was", "were", "that", "with", "on", "by", "has", "have", "as")
)
_LEAST_WORDS = 12
_LEAST_ENGLISH = 0.15
_SAMPLE = 2_000


def language(text: str) -> Language | None:
    """`vi` or `en` if the first 2,000 characters of a text tell, else None.

    None is too short a text, another language, and Vietnamese typed without marks.
    """
    text = text[:_SAMPLE]
    if is_vietnamese(text):
        return "vi"
    words = _WORD.findall(text.lower())
    common = sum(word in _ENGLISH for word in words)
    return "en" if len(words) >= _LEAST_WORDS and common >= _LEAST_ENGLISH * len(words) else None
