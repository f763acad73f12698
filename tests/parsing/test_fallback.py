"""The last resort, and when it is not asked."""

from __future__ import annotations

import pytest

from crawler.parsing import fallback, parse_page
from crawler.parsing.page import Document
from tests.parsing.pages import PARAGRAPHS, TITLE, paragraphs

HEAD = f'<meta property="og:type" content="article"><meta property="og:title" content="{TITLE}">'
URL = "http://x.vn/bai"


def test_it_reads_title_and_text_and_never_a_date() -> None:
    html = (
        f"<html><head>{HEAD}</head><body><article><h1>{TITLE}</h1>"
        f"<p>10/06/2022</p>{paragraphs()}</article></body></html>"
    )
    article = fallback.read(Document(html, URL))
    assert article is not None
    assert (article.title, article.parser, article.platform, article.published_at) == (
        TITLE,
        "trafilatura",
        "generic",
        None,
    )
    assert PARAGRAPHS[1] in article.body


@pytest.mark.parametrize("html", [f"<p>{PARAGRAPHS[0]}</p>", f"{HEAD}<p>Ngắn</p>", f"{HEAD}{'<p>x</p>' * 300_000}"])
def test_it_is_not_asked_for_pages_that_do_not_say_they_are_articles_or_are_huge(html: str) -> None:
    assert fallback.read(Document(html, URL)) is None


def test_it_is_asked_when_the_generic_reader_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fallback, "read", lambda doc: asked.append(doc.url))
    assert parse_page(f"{HEAD}<p>Ngắn</p>", URL) is None
    assert asked == [URL]
