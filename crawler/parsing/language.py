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
# Enough of these letters in its first part make any text Vietnamese, and need not be counted in the rest.
_OWN = re.compile("[đơưĐƠƯ\u1ea0-\u1ef9]")
_FIRST = 600
_ENOUGH = 0.05


def language(text: str) -> Language | None:
    """`vi` or `en` if the first 2,000 characters of a text tell, else None.

    None is too short a text, another language, and Vietnamese typed without marks.
    """
    text = text[:_SAMPLE]
    if len(_OWN.findall(text[:_FIRST])) > _ENOUGH * len(text) or is_vietnamese(text):
        return "vi"
    words = _WORD.findall(text.lower())
    common = sum(word in _ENGLISH for word in words)
    return "en" if len(words) >= _LEAST_WORDS and common >= _LEAST_ENGLISH * len(words) else None
