"""First: an article that can not be right is refused with a counted reason; its capture stays in the archive."""

from __future__ import annotations

from dataclasses import replace

from crawler.records import Article, Outcome

MAX_TITLE = 1000
"""Characters; what is longer is a body that slipped into the title."""


class Validate:
    """Refuses articles without a title or without any content."""

    def process_item(self, item: Outcome) -> Outcome:
        if item.page is not None and item.page.article is not None:
            item.dropped = fault(item.page.article)
            if item.dropped:
                item.page = replace(item.page, kind="other", article=None, reason=item.dropped)
        return item


def fault(article: Article) -> str | None:
    """Why the article is refused, in a fixed word; None if it is not."""
    if not article.title:
        return "no_title"
    if len(article.title) > MAX_TITLE:
        return "title_too_long"
    if not (article.body or article.lead or article.images or article.attachments):
        return "no_content"
    return None
