"""How much markup is read: a page beyond these limits would keep the parser busy for minutes."""

from __future__ import annotations

import re

LONGEST_PAGE = 8 * 1024 * 1024
"""A page longer than this (bytes, or characters of text) is not read; nor is one with more `<` than the next."""
MOST_MARKS = 200_000
_SHORT_PAGE = 32_768
_SHORT_TAG = 4_096
"""Pages and tags shorter than this (characters) hold too few attributes to matter."""
_MOST_COMPARISONS = 64_000_000
"""As many as one tag with 8,000 attributes takes."""
# A start tag as libxml2 delimits it: `>` inside a quoted value does not end it.
_TAG = re.compile(r"""<[A-Za-z_:.](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')?+""")
_NAME = re.compile(r"[^\s/=]++")


def is_oversized(html: bytes | str) -> bool:
    """Whether a page is too long to be read."""
    return len(html) > LONGEST_PAGE


def is_overloaded(source: str) -> bool:
    """Whether a page has too many tags, or tags with too many attributes: libxml2 compares each with all before it."""
    if source.count("<") > MOST_MARKS:
        return True
    comparisons = 0
    if len(source) >= _SHORT_PAGE:
        for tag in _TAG.finditer(source):
            if tag.end() - tag.start() >= _SHORT_TAG:
                comparisons += sum(1 for _ in _NAME.finditer(_VALUE.sub("= ", tag[0]))) ** 2
    return comparisons > _MOST_COMPARISONS
