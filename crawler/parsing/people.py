"""Authors, their offices and the sources of news, as portals print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Byline:
    author: str | None = None
    author_role: str | None = None
    news_source: str | None = None


def byline(line: str) -> Byline | None:
    match = re.match(r"\W*(Tác giả(?: bài viết)?|Nguồn(?: tin)?)\s*:\s*(.*)", line)
    if not match:
        return None
    if match[1].startswith("Nguồn"):
        return Byline(news_source=match[2] or None)
    name, _, role = match[2].partition(" - ")
    return Byline(name or None, role.rstrip(".") or None)


def credit(text: str) -> Byline | None:
    """Byline of a text that markup alone singles out as the author's (no label): `div.author`, a right-aligned line."""
    return Byline(text.strip("() ")) if text.strip() else None


def signature(last_lines: Sequence[str]) -> tuple[Byline, int] | None:
    return None


def source_prefix(lead: str) -> str | None:
    match = re.match(r"\(([A-Za-zĐđ.]{2,20})\)\s*[-–]", lead)
    return match[1] if match else None


def is_source_line(line: str) -> bool:
    return bool(re.match(r"\W*Nguồn(?: tin)?\s*:", line))
