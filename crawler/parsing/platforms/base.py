"""What a platform module must offer, as a type: see `crawler.parsing.platforms` for the registry."""

from __future__ import annotations

from typing import Protocol

from crawler.parsing.page import Document
from crawler.records import Article, Link


class Platform(Protocol):
    """One CMS family: how its pages are told, read and addressed."""

    ID: str
    VERSION: str

    def detect(self, doc: Document) -> bool:
        """Whether the markup is this family's."""

    def article_key(self, url: str) -> str | None:
        """The platform's own key of the article at `url`."""

    def clean_url(self, url: str) -> str:
        """The address without what does not change the page."""

    def read(self, doc: Document) -> Article | None:
        """The article of a page; None if it holds none."""

    def is_listing(self, doc: Document) -> bool:
        """Whether a page without an article is a list of items."""

    def pager_links(self, doc: Document) -> tuple[Link, ...]:
        """Further pages of a listing that plain links do not show."""
