"""Validation: what is refused, with which word, and that the page stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.records import Article, Attachment, FrontierEntry, Outcome, Page
from pipelines.validate import Validate

URL = "http://huyen.example.vn/tin/mot"
ARTICLE = Article(URL, URL, "generic", "Huyện tổ chức hội nghị", "Nội dung bài viết.", "generic", "1")


def process(article: Article | None) -> Outcome:
    page = Page("article" if article else "listing", URL, URL, "generic", article=article)
    return Validate().process_item(Outcome(FrontierEntry(1, "p", URL, "page"), "captured", page=page))


def test_a_good_article_passes_untouched() -> None:
    outcome = process(ARTICLE)
    assert outcome.dropped is None
    assert outcome.page is not None
    assert outcome.page.article == ARTICLE


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"title": ""}, "no_title"),
        ({"title": "a" * 1001}, "title_too_long"),
        ({"body": ""}, "no_content"),
    ],
)
def test_a_bad_article_is_refused_and_its_page_is_kept(changed: dict[str, Any], reason: str) -> None:
    outcome = process(replace(ARTICLE, **changed))
    assert outcome.dropped == reason
    assert outcome.page is not None
    assert (outcome.page.kind, outcome.page.article, outcome.page.reason) == ("other", None, reason)


@pytest.mark.parametrize("content", [{"lead": "Tóm tắt."}, {"attachments": (Attachment("http://x.vn/a.pdf", "a"),)}])
def test_a_notice_that_is_only_a_file_or_a_lead_passes(content: dict[str, Any]) -> None:
    assert process(replace(ARTICLE, body="", **content)).dropped is None


def test_pages_without_article_pass() -> None:
    assert process(None).dropped is None
