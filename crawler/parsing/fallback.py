"""The last resort: trafilatura, for pages on which the generic reader finds no text."""

from __future__ import annotations

from crawler.parsing.article import SHORTEST_BODY, clean_canonical, same_url
from crawler.parsing.language import language
from crawler.parsing.page import Document
from crawler.parsing.structured import stated
from crawler.records import Article
from crawler.text import squeeze

ID = "generic"
PARSER = "trafilatura"
VERSION = "1"
_LARGEST = 2_000_000
"""Pages longer than this (characters) are not tried: trafilatura can take minutes and gigabytes for one."""


def read(doc: Document) -> Article | None:
    """Title and body of a page that says it is an article; never a date, which trafilatura would guess."""
    said = stated(doc)
    if not said.is_article or not said.title or len(doc.source) > _LARGEST:
        return None
    from trafilatura import extract  # half a second to import, and hardly ever needed

    text = extract(doc.source, include_comments=False, include_tables=True, favor_precision=True) or ""
    body = "\n\n".join(line for line in map(squeeze, text.splitlines()) if line)
    if len(body) < SHORTEST_BODY:
        return None
    return Article(
        url=doc.url,
        canonical_url=clean_canonical(doc.url, same_url),
        platform=ID,
        title=said.title,
        body=body,
        parser=PARSER,
        parser_version=VERSION,
        language=language(body),
    )
