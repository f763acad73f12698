"""Where the sites get their content from: stories with the time each went online, and the bytes of files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from posixpath import basename, splitext

from tests.portals.files import docx_bytes, jpeg_bytes, pdf_bytes, png_bytes
from tests.portals.model import Paragraph, Story
from tests.portals.site_base import Answer
from tests.portals.stories import filed_at, stories
from tests.portals.stories_extra import edited, syndicated
from tests.portals.stories_plan import HABITS
from tests.portals.switches import EDITED_SINCE

_EDITED = 8, 3
"""With the switch, stories whose number leaves 3 when divided by 8 carry another text."""
_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".css": "text/css",
    ".js": "application/javascript",
    ".ico": "image/x-icon",
}
_FIRST_FILE = datetime(2019, 3, 1, 1, 0, tzinfo=UTC)


def contents(portal_id: str, count: int, switches: frozenset[str]) -> list[tuple[Story, datetime]]:
    """The portal's own stories and those it took over from others, each with the time it went online."""
    copies = (_with_source(copy) for _, (portal, copy) in syndicated() if portal == portal_id)
    told = [*stories(portal_id, count), *copies]
    if EDITED_SINCE in switches:
        told = [edited(story) if story.number % _EDITED[0] == _EDITED[1] else story for story in told]
    return [(story, filed_at(portal_id, story.number)) for story in told]


def _with_source(copy: Story) -> Story:
    """A copy that begins with the prefix of another newsroom names its source by it."""
    first = copy.lead or next(block.text for block in copy.blocks if isinstance(block, Paragraph))
    sources = (name for habits in HABITS.values() for prefix, name in habits.prefixes if first.startswith(prefix))
    source = next(sources, None) if copy.news_source is None else None
    return copy if source is None else replace(copy, news_source=source, traits=copy.traits | {"prefix"})


@lru_cache(maxsize=4096)
def file_answer(path: str) -> Answer:
    """A picture, document, style sheet or script, with a validator (RFC 9110 section 8.8) for conditional requests."""
    ending = splitext(path)[1].lower()
    body = _bytes(path, ending)
    tag = hashlib.sha1(body, usedforsecurity=False).hexdigest()[:16]
    age = timedelta(hours=int(tag[:4], 16) % 30_000)
    headers = (("Last-Modified", format_datetime(_FIRST_FILE + age, usegmt=True)), ("ETag", f'"{tag}"'))
    return Answer(body, content_type=_TYPES.get(ending, "application/octet-stream"), headers=headers, dynamic=False)


def _bytes(path: str, ending: str) -> bytes:
    name = basename(path)
    text = f"Nội dung của tệp {name}, lưu tại cổng thông tin của địa phương."
    match ending:
        case ".pdf":
            return pdf_bytes(name, text)
        case ".docx":
            return docx_bytes(name, text)
        case ".jpg":
            return jpeg_bytes(path)
        case ".css":
            rules = b"".join(b".c%d{color:#%06x}\n" % (number, number * 7919) for number in range(200))
            return b"body{margin:0;font:14px Arial}\n" + rules
        case ".js":
            return b"function doiCoChu(n){document.body.style.fontSize=(14+n)+'px';}\n"
        case _:
            return png_bytes(path)
